import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A platform repository of many workloads on AWS, to be planned with no account. */
export function writeSimulated(root: string, clone: string, workloads: number): void {
  mkdirSync(join(root, 'stacks'), { recursive: true });
  writeFileSync(
    join(root, 'cdktf.json'),
    '{ "language": "typescript", "app": "true", "output": "cdktf.out" }\n',
  );
  writeFileSync(join(root, 'stacks', 'platform.ts'), platform(clone));
  const project = join(root, 'projects', 'estate');
  mkdirSync(join(project, 'environments'), { recursive: true });
  writeFileSync(join(project, 'environments', 'all.yaml'), 'type: large\n');
  for (let n = 0; n < workloads; n++) {
    const name = `service-${String(n).padStart(4, '0')}`;
    mkdirSync(join(project, name), { recursive: true });
    writeFileSync(join(project, name, 'score.yaml'), scoreFile(name));
  }
}
function platform(clone: string): string {
  return `import { aws, awsSecrets } from '${clone}/resource-packs/aws';
import { definePlatform } from '${clone}/src';
const place = { account: '111122223333', region: 'eu-central-1' };
const zone = { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' };
export default definePlatform({
  environmentTypes: { large: { packs: [aws({ ...place, zone })], secrets: awsSecrets(place) } },
});
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
      URL: https://\${resources.name.host}/
    resources:
      requests: { cpu: 250m, memory: 512Mi }
      limits: { cpu: 500m, memory: 1Gi }
resources:
  name: { type: dns }
`;
}
