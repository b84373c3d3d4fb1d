import { ConsoleLogger } from '@nestjs/common';
import { createApp } from './app.ts';
import { openStores } from './app.stores.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { foundDemoSchool } from './demo-school.ts';
import { Organisations } from './organisation/index.ts';
import { Clock } from './platform/clock.ts';

const start = async (config: Config): Promise<void> => {
  const logger = new ConsoleLogger({ json: true, logLevels: config.environment === 'production' ? ['warn', 'error', 'fatal'] : ['warn', 'error', 'fatal'] });
  const stores = await openStores(config, (warning) => logger.warn(warning));
  const app = await createApp(config, stores, logger);
  app.enableShutdownHooks();
  if (config.developmentTokens) await foundDemoSchool(app.get(Organisations), app.get(Clock));
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  console.log(`Leerlingdossier listens on ${url}`);
  console.log(`API document: ${url}/v1/openapi.json`);
  if (config.developmentTokens) console.log('Development tokens: npm run token -- --help');
};

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
