import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { copyForEach } from './copies';
import { deployedShop, mustEnd, stateOf } from './shop';

jest.setTimeout(120_000);

const DEPLOY = ['deploy', '-e', 'shop/test', '--yes'];
const SCORE = 'projects/shop/web/score.yaml';
const PLATFORM = 'stacks/platform.ts';

/** A definition beside the sandbox's, which makes a database under another name, or anew with each version of itself. */
const OTHER_DATABASE = `import { TerraformResource } from 'cdktf';
import { defineResource } from 'scoreform';
import { postgresType } from 'scoreform/resource-types';

class Record extends TerraformResource {
  constructor(scope: any, id: string, private readonly settings: object) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }
  protected override synthesizeAttributes() { return { ...this.settings }; }
}

export const database = (id: string, version: string) =>
  defineResource(postgresType, {
    name: 'other-postgres',
    summary: 'Another database.',
    stateful: ['terraform_data'],
    unavailable: { password: 'It has none.' },
    create({ scope, address }) {
      new Record(scope, id, { input: { address: String(address) }, triggers_replace: { version } });
      return { host: 'db', port: 5432, name: 'db', database: 'db', username: 'db' };
    },
  });
`;

function ruleFor(repository: Repository, rule: string): void {
  repository.write('stacks/database.ts', OTHER_DATABASE);
  repository.edit(
    PLATFORM,
    "import { definePlatform } from 'scoreform';",
    "import { definePlatform, existing, rule } from 'scoreform';\nimport { postgresType } from 'scoreform/resource-types';\nimport { database } from './database';",
  );
  repository.edit(PLATFORM, 'rules: []', `rules: [${rule}]`);
}

/** A shop that was deployed; each test has a copy of it. */
let repository: Repository;
copyForEach(deployedShop, (copy) => {
  repository = copy;
});

interface Loss {
  readonly because: string;
  readonly change: (repository: Repository) => void;
  /** @default deploying again */
  readonly command?: readonly string[];
  /** What the refusal names. */
  readonly names: readonly string[];
  /** @default deploy/data-would-be-lost */
  readonly code?: string;
}

const unchanged = () => undefined;

