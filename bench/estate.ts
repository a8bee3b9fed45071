import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large an estate is; every workload asks for four resources. */
export interface Size {
  readonly workloads: number;
  readonly environments: number;
}

/** A platform repository of a size, made on the sandbox of this clone. */
export function writeEstate(root: string, clone: string, { workloads, environments }: Size): void {
  mkdirSync(join(root, 'stacks'), { recursive: true });
  writeFileSync(
    join(root, 'cdktf.json'),
    '{ "language": "typescript", "app": "true", "output": "cdktf.out" }\n',
  );
  writeFileSync(join(root, 'stacks', 'platform.ts'), platform(clone));
  const project = join(root, 'projects', 'estate');
  mkdirSync(join(project, 'environments'), { recursive: true });
  for (let n = 0; n < workloads; n++) {
    const folder = join(project, workloadName(n));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'score.yaml'), scoreFile(workloadName(n)));
  }
  for (let n = 0; n < environments; n++) {
    writeFileSync(
      join(project, 'environments', `${environmentName(n)}.yaml`),
      'type: development\n',
    );
  }
}

export const workloadName = (n: number) => `service-${String(n).padStart(4, '0')}`;
export const environmentName = (n: number) => `env-${String(n).padStart(4, '0')}`;

function platform(clone: string): string {
  return `import { sandbox } from '${clone}/resource-packs/sandbox';
import { definePlatform } from '${clone}/src';
export default definePlatform({ environmentTypes: { development: { packs: [sandbox()] } } });
`;
}

function scoreFile(name: string): string {
  return `apiVersion: score.dev/v1b1
metadata:
  name: ${name}
service:
  ports:
    http: { port: 80, targetPort: 8080 }
containers:
  main:
    image: registry.example/${name}:1.4.2
    variables:
      LOG_LEVEL: info
      DATABASE_URL: postgres://\${resources.db.username}:\${resources.db.password}@\${resources.db.host}:\${resources.db.port}/\${resources.db.name}
      CACHE: \${resources.cache.host}:\${resources.cache.port}
      BUCKET: \${resources.files.bucket}
      PUBLIC_URL: https://\${resources.domain.host}/
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits: { cpu: "1", memory: 512Mi }
    readinessProbe:
      httpGet: { path: /ready, port: 8080 }
resources:
  db: { type: postgres }
  cache: { type: redis }
  files: { type: s3 }
  domain: { type: dns }
`;
}
