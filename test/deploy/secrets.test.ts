import { Repository, type Ended } from '../terraform/repository';
import { textsBelow } from '../terraform/texts-below';
import { mustEnd } from './shop';

jest.setTimeout(120_000);

/** One for each position that a secret can stand in. */
const CANARIES = {
  variable: 'canary-of-an-ephemeral-variable-71',
  sensitive: 'canary-of-a-sensitive-variable-72',
  credential: 'canary-of-a-provider-credential-73',
  password: 'canary-of-a-database-password-74',
} as const;

/**
 * A database that takes secrets in every way in which a pack may: a variable that is ephemeral, one that is sensitive and
 * ends up in a command only, and the variables of the process.
 */
const DATABASE = `import { TerraformResource, TerraformVariable } from 'cdktf';
import { defineResource, secret } from 'scoreform';
import { postgresType } from 'scoreform/resource-types';

class Database extends TerraformResource {
  constructor(scope: any) {
    super(scope, 'Default', { terraformResourceType: 'terraform_data' });
    this.addOverride('provisioner', [
      { 'local-exec': {
        command: '[ "$FAILS" = quietly ] && exit 1; echo "said by the command: $PASSWORD $TOKEN"; [ -z "$FAILS" ]',
        environment: { PASSWORD: '\${var.password}', TOKEN: '\${var.token}' },
      } },
    ]);
  }
  protected override synthesizeAttributes() { return { input: 'database' }; }
}

export const database = defineResource(postgresType, {
  name: 'secretive',
  summary: 'A database with secrets.',
  stateful: ['terraform_data'],
  create({ scope }) {
    const password = new TerraformVariable(scope, 'password', { type: 'string', sensitive: true });
    password.overrideLogicalId('password');
    const token = new TerraformVariable(scope, 'token', { type: 'string', sensitive: true });
    token.overrideLogicalId('token');
    token.addOverride('ephemeral', true);
    new Database(scope);
    return {
      host: 'db', port: 5432, name: 'db', database: 'db', username: 'db',
      password: secret({ sandbox: { reference: 'the/password' } }),
    };
  },
});
`;

const PLATFORM = `import { sandbox, sandboxSecrets } from 'scoreform/packs/sandbox';
import { definePlatform, rule } from 'scoreform';
import { postgresType } from 'scoreform/resource-types';
import { database } from './database';

export default definePlatform({
  environmentTypes: { development: { packs: [sandbox()], secrets: sandboxSecrets() } },
  rules: [rule({ id: 'web.db' }, database)],
});
`;

const SCORE = `apiVersion: score.dev/v1b1
metadata: { name: web }
containers:
  main:
    image: registry.example/web:1
    variables:
      DATABASE_PASSWORD: \${resources.db.password}
      DATABASE_URL: postgres://db:\${resources.db.password}@\${resources.db.host}/db
      STRIPE_KEY: \${resources.env.STRIPE_KEY}
    files:
      /etc/web/password: { content: "password=\${resources.db.password}" }
resources:
  db: { type: postgres }
  env: { type: environment }
`;

function secretive(): Repository {
  const repository = Repository.of({
    'stacks/platform.ts': PLATFORM,
    'stacks/database.ts': DATABASE,
    'projects/shop/web/score.yaml': SCORE,
    'projects/shop/environments/test.yaml':
      'type: development\nvalues: { STRIPE_KEY: { secret: payments/stripe } }\n',
  });
  Object.assign(repository.variables, {
    TF_VAR_password: CANARIES.password,
    TF_VAR_token: CANARIES.variable,
    TF_VAR_unused: CANARIES.sensitive,
    AWS_SECRET_ACCESS_KEY: CANARIES.credential,
    PGPASSWORD: CANARIES.credential,
  });
  return repository;
}

const ENVIRONMENT = ['-e', 'shop/test'] as const;

test('no secret is left anywhere, after everything that can be done with it', () => {
  const repository = secretive();
  const said: Ended[] = [];
  const call = (status: number, ...args: readonly string[]) => {
    said.push(mustEnd(status, repository.scoreform(...args)));
  };
  call(0, 'synth');
  call(0, 'plan', ...ENVIRONMENT, '--out', 'plans');
  call(0, 'plan', ...ENVIRONMENT, '--format', 'json');
  call(0, 'plan', ...ENVIRONMENT, '--format', 'markdown');
  repository.variables['FAILS'] = 'quietly';
  call(3, 'deploy', ...ENVIRONMENT, '--yes', '--verbose');
  delete repository.variables['FAILS'];
  call(0, 'deploy', ...ENVIRONMENT, '--yes', '--verbose');
  repository.edit('projects/shop/web/score.yaml', 'web:1', 'web:2');
  call(2, 'plan', ...ENVIRONMENT, '--out', 'plans', '--detailed-exitcode');
  call(0, 'deploy', '--plan', 'plans', '--format', 'json');
  call(0, 'outputs', ...ENVIRONMENT, '--format', 'json');
  call(0, 'status', ...ENVIRONMENT, '--format', 'json');
  call(0, 'history', ...ENVIRONMENT, '--format', 'json');
  call(0, 'history', 'show', '2', ...ENVIRONMENT);
  call(0, 'drift', ...ENVIRONMENT);
  call(0, 'rollback', ...ENVIRONMENT, '--to', '2', '--yes');

  const texts = new Map(
    said.map(({ stdout, stderr }, position) => [`call ${String(position + 1)}`, stdout + stderr]),
  );
  for (const [name, text] of textsBelow(repository)) texts.set(name, text);
  // Otherwise nothing was looked at.
  const names = [...texts.keys()].join('\n');
  for (const part of [
    'cdk.tf.json',
    'log.jsonl',
    'end.json',
    'test.tfstate',
    'plan.tfplan/tfplan',
    'plan.json',
  ]) {
    expect(names).toContain(part);
  }
  expect(findings(texts)).toEqual([]);
  repository.remove();
});

test('an engine that repeats secrets as it fails is not repeated', () => {
  const repository = secretive();
  repository.variables['FAILS'] = 'loudly';
  const { stdout, stderr } = mustEnd(3, repository.scoreform('deploy', ...ENVIRONMENT, '--yes'));
  const texts = new Map([['the call', stdout + stderr], ...textsBelow(repository)]);
  expect(findings(texts)).toEqual([]);
  repository.remove();
});

/** Where a canary is found; the plan of Terraform holds the values of sensitive variables, as its documentation says. */
function findings(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].flatMap(([name, text]) =>
    Object.values(CANARIES)
      .filter(
        (canary) => text.includes(canary) || text.includes(Buffer.from(canary).toString('base64')),
      )
      .filter((canary) => !(canary === CANARIES.password && name.endsWith('plan.tfplan/tfplan')))
      .map((canary) => `${canary} in ${name}`),
  );
}
