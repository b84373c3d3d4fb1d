import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { createApp } from './app.ts';
import { openStores } from './app.stores.ts';
import { ConfigError, logLevels, readConfig, type Config } from './config.ts';
import { foundDemoSchool } from './demo-school.ts';
import { Organisations } from './organisation/index.ts';
import { DEMO_DOSSIER } from './platform/auth/development.ts';
import { Clock } from './platform/clock.ts';
import { projectorOf } from './projector.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

/** Nest's names of the levels that a configured level lets through. */
const NEST_LEVELS = { fatal: 'fatal', error: 'error', warn: 'warn', info: 'log', debug: 'debug', trace: 'verbose' } as const satisfies Partial<Record<Config['logLevel'], LogLevel>>;

const levelsUpTo = (level: Config['logLevel']): LogLevel[] =>
  level === 'silent' ? [] : logLevels.slice(0, logLevels.indexOf(level) + 1).flatMap((it) => (it === 'silent' ? [] : [NEST_LEVELS[it]]));

const start = async (config: Config): Promise<void> => {
  const logger = new ConsoleLogger({ json: true, logLevels: levelsUpTo(config.logLevel) });
  const stores = await openStores(config, (warning) => {
    logger.warn(warning);
  });
  const app = await createApp(config, stores, logger, new Clock(), projectorOf(config, stores));
  try {
    app.enableShutdownHooks();
    await app.init();
    if (config.developmentTokens) await foundDemoSchool(app.get(Organisations, { strict: false }), app.get(CommandBus), app.get(Clock));
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = await app.getUrl();
  say(`Leerlingdossier listens on ${url}`);
  say(`API document: ${url}/v1/openapi.json`);
  if (config.developmentTokens) say(`Development tokens: npm run token -- --help (demo dossier: ${url}/v1/dossiers/${DEMO_DOSSIER})`);
};

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}\n`);
  // A supervisor starts it again only when it is gone.
  process.exit(1);
}