const LOSSES: readonly Loss[] = [
  {
    because: 'a request with a new name asks for a new and empty database',
    change: (it) => {
      it.edit(SCORE, '  db: {', '  database: {');
      it.edit(SCORE, 'resources.db.', 'resources.database.');
    },
    names: ['postgres.default#web.db', 'from: postgres.default#web.db'],
  },
  {
    because: 'a workload with a new name takes nothing along unless that is declared',
    change: (it) => it.edit(SCORE, 'name: web', 'name: site'),
    names: ['postgres.default#web.db', 's3.default#web.files', 'volume.default#web.disk'],
  },
  {
    because: 'a request that is gone takes its database along',
    change: (it) => {
      it.edit(SCORE, '  db: { type: postgres }\n', '');
      it.edit(SCORE, '      DATABASE: ${resources.db.host}\n', '');
    },
    names: ['postgres.default#web.db'],
  },
  {
    because: 'a workload file that is gone takes what it asked for along',
    change: (it) => it.delete('projects/shop/worker'),
    names: ['postgres.default#worker.jobs', 'the workload "worker" is gone'],
  },
  {
    because: 'a shared database goes with the last who asks for it',
    change: (it) => {
      for (const file of [SCORE, 'projects/shop/worker/score.yaml']) {
        it.edit(file, '  shared: { type: postgres, id: shop-shared }\n', '');
        it.edit(file, '      SHARED: ${resources.shared.host}\n', '');
      }
    },
    names: ['postgres.default#shop-shared'],
  },
  {
    because: 'a changed class is another thing',
    change: (it) => it.edit(SCORE, '{ type: volume }', '{ type: volume, class: nfs }'),
    names: ['volume.default#web.disk'],
  },
  {
    because: 'a changed id is another thing',
    change: (it) => it.edit(SCORE, '{ type: s3 }', '{ type: s3, id: shop-files }'),
    names: ['s3.default#web.files'],
  },
  {
    because: 'another definition makes another thing under the same address',
    change: (it) => ruleFor(it, "rule({ id: 'web.db' }, database('other', '1'))"),
    names: ['postgres.default#web.db'],
    code: 'deploy/definition-changed',
  },
  {
    because: 'a definition that makes nothing leaves nothing of what was there',
    change: (it) => {
      it.edit(SCORE, 'DATABASE: ${resources.db.host}', 'DATABASE: db');
      ruleFor(it, "rule({ id: 'web.db' }, existing(postgresType, { host: 'db' }))");
    },
    names: ['postgres.default#web.db'],
    code: 'deploy/definition-changed',
  },
  {
    because: 'an environment of another type is made of other things',
    change: (it) => {
      it.write('stacks/database.ts', OTHER_DATABASE);
      it.edit(
        PLATFORM,
        "import { definePlatform } from 'scoreform';",
        "import { definePack, definePlatform } from 'scoreform';\nimport { database } from './database';",
      );
      it.edit(
        PLATFORM,
        '    production:',
        "    other: { packs: [sandbox().without('postgres'), definePack({ name: 'other', summary: 'Other.', folder: __dirname, resources: [database('other', '1')] })] },\n    production:",
      );
      it.write('projects/shop/environments/test.yaml', 'type: other\n');
    },
    names: ['postgres.default#web.db', 'postgres.default#worker.jobs'],
    code: 'deploy/definition-changed',
  },
  {
    because: 'an object that Terraform replaces is gone, too, whatever the stack says',
    change: (it) => {
      mustEnd(
        0,
        it.run('terraform', ...inState(it, 'taint', 'terraform_data.postgres_default_web_db')),
      );
    },
    names: ['postgres.default#web.db'],
  },
  {
    because: 'what no record knows of is taken for something that holds data',
    change: (it) => {
      it.delete('.scoreform/records');
      it.delete('projects/shop/worker');
    },
    names: ['terraform_data.postgres_default_worker_jobs'],
  },
  {
    because: 'to destroy an environment is to lose its data',
    change: unchanged,
    command: ['destroy', '-e', 'shop/test', '--yes'],
    names: [
      'postgres.default#web.db',
      's3.default#web.files',
      'volume.default#web.disk',
      'postgres.default#shop-shared',
    ],
    code: 'deploy/environment-holds-data',
  },
  {
    because: 'one permission is for one resource, and the others are asked about',
    change: unchanged,
    command: ['destroy', '-e', 'shop/test', '--yes', '--allow-destroy', 'postgres.default#web.db'],
    names: ['s3.default#web.files'],
    code: 'deploy/environment-holds-data',
  },
  {
    because: 'the name of another environment confirms nothing',
    change: unchanged,
    command: ['destroy', '-e', 'shop/test', '--yes', '--confirm', 'tset'],
    names: ['Did you mean "test"?'],
    code: 'deploy/confirms-nothing',
  },
  {
    because: 'a permission with a slip of the pen is for nothing',
    change: (it) => it.delete('projects/shop/worker'),
    command: [...DEPLOY, '--allow-destroy', 'postgres.default#worker.job'],
    names: ['Did you mean "postgres.default#worker.jobs"?'],
    code: 'deploy/allows-nothing',
  },
  {
    because: 'a permission with a slip of the pen is for nothing, also where nothing would change',
    change: unchanged,
    command: [...DEPLOY, '--allow-destroy', 'postgres.default#worker.job'],
    names: ['Did you mean "postgres.default#worker.jobs"?'],
    code: 'deploy/allows-nothing',
  },
  {
    because: 'to delete an environment is to lose its data',
    change: unchanged,
    command: ['environment', 'delete', 'shop/test', '--yes'],
    names: ['postgres.default#web.db'],
    code: 'deploy/environment-holds-data',
  },
];

/** What Terraform has to be told to work on the local state of a repository beside us. */
function inState({ root }: Repository, ...args: readonly string[]): readonly string[] {
  const [verb = '', ...rest] = args;
  return [verb, `-state=${root}/.scoreform/state/shop/test.tfstate`, ...rest];
}

test.each(LOSSES)(
  'refused, and nothing changed: $because',
  ({ change, command = DEPLOY, names, code = 'deploy/data-would-be-lost' }) => {
    change(repository);
    const before = stateOf(repository);
    const { stderr } = mustEnd(4, repository.scoreform(...command));
    expect(stderr).toContain(code);
    for (const name of names) expect(stderr).toContain(name);
    expect(stateOf(repository)).toBe(before);
  },
);

