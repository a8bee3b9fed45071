import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type RecordStore } from '../../src/store';
import { Repository, type Ended } from '../terraform/repository';

/** The environment that most tests are about. */
export const TEST = { project: 'shop', environment: 'test' };

const PLATFORM = `import { sandbox, sandboxSecrets } from 'scoreform/packs/sandbox';
import { definePlatform } from 'scoreform';

const sandboxed = { packs: [sandbox()], secrets: sandboxSecrets() };

export default definePlatform({
  environmentTypes: {
    development: sandboxed,
    production: { ...sandboxed, protected: true },
  },
  rules: [],
});
`;

const WEB = `apiVersion: score.dev/v1b1
metadata:
  name: web
containers:
  main:
    image: registry.example/web:1.0.0
    variables:
      DATABASE: \${resources.db.host}
      SHARED: \${resources.shared.host}
      FILES: \${resources.files.bucket}
    volumes:
      /var/lib/web:
        source: \${resources.disk}
resources:
  db: { type: postgres }
  shared: { type: postgres, id: shop-shared }
  files: { type: s3 }
  disk: { type: volume }
  name: { type: dns }
`;

const WORKER = `apiVersion: score.dev/v1b1
metadata:
  name: worker
containers:
  main:
    image: registry.example/worker:1.0.0
    variables:
      DATABASE: \${resources.jobs.host}
      SHARED: \${resources.shared.host}
resources:
  jobs: { type: postgres }
  shared: { type: postgres, id: shop-shared }
`;

/** A small shop with things that hold data and things that do not, on the sandbox; nothing is deployed yet. */
export function shop(): Repository {
  return Repository.of({
    'stacks/platform.ts': PLATFORM,
    'projects/shop/project.yaml': 'description: A small shop.\n',
    'projects/shop/web/score.yaml': WEB,
    'projects/shop/worker/score.yaml': WORKER,
    'projects/shop/environments/test.yaml': 'type: development\n',
  });
}

/** The same shop, deployed. */
export function deployedShop(): Repository {
  const repository = shop();
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test'));
  return repository;
}

/** The local state of an environment as it lies there; undefined where there is none. */
export function stateOf({ root }: Repository, name = 'shop/test'): string | undefined {
  const file = join(root, '.scoreform', 'state', `${name}.tfstate`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The image of the web in a state. */
export const imageIn = (state: string | undefined) => /web:\d\.0\.0/.exec(state ?? '')?.[0];

interface State {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly status?: string; readonly deposed?: string }[];
  }[];
}

/** The Terraform addresses of what a local state holds whole: neither tainted, nor deposed, nor begun and not there yet. */
export function wholeIn(state: string | undefined): readonly string[] {
  // Terraform makes an empty file to lock it, before it has anything to keep.
  const { resources } = JSON.parse(state || '{ "resources": [] }') as State;
  return resources
    .filter(
      ({ instances }) =>
        instances.length > 0 &&
        instances.every(({ status, deposed }) => status !== 'tainted' && deposed === undefined),
    )
    .map(({ type, name }) => `${type}.${name}`);
}

/** The records of a repository, in their usual folder. */
export function recordsOf({ root }: Repository): RecordStore {
  return openStore({ kind: 'folder', path: '.scoreform/records' }, root);
}

/** Ends the test with all that a command said, where it came to something else. */
export function mustEnd(status: number, ended: Ended): Ended {
  if (ended.status === status) return ended;
  throw new Error(
    `It ended with ${String(ended.status)} instead of ${String(status)}:\n${ended.stdout}${ended.stderr}`,
  );
}
