import { ConsoleLogger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { createApp } from './app.ts';
import { openStores } from './app.stores.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { foundDemoSchool } from './demo-school.ts';
import { Organisations } from './organisation/index.ts';
import { DEMO_DOSSIER } from './platform/auth/development.ts';
import { Clock } from './platform/clock.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const start = async (config: Config): Promise<void> => {
  // Nest tells at `log` what it mounts; that is of use to who builds, not to who runs.
  const logger = new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] });
  const stores = await openStores(config, (warning) => {
    logger.warn(warning);
  });
  const app = await createApp(config, stores, logger);
  app.enableShutdownHooks();
  await app.init();
  if (config.developmentTokens) await foundDemoSchool(app.get(Organisations, { strict: false }), app.get(CommandBus), app.get(Clock));
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  say(`Leerlingdossier listens on ${url}`);
  say(`API document: ${url}/v1/openapi.json`);
  if (config.developmentTokens) say(`Development tokens: npm run token -- --help (demo dossier: ${url}/v1/dossiers/${DEMO_DOSSIER})`);
};

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
}