describe('lets pass', () => {
  test('a declared rename of a request and of a workload: everything moves, nothing is destroyed', () => {
    repository.edit(SCORE, 'name: web', 'name: site');
    repository.edit('projects/shop/worker/score.yaml', '  jobs: {', '  tasks: {');
    repository.edit('projects/shop/worker/score.yaml', 'resources.jobs.', 'resources.tasks.');
    repository.write(
      'projects/shop/project.yaml',
      `renames:
  - from: workload.default#web
    to: workload.default#site
  - from: postgres.default#worker.jobs
    to: postgres.default#worker.tasks
`,
    );
    const ids = idsIn(stateOf(repository));
    const { stdout } = mustEnd(0, repository.scoreform(...DEPLOY));
    expect(stdout).not.toMatch(/deleted|replaced|created/);
    expect(idsIn(stateOf(repository))).toEqual(ids);
    mustEnd(0, repository.scoreform('plan', '-e', 'shop/test', '--detailed-exitcode'));
  });

  test('a declared change of class, where the same thing stands behind both', () => {
    repository.edit(SCORE, '{ type: volume }', '{ type: volume, class: nfs }');
    repository.write(
      'projects/shop/project.yaml',
      'renames:\n  - { from: "volume.default#web.disk", to: "volume.nfs#web.disk" }\n',
    );
    const ids = idsIn(stateOf(repository));
    mustEnd(0, repository.scoreform(...DEPLOY));
    expect(idsIn(stateOf(repository))).toEqual(ids);
  });

  test.each([
    { because: 'its resource address is named', address: 'postgres.default#worker.jobs' },
    {
      because: 'its Terraform address is named',
      address: 'terraform_data.postgres_default_worker_jobs',
    },
  ])('a loss, where $because', ({ address }) => {
    repository.delete('projects/shop/worker');
    mustEnd(0, repository.scoreform(...DEPLOY, '--allow-destroy', address));
    expect(stateOf(repository)).not.toContain('postgres_default_worker_jobs');
    expect(stateOf(repository)).toContain('postgres_default_web_db');
  });

  test('what holds no data, without a question', () => {
    repository.edit(SCORE, '  name: { type: dns }\n', '');
    expect(mustEnd(0, repository.scoreform(...DEPLOY)).stdout).toContain('1 deleted');
  });

  test('the destroying of an environment that is confirmed by its name', () => {
    mustEnd(0, repository.scoreform('destroy', '-e', 'shop/test', '--yes', '--confirm', 'test'));
    expect(JSON.parse(stateOf(repository) ?? '')).toMatchObject({ resources: [] });
  });

  test('an environment without a file or a project: nothing of it is touched until it is swept', () => {
    repository.write('projects/other/environments/test.yaml', 'type: development\n');
    repository.write('projects/other/web/score.yaml', repository.read(SCORE));
    repository.delete('projects/shop');
    const before = stateOf(repository);
    mustEnd(0, repository.scoreform('deploy', '-e', '*/*', '--yes'));
    mustEnd(1, repository.scoreform(...DEPLOY));
    expect(stateOf(repository)).toBe(before);
    // For the first hour, its file may still be on the way.
    repository.variables['NODE_OPTIONS'] = `--require ${join(__dirname, 'hours-later.cjs')}`;
    const { stderr } = mustEnd(4, repository.scoreform('environment', 'sweep', '--yes'));
    expect(stderr).toContain('shop/test');
    expect(stateOf(repository)).toBe(before);
  });
});

describe('an environment of a protected type', () => {
  const DESTROY = ['destroy', '-e', 'shop/test', '--yes'] as const;

  beforeEach(() => {
    repository.write('projects/shop/environments/test.yaml', 'type: production\n');
    mustEnd(0, repository.scoreform(...DEPLOY));
  });

  test.each([
    { because: 'nothing confirms it', more: [] },
    {
      because: 'permissions are not the name',
      more: ['--allow-destroy', 'postgres.default#web.db'],
    },
    { because: 'another name is not its name', more: ['--confirm', 'production'] },
  ])('is not destroyed, where $because', ({ more }) => {
    const before = stateOf(repository);
    const { stderr } = mustEnd(4, repository.scoreform(...DESTROY, ...more));
    expect(stderr).toContain('--confirm');
    expect(stateOf(repository)).toBe(before);
  });

  test('is destroyed by its name', () => {
    mustEnd(0, repository.scoreform(...DESTROY, '--confirm', 'shop/test'));
  });
});

/** The ids that Terraform gave to things when it made them, sorted. */
function idsIn(state: string | undefined): readonly string[] {
  return [...(state ?? '').matchAll(/"id": "([0-9a-f-]{36})"/g)].map(([, id = '']) => id).sort();
}
