import { App, LocalBackend, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { REQUESTS, environmentName, workloadName } from './estate';

/**
 * The same resources by hand: what a platform team writes with cdktf alone, as cdktf's documentation has it. One stack
 * for each environment, four resources and a workload that refers to them, a backend, an output.
 *
 * Usage: plain-app.ts <workloads> <environments> <output>
 */
class Record extends TerraformResource {
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
}

class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, name: string, workloads: number) {
    super(scope, `estate-${name}`);
    new LocalBackend(this, { path: `../../../.scoreform/state/estate/${name}.tfstate` });
    for (let n = 0; n < workloads; n++) this.workload(workloadName(n));
  }

  private workload(name: string): void {
    const [db, cache, files, domain] = REQUESTS.map(
      (type) =>
        new Record(this, `${name}-${type}`, {
          type,
          name: `${this.node.id}-${name}-${type}`,
          host: `${name}-${type}.internal`,
          port: 5432,
          username: name,
          bucket: `${this.node.id}-${name}`,
        }),
    ) as [Record, Record, Record, Record];
    const output = (record: Record, key: string) => record.getStringAttribute(`output.${key}`);
    new Record(this, name, {
      image: `registry.example/${name}:1.4.2`,
      ports: { http: { port: 80, targetPort: 8080 } },
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '1', memory: '512Mi' },
      readiness: { path: '/ready', port: 8080 },
      variables: {
        LOG_LEVEL: 'info',
        DATABASE_URL: `postgres://${output(db, 'username')}@${output(db, 'host')}:${output(db, 'port')}/${output(db, 'name')}`,
        CACHE: `${output(cache, 'host')}:${output(cache, 'port')}`,
        BUCKET: output(files, 'bucket'),
        PUBLIC_URL: `https://${output(domain, 'host')}/`,
      },
    });
  }
}

const [, , workloads = '1', environments = '1', outdir = 'cdktf.out'] = process.argv;
const app = new App({ outdir });
for (let n = 0; n < Number(environments); n++) {
  new EnvironmentStack(app, environmentName(n), Number(workloads));
}
app.synth();
