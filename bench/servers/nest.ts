/** Nest on Fastify with one route for a fact and one for health, and nothing behind them. */
import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

class Routes {
  record(dossierId: string, body: { readonly kind?: string }): object {
    return { dossierId, kind: body.kind };
  }

  live(): object {
    return { status: 'live' };
  }
}

class App {
  readonly name = 'bare';
}

// Decorators without their syntax: node runs this file as it is.
const method = (name: 'record' | 'live', ...decorators: readonly MethodDecorator[]): void => {
  const descriptor = Object.getOwnPropertyDescriptor(Routes.prototype, name);
  if (descriptor) for (const decorate of decorators) decorate(Routes.prototype, name, descriptor);
};
method('record', Post('v1/dossiers/:dossierId/conversations'), HttpCode(201));
method('live', Get('health/live'));
Param('dossierId')(Routes.prototype, 'record', 0);
Body()(Routes.prototype, 'record', 1);
Controller()(Routes);
Module({ controllers: [Routes] })(App);

const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
process.stdout.write(`listens on ${await app.getUrl()}\n`);
