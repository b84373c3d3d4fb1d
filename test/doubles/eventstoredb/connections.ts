import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export const HOST = '127.0.0.1';

/** The sockets of the double, held here so that they can be cut under the feet of gRPC. */
export class Connections {
  readonly #accept: (socket: Socket) => void;
  readonly #open = new Set<Socket>();
  #listener: Server | undefined;
  #port = 0;

  constructor(accept: (socket: Socket) => void) {
    this.#accept = accept;
  }

  get port(): number {
    return this.#port;
  }

  /** Port 0 = any free port. */
  async listen(port: number): Promise<void> {
    const listener = createServer((socket) => {
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
      // A client that goes away is no failure of the double.
      socket.on('error', () => {});
      this.#accept(socket);
    });
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, HOST, resolve);
    });
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  /** Stops accepting and cuts every connection. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    if (listener === undefined) return;
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
    this.cutAll();
    await closed;
  }

  cutAll(): void {
    for (const socket of [...this.#open]) socket.destroy();
  }

  /** `peer` as gRPC names it: address and port of the client. */
  cut(peer: string): void {
    const port = Number(peer.slice(peer.lastIndexOf(':') + 1));
    for (const socket of [...this.#open]) if (socket.remotePort === port) socket.destroy();
  }
}
