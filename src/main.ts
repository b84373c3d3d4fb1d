import { ConsoleLogger } from '@nestjs/common';
import { createApp } from './app.ts';
import { openStores } from './app.stores.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { foundDemoSchool } from './demo-school.ts';
import { Organisations } from './organisation/index.ts';
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
  if (config.developmentTokens) await foundDemoSchool(app.get(Organisations, { strict: false }), app.get(Clock));
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  say(`Leerlingdossier listens on ${url}`);
  say(`API document: ${url}/v1/openapi.json`);
  if (config.developmentTokens) say('Development tokens: npm run token -- --help');
};

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
}
