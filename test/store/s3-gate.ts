import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before a moto server and lets one write through at a time. S3 looks whether a key is free and takes it in one
 * step; moto does it in two, and between them comes another of its threads.
 */
export class S3Gate {
  /** How many answers to writes get lost on their way back. */
  losing = 0;
  #writes: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly server: Server,
    private readonly behind: string,
  ) {}

  static async open(behind: string): Promise<S3Gate> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const gate = new S3Gate(server, behind);
    server.on('request', (request, response) => {
      gate.#pass(request, response).catch(() => response.destroy());
    });
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isWrite = request.method === 'PUT';
    const forward = () => this.#forward(request, Buffer.concat(chunks));
    const answered = isWrite ? this.#writes.then(forward, forward) : forward();
    if (isWrite) this.#writes = answered.catch(() => undefined);
    const answer = await answered;
    const isLost = isWrite && this.losing-- > 0;
    if (isLost) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(answer.body);
  }

  async #forward({ url = '', method = 'GET', headers }: IncomingMessage, body: Buffer) {
    // These belong to the connection, and fetch sets its own.
    const { host: _host, connection: _connection, expect: _expect, ...others } = headers;
    const answer = await fetch(`${this.behind}${url}`, {
      method,
      headers: others as Record<string, string>,
      ...(body.length > 0 && { body }),
    });
    const { status } = answer;
    return { status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  }
}
