import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it. */
export interface ApiRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Answer = (request: ApiRequest) => { readonly status?: number; readonly body: unknown };

/** The REST API of a platform, on loopback; it remembers what it was asked. */
export class FakeApi {
  readonly requests: ApiRequest[] = [];

  private constructor(private readonly server: Server) {}

  static async start(answer: Answer): Promise<FakeApi> {
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => (text += part));
      request.on('end', () => {
        const { authorization = '', 'private-token': token = '' } = request.headers;
        const seen = {
          method: request.method ?? '',
          path: request.url ?? '',
          token: `${authorization}${String(token)}`,
          body: (text === '' ? {} : JSON.parse(text)) as ApiRequest['body'],
        };
        api.requests.push(seen);
        const { status = 200, body } = answer(seen);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
    const api = new FakeApi(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return api;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The requests that wrote something. */
  get writes(): readonly ApiRequest[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}
