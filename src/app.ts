import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LoggerService } from '@nestjs/common';
import { AppModule } from './app.module.ts';
import type { Stores } from './app.stores.ts';
import type { Config } from './config.ts';
import { Clock } from './platform/clock.ts';
import { configureApp, fastifyAdapter } from './platform/http/app.ts';
import type { Thread } from './platform/projections/index.ts';

/**
 * The whole service over open stores, not yet listening. It closes the stores when it is closed.
 * @param projector starts a thread that keeps the lists up to date; without it this thread does
 */
export const createApp = async (config: Config, stores: Stores, logger: LoggerService | false, clock = new Clock(), projector?: () => Thread): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, stores, clock, projector), fastifyAdapter(), { logger, abortOnError: false });
  return configureApp(app);
};
