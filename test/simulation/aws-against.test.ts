import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '../ci/git';
import { jsonOf } from '../deploy/answers';
import { mustEnd } from '../deploy/shop';
import { goOffline } from '../engines/aws/offline';
import { findAwsTerraform, type AwsTerraform } from '../engines/aws/provider';
import { describeOn } from '../engines/found';
import { committedExample } from './committed-example';
import type { Repository } from '../terraform/repository';

// A provider that is a program of 700 MB plans some 250 resources several times.
jest.setTimeout(900_000);

const PRODUCTION = ['-e', 'shop/production'] as const;
const DATABASE_USERS = ['catalog', 'inventory', 'orders', 'payments', 'search-indexer'];
const SCORE = (workload: string) => `projects/shop/${workload}/score.yaml`;

/** What is done to an address, and the arguments that ask for another one of it. */
type Verdicts = Readonly<Record<string, string>>;

const verdict = (action: string, forcing: readonly (string | number)[]) =>
  [action, ...new Set(forcing.map(String))].sort().join(' ');

/** The verdicts of Scoreform, from its own document. */
function ours(repository: Repository, status: number): Verdicts {
  const args = ['--against', 'main', '--detailed-exitcode', '--format', 'json'];
  const ended = mustEnd(status, repository.scoreform('plan', ...PRODUCTION, ...args));
  const { stacks, against } = jsonOf<{
    against: { planners: readonly string[] };
    stacks: readonly {
      changes: readonly {
        terraformAddress: string;
        action: string;
        attributes: readonly { path: string; forcesReplacement: boolean }[];
      }[];
    }[];
  }>(ended);
  expect(against.planners).toEqual([expect.stringContaining('planned by the real provider')]);
  return Object.fromEntries(
    (stacks[0]?.changes ?? []).map(({ terraformAddress, action, attributes }) => {
      const forcing = attributes.filter(({ forcesReplacement }) => forcesReplacement);
      return [
        terraformAddress,
        verdict(
          action,
          forcing.map(({ path }) => rootOf(path)),
        ),
      ];
    }),
  );
}

const rootOf = (path: string) => /^[\w-]+/.exec(path)?.[0] ?? path;

/** The verdicts of the provider, asked by Terraform itself about the same stack on the same state. */
function theirs(repository: Repository, terraform: AwsTerraform): Verdicts {
  mustEnd(0, repository.scoreform('synth', ...PRODUCTION));
  const stack = mkdtempSync(join(tmpdir(), 'scoreform-against-'));
  try {
    writeFileSync(join(stack, 'cdk.tf.json'), offlineText(repository));
    goOffline(stack);
    terraform.mustRun(stack, 'init');
    const options = ['-refresh=false', '-lock=false', '-out=plan'];
    terraform.mustRun(stack, 'plan', ...options);
    return verdictsIn(terraform.mustShow(stack, 'plan'));
  } finally {
    rmSync(stack, { recursive: true, force: true });
  }
}

/**
 * The stack on the simulated state. Ephemeral secrets are read from AWS once it is known which, so that nothing tells it
 * before something is made; values of write-only arguments have no part in a plan.
 */
function offlineText(repository: Repository): string {
  const { root } = repository;
  const stack = JSON.parse(
    readFileSync(join(repository.stack('shop-production'), 'cdk.tf.json'), 'utf8'),
  ) as {
    terraform: object;
    resource: Record<string, unknown>;
    ephemeral: Record<string, Record<string, Record<string, unknown>>>;
  };
  const path = join(root, '.scoreform', 'simulated', 'state', 'shop', 'production.tfstate');
  const secrets = stack.ephemeral['aws_secretsmanager_secret_version'] ?? {};
  for (const secret of Object.values(secrets)) secret['secret_id'] = `\${${LATER}.output}`;
  return JSON.stringify({
    ...stack,
    terraform: { ...stack.terraform, backend: { local: { path } } },
    resource: { ...stack.resource, terraform_data: { later: { input: 1 } } },
  });
}

const LATER = 'terraform_data.later';

function verdictsIn(plan: string): Verdicts {
  const { resource_changes: changes } = JSON.parse(plan) as {
    resource_changes: readonly {
      address: string;
      mode: string;
      change: {
        actions: readonly string[];
        replace_paths?: readonly (readonly (string | number)[])[];
      };
    }[];
  };
  return Object.fromEntries(
    changes
      .filter(({ address, mode }) => mode === 'managed' && address !== LATER)
      .map(({ address, change: { actions, replace_paths: paths = [] } }) => {
        const action = actions.length > 1 ? 'replace' : (actions[0] ?? '');
        return [
          address,
          verdict(
            action,
            paths.map(([root = '']) => root),
          ),
        ] as const;
      })
      .filter(([, said]) => said !== 'no-op'),
  );
}

/** The verdicts on a type. */
const about = (verdicts: Verdicts, type: string) =>
  Object.entries(verdicts).flatMap(([address, said]) =>
    address.startsWith(`${type}.`) ? said : [],
  );

describeOn(
  'a plan against a revision, beside the real AWS provider,',
  findAwsTerraform(),
  (terraform) => {
    let repository: Repository;

    beforeAll(() => {
      repository = committedExample();
      Object.assign(repository.variables, terraform.variables);
      mustEnd(0, repository.scoreform('deploy', ...PRODUCTION, '--simulate', '--yes'));
    });
    afterEach(() => git(repository.root, 'checkout', '--quiet', '.'));
    afterAll(() => repository.remove());

    test('what did not change is left alone', () => {
      const again = ['--simulate', '--detailed-exitcode'];
      mustEnd(0, repository.scoreform('plan', ...PRODUCTION, ...again));
      expect(theirs(repository, terraform)).toEqual({});
    });

    test('an engine version, an image and a removed route are what the provider says they are', () => {
      repository.edit(SCORE('orders'), 'id: shop-db', 'id: shop-db\n    params: { version: "18" }');
      repository.edit(
        'projects/shop/environments/production.yaml',
        'catalog:3.1.4',
        'catalog:3.2.0',
      );
      const payments = repository.read(SCORE('payments'));
      repository.write(SCORE('payments'), payments.slice(0, payments.indexOf('  dns:\n')));

      const verdicts = ours(repository, 2);

      expect(verdicts).toEqual(theirs(repository, terraform));
      expect(about(verdicts, 'aws_db_instance')).toEqual(['update']);
      expect(about(verdicts, 'aws_db_parameter_group')).toEqual(['family name replace']);
      expect(about(verdicts, 'aws_ecs_task_definition')).toEqual(['container_definitions replace']);
      expect(about(verdicts, 'aws_lb_listener_rule')).toEqual(['delete']);
    });

    test('a renamed database is destroyed, as the provider says, and the guard refuses it', () => {
      for (const workload of DATABASE_USERS)
        repository.edit(SCORE(workload), 'id: shop-db', 'id: main-db');

      const verdicts = ours(repository, 4);

      expect(verdicts).toEqual(theirs(repository, terraform));
      expect(about(verdicts, 'aws_db_instance').sort()).toEqual(['create', 'delete']);
    });
  },
);
