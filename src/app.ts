import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LoggerService } from '@nestjs/common';
import { AppModule } from './app.module.ts';
import type { Stores } from './app.stores.ts';
import type { Config } from './config.ts';
import { Clock } from './platform/clock.ts';
import { configureApp, fastifyAdapter } from './platform/http/app.ts';

/** The whole service over open stores, not yet listening. It closes the stores when it is closed. */
export const createApp = async (config: Config, stores: Stores, logger: LoggerService | false, clock = new Clock()): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, stores, clock), fastifyAdapter(), { logger, abortOnError: false });
  return configureApp(app);
};
