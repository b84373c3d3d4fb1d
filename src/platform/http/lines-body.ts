import { Socket } from 'node:net';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** A JSON text a line. */
export const NDJSON = 'application/x-ndjson';

/** This route takes its body as it comes: `@Body()` is then a Readable, under no limit but the handler's own. */
export const TakesLines = (): MethodDecorator => RouteConfig({ takesLines: true });

/** Nothing to or fro for so long, and the connection is cut: lines have no end that a timeout could wait for. */
const SILENCE_MS = 30_000;

const open = new WeakSet<Socket>();

/** A request that comes in lines takes as long as it takes: it is not late, only it may not fall silent. */
export const comesInLines = (socket: Socket): boolean => open.has(socket);

export const takeLines = (app: NestFastifyApplication): void => {
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(NDJSON, (request, payload, done) => {
      if ((request.routeOptions.config as { readonly takesLines?: boolean }).takesLines !== true) {
        done({ code: 'unsupported-media-type' } as unknown as Error);
        return;
      }
      const { socket } = request.raw;
      if (socket instanceof Socket) {
        open.add(socket);
        socket.setTimeout(SILENCE_MS);
      }
      done(null, payload);
    });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, _reply, done) => {
      const { socket, complete } = request.raw;
      // Whoever was answered and sends on is not read.
      if (open.delete(socket) && !complete) socket.destroySoon();
      done();
    });
};
