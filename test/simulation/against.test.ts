import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../deploy/answers';
import { mustEnd } from '../deploy/shop';
import type { Ended, Repository } from '../terraform/repository';
import { committedExample } from './committed-example';

// The program is a process, and so are the one that makes older stacks and Terraform.
jest.setTimeout(900_000);

let repository: Repository;

beforeAll(() => {
  repository = committedExample();
  // What would reach for a real world fails at once.
  Object.assign(repository.variables, {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    KUBE_CONFIG_PATH: '',
    TF_CLI_CONFIG_FILE: '',
  });
});
afterAll(() => repository.remove());

const against = (of: Repository, ...args: readonly string[]) =>
  of.scoreform('plan', '--against', 'main', '--detailed-exitcode', ...args);

interface Plans {
  readonly stacks: readonly {
    readonly environment: string;
    readonly changes: readonly {
      readonly address: string;
      readonly action: string;
      readonly refused: boolean;
      readonly because: readonly { readonly kind: string; readonly file?: string }[];
    }[];
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** What is done to each resource, by environment: the actions on all that it is made of, each once. */
function actionsIn(ended: Ended): Record<string, Record<string, string>> {
  const { stacks } = jsonOf<Plans>(ended);
  return Object.fromEntries(
    stacks.map(({ environment, changes }) => {
      const actions = new Map<string, Set<string>>();
      for (const { address, action } of changes) {
        actions.set(address, (actions.get(address) ?? new Set()).add(action));
      }
      const sorted = [...actions].sort(([one], [other]) => (one < other ? -1 : 1));
      return [
        environment,
        Object.fromEntries(sorted.map(([of, all]) => [of, [...all].sort().join()])),
      ];
    }),
  );
}

/** The one action on everything of an environment. */
const actionOnAll = (environments: Record<string, Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environments).map(([name, actions]) => [
      name,
      [...new Set(Object.values(actions))].join(),
    ]),
  );

test('a revision like the working tree changes nothing, and nothing stays of having asked', () => {
  const { stdout, stderr } = mustEnd(0, against(repository));

  expect(stdout).toMatch(/^Against [0-9a-f]{12} \(main\), simulated: no cloud was asked\.\n\n/);
  expect(stdout).toContain('4 environments, 0 with changes');
  expect(stderr).toBe('simulation: no cloud is asked\n');
  const kept = readdirSync(join(repository.root, '.scoreform'));
  expect({ kept, runs: readdirSync(join(repository.root, '.scoreform', 'runs')) }).toEqual({
    kept: ['runs'],
    runs: [],
  });
});

/** Does something in a copy with edits of every kind: a version, an image, a route, an environment more and one less. */
function withEdits(work: (edited: Repository) => void): void {
  repository.inCopy((edited) => {
    const version = 'id: shop-db\n    params: { version: "16" }';
    edited.edit('projects/shop/orders/score.yaml', 'id: shop-db', version);
    for (const environment of ['development', 'staging']) {
      const change = ['environment', 'set', `shop/${environment}`, 'image', 'catalog=acme/new:2'];
      mustEnd(0, edited.scoreform(...change));
    }
    const payments = edited.read('projects/shop/payments/score.yaml');
    edited.write(
      'projects/shop/payments/score.yaml',
      payments.slice(0, payments.indexOf('  dns:\n')),
    );
    mustEnd(0, edited.scoreform('environment', 'fork', 'shop/development', 'shop/new'));
    edited.delete('projects/shop/environments/preview.yaml');
    work(edited);
  });
}

test('tells apart what is changed, removed, new and gone, with causes', () => {
  withEdits((edited) => {
    const chosen = ['-e', 'shop/development', '-e', 'shop/new', '-e', 'shop/preview'];
    const ended = mustEnd(2, against(edited, ...chosen, '--format', 'json'));

    const { development, ...others } = actionsIn(ended);
    expect(development).toEqual({
      'postgres.default#shop-db': 'update',
      'route.default#payments.webhook': 'delete',
      'workload.default#catalog': 'update',
      'workload.default#inventory': 'update',
      'workload.default#orders': 'update',
      'workload.default#payments': 'update',
      'workload.job#search-indexer': 'update',
    });
    expect(actionOnAll(others)).toEqual({ new: 'create', preview: 'delete' });
    const { stacks, diagnostics } = jsonOf<Plans>(ended);
    const image = stacks[0]?.changes.find(({ address }) => address === 'workload.default#catalog');
    expect(image?.because).toMatchObject([
      { kind: 'file', file: 'projects/shop/environments/development.yaml' },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['cli/environment-gone']);
  });
});

test('plans by bindings where no provider is to be had, and says so', () => {
  withEdits((edited) => {
    const ended = mustEnd(2, against(edited, '-e', 'shop/staging', '--format', 'json'));

    expect(actionsIn(ended)['staging']).toEqual({
      // Its server is another version's, and the job that sets the password runs once for each.
      'postgres.default#shop-db': 'replace,update',
      'route.default#payments.webhook': 'delete',
      'workload.default#catalog': 'update',
    });
    expect(jsonOf(ended)).toMatchObject({
      simulated: true,
      against: { planners: [expect.stringMatching(/^hashicorp\/kubernetes is planned by /)] },
    });
  });
});

test('the guard refuses a renamed database, unless it is allowed or said to be renamed', () => {
  repository.inCopy((renamed) => {
    const development = (...args: readonly string[]) =>
      against(renamed, '-e', 'shop/development', ...args);
    for (const workload of ['catalog', 'inventory', 'orders', 'payments', 'search-indexer']) {
      renamed.edit(`projects/shop/${workload}/score.yaml`, 'id: shop-db', 'id: main-db');
    }

    const refused = mustEnd(4, development());
    expect(refused.stderr).toContain('postgres.default#shop-db');
    mustEnd(2, development('--allow-destroy', 'postgres.default#shop-db'));
    mustEnd(4, development('--allow-destroy', 'postgres.default#nothing'));

    const renames = 'renames: [{ from: postgres.default#shop-db, to: postgres.default#main-db }]\n';
    const project = renamed.read('projects/shop/project.yaml');
    renamed.write('projects/shop/project.yaml', `${project}${renames}`);
    const moved = mustEnd(2, development('--format', 'json'));
    expect(actionsIn(moved)['development']).toMatchObject({ 'postgres.default#main-db': 'update' });
  });
});
