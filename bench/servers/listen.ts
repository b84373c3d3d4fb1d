import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Says where it listens, as the service does, and ends when it is asked to. */
export const listen = (server: Server, close: () => void = () => undefined): void => {
  server.listen(0, '127.0.0.1', () => process.stdout.write(`listens on http://127.0.0.1:${String((server.address() as AddressInfo).port)}\n`));
  process.once('SIGTERM', () => {
    server.close(close);
    server.closeAllConnections();
  });
};
