import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Found } from '../found';
import { findPythonTool } from '../python-tool';

const REGION = 'eu-central-1';

/** `moto_server`, which plays the API of AWS, on this machine or from PyPI. */
export const findMoto = (): Found<string> =>
  findPythonTool({ command: 'moto_server', requirement: 'moto[server]==5.2.1' });

/** A running moto, empty when it starts. */
export class Moto {
  private constructor(
    private readonly server: ChildProcess,
    readonly url: string,
  ) {}

  static async start(command: string): Promise<Moto> {
    const port = await freePort();
    const server = spawn(command, ['-H', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore',
      // Roles are given policies that AWS itself keeps.
      env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
    });
    const moto = new Moto(server, `http://127.0.0.1:${String(port)}`);
    await moto.untilItAnswers();
    return moto;
  }

  /** What leads Terraform, its provider and an S3 backend to it. */
  get variables(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      AWS_REGION: REGION,
    };
  }

  /** The current values in Secrets Manager, by the name of the secret. */
  async secrets(): Promise<ReadonlyMap<string, string>> {
    const list = (await this.call('secretsmanager', 'secretsmanager.ListSecrets', {})) as {
      SecretList: readonly { Name: string }[];
    };
    const values = await Promise.all(
      list.SecretList.map(async ({ Name: SecretId }) => {
        const got = await this.call('secretsmanager', 'secretsmanager.GetSecretValue', {
          SecretId,
        });
        return [SecretId, (got as { SecretString: string }).SecretString] as const;
      }),
    );
    return new Map(values);
  }

  /** Makes the public zone that the options of a pack name. */
  async createZone(name: string): Promise<{ readonly id: string; readonly name: string }> {
    const response = await fetch(`${this.url}/2013-04-01/hostedzone`, {
      method: 'POST',
      headers: { authorization: authorization('route53') },
      body: `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
    });
    const [, id] = /<Id>\/hostedzone\/(\w+)<\/Id>/.exec(await response.text()) ?? [];
    if (id === undefined) throw new Error(`moto does not make the zone ${name}.`);
    return { id, name };
  }

  /** Makes a secret, as people do. */
  async createSecret(name: string, value: string): Promise<void> {
    await this.call('secretsmanager', 'secretsmanager.CreateSecret', {
      Name: name,
      SecretString: value,
      ClientRequestToken: randomUUID(),
    });
  }

  /** The VPC that an account has from the beginning, and its subnets. */
  async network(): Promise<{ readonly vpc: string; readonly subnets: readonly string[] }> {
    const query = { Action: 'DescribeSubnets', Version: '2016-11-15' };
    const answer = await this.query('ec2', query);
    const subnets = [...answer.matchAll(/<subnetId>([^<]+)/g)].map(([, id = '']) => id).sort();
    return { vpc: /<vpcId>([^<]+)/.exec(answer)?.[1] ?? '', subnets };
  }

  /** Calls an API of AWS that speaks in forms, and gives the XML that it answers. */
  async query(service: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { authorization: authorization(service) },
      body: new URLSearchParams(parameters),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${parameters['Action'] ?? service}: ${answer}`);
    return answer;
  }

  /** Calls an API of AWS that speaks JSON. */
  private async call(service: string, target: string, body: object): Promise<unknown> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        authorization: authorization(service),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${target}: ${await response.text()}`);
    return response.json();
  }

  async stop(): Promise<void> {
    if (this.server.exitCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGTERM');
    await ended;
  }

  private async untilItAnswers(): Promise<void> {
    for (let tries = 0; tries < 300 && this.server.exitCode === null; tries++) {
      const answer = await fetch(`${this.url}/moto-api/data.json`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    await this.stop();
    throw new Error('moto_server does not answer.');
  }
}

/** As of a signed request; only the scope is looked at. */
function authorization(service: string): string {
  const scope = `20260101/${REGION}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=testing/${scope}, SignedHeaders=host, Signature=0`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
