import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Service, Someone } from './school.ts';

export interface LineResult {
  readonly id?: string;
  readonly status: number;
  readonly problem?: { readonly code: string; readonly detail: string };
}

/** A sender of lines over a real connection, so that both sides can be slow or go away. */
export class LinesClient {
  private constructor(
    readonly request: ClientRequest,
    private readonly answered: Promise<IncomingMessage>,
  ) {}

  static async open(service: Service, who: Someone, headers: Readonly<Record<string, string>> = {}): Promise<LinesClient> {
    const server = service.app.getHttpServer();
    if (!server.listening) await service.app.listen(0, '127.0.0.1');
    const { port } = server.address() as AddressInfo;
    const sending = request({ port, host: '127.0.0.1', path: '/v1/events', method: 'POST', agent: false, headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/x-ndjson', ...headers } });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sending.once('response', resolve);
      sending.once('error', reject);
    });
    answered.catch(() => undefined);
    sending.flushHeaders();
    return new LinesClient(sending, answered);
  }

  /** As text, an event as a line; waits while the other side takes no more. */
  async write(line: unknown): Promise<void> {
    const text = typeof line === 'string' || Buffer.isBuffer(line) ? line : `${JSON.stringify(line)}\n`;
    if (!this.request.write(text)) await once(this.request, 'drain');
  }

  end(): void {
    this.request.end();
  }

  answer(): Promise<IncomingMessage> {
    return this.answered;
  }

  /** The results as they come. */
  async *results(): AsyncGenerator<LineResult> {
    for await (const line of createInterface({ input: await this.answered, crlfDelay: Infinity })) yield JSON.parse(line) as LineResult;
  }

  /** Sends everything and reads everything, both at once. */
  async exchange(lines: Iterable<unknown>): Promise<readonly LineResult[]> {
    const found: LineResult[] = [];
    const reading = (async () => {
      for await (const result of this.results()) found.push(result);
    })();
    for (const line of lines) await this.write(line);
    this.end();
    await reading;
    return found;
  }
}
