import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Repository } from '../terraform/repository';

const PLATFORM = `import { kubeconfig, kubernetes, kubernetesSecrets } from 'scoreform/packs/kubernetes';
import { sandbox } from 'scoreform/packs/sandbox';
import { definePlatform } from 'scoreform';

export default definePlatform({
  environmentTypes: {
    cluster: {
      packs: [kubernetes({ cluster: kubeconfig({ context: 'staging' }), domain: 'web.example' })],
      secrets: kubernetesSecrets(),
    },
    records: { packs: [sandbox()] },
  },
});
`;

const SCORE = `apiVersion: score.dev/v1b1
metadata:
  name: site
service:
  ports:
    http: { port: 80, targetPort: 8080 }
containers:
  main:
    image: registry.example/site:1.0.0
    variables:
      DATABASE: \${resources.db.host}
resources:
  db: { type: postgres }
`;

/** A workload with a database, in a cluster (`web/cluster`) and in the sandbox (`web/sandbox`); nothing can be reached. */
export function web(): Repository {
  const repository = new Repository();
  repository.link('node_modules');
  repository.write('stacks/platform.ts', PLATFORM);
  repository.write('projects/web/site/score.yaml', SCORE);
  repository.write('projects/web/environments/cluster.yaml', 'type: cluster\n');
  repository.write('projects/web/environments/sandbox.yaml', 'type: records\n');
  return apart(repository);
}

/** A copy, with what is deployed there. */
export function copyOf(repository: Repository): Repository {
  return apart(repository.copy());
}

/** Away from everything: what would reach for a real world fails at once, and what is only for the moment has a folder. */
function apart(repository: Repository): Repository {
  const temporary = join(repository.root, 'tmp');
  mkdirSync(temporary, { recursive: true });
  Object.assign(repository.variables, {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    TF_CLI_CONFIG_FILE: '',
    TMPDIR: temporary,
  });
  return repository;
}

/** Whether something lies below `.scoreform`. */
export function lies({ root }: Repository, path: string): boolean {
  return existsSync(join(root, '.scoreform', path));
}

/** What is left of sockets, and of anything else that is for the moment. */
export function leftOf({ root }: Repository): readonly string[] {
  return readdirSync(join(root, 'tmp')).filter((name) => name.startsWith('scoreform-'));
}
