import { App, LocalBackend, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { environmentName, workloadName } from './estate';

/**
 * The same resources by hand: what a team writes with cdktf alone, as its documentation has it. Each workload of each
 * environment gets its database, cache, bucket and host name, each with its arguments and outputs as the sandbox makes
 * them, and a record that refers to them; a test compares the two. (cdktf's own class for `terraform_data` would start
 * Terraform once for each resource, so this one is the peer's gain.)
 *
 * Usage: plain-app.ts <workloads> <environments> <output folder>
 */
class Data extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: object,
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  protected override synthesizeAttributes() {
    return { input: this.input };
  }

  output(key: string): string {
    return this.getStringAttribute(`output.${key}`);
  }
}

class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, environment: string, workloads: number) {
    super(scope, `estate-${environment}`);
    new LocalBackend(this, { path: `../../../.scoreform/state/estate/${environment}.tfstate` });
    for (let n = 0; n < workloads; n++) this.workload(workloadName(n));
  }

  private workload(workload: string): void {
    const domain = this.resource(workload, 'dns', 'domain', (host) => ({
      host,
      url: `http://${host}`,
    }));
    const db = this.resource(workload, 'postgres', 'db', (host, name) => ({
      host,
      port: 5432,
      name,
      database: name,
      username: name,
    }));
    const cache = this.resource(workload, 'redis', 'cache', (host) => ({
      host,
      port: 6379,
      username: 'default',
    }));
    const files = this.resource(workload, 's3', 'files', (host, name) => ({
      bucket: name,
      endpoint: `https://${host}`,
      region: 'sandbox',
      access_key_id: name,
      aws_access_key_id: name,
    }));
    const password = `«secret sandbox/postgres.default#${workload}.db/password»`;
    new Data(this, workload, {
      address: `workload.default#${workload}`,
      class: 'default',
      metadata: { name: workload },
      service: { ports: { http: { port: 80, targetPort: 8080 } } },
      containers: {
        main: {
          image: `registry.example/${workload}:1.4.2`,
          resources: {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { cpu: '1', memory: '512Mi' },
          },
          readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
          variables: {
            LOG_LEVEL: 'info',
            DATABASE_URL: `postgres://${db.output('username')}:${password}@${db.output('host')}:${db.output('port')}/${db.output('name')}`,
            CACHE: `${cache.output('host')}:${cache.output('port')}`,
            BUCKET: files.output('bucket'),
            PUBLIC_URL: `https://${domain.output('host')}/`,
          },
        },
      },
      uses: {
        db: { address: `postgres.default#${workload}.db`, access: 'write' },
        cache: { address: `redis.default#${workload}.cache`, access: 'write' },
        files: { address: `s3.default#${workload}.files`, access: 'write' },
        domain: { address: `dns.default#${workload}.domain`, access: 'read' },
      },
    });
  }

  private resource(
    workload: string,
    type: string,
    name: string,
    attributes: (host: string, name: string) => Record<string, unknown>,
  ): Data {
    const id = `${this.node.id}-${type}-${workload}-${name}`;
    const values = attributes(`${id}.sandbox.localhost`, id);
    const data = new Data(this, `${workload}-${name}`, {
      address: `${type}.default#${workload}.${name}`,
      ...values,
    });
    const value = Object.fromEntries(Object.keys(values).map((key) => [key, data.output(key)]));
    new TerraformOutput(this, `${workload}-${name}-outputs`, { value });
    return data;
  }
}

const [, , workloads = '1', environments = '1', outdir = 'cdktf.out'] = process.argv;
const app = new App({ outdir });
for (let n = 0; n < Number(environments); n++) {
  new EnvironmentStack(app, environmentName(n), Number(workloads));
}
app.synth();
