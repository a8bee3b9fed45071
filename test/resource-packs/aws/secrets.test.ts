import { awsSecrets } from '../../../resource-packs/aws';
import { postgres } from '../../../resource-packs/aws/databases/postgres';
import { guarded } from '../../../resource-packs/aws/databases/private-server';
import { derivedSecret } from '../../../resource-packs/aws/secrets/derived-secret';
import { revisionNumber } from '../../../resource-packs/aws/secrets/revision-number';
import {
  defineResource,
  escapeText,
  isSecret,
  secret,
  type SecretValue,
  type TextPart,
} from '../../../src/pack';
import { postgresType } from '../../../src/resource-types';
import { dataShop, withThing } from './data-shop';
import { shopOf } from './running-shop';
import { OPTIONS, type Block } from './small-shop';

const STORE = awsSecrets({ account: '123456789012', region: 'eu-central-1' });
const VERSION = 'aws_secretsmanager_secret_version';
const ID = 'postgres_default_cart_thing';

const text = (written: string): TextPart => ({ text: escapeText(written) });

/** What becomes of a secret that is made of the password of a database and more. */
function derived(partsOf: (password: SecretValue) => readonly TextPart[]) {
  const inner = postgres(OPTIONS);
  const beside = defineResource(postgresType, {
    summary: 'A database and a secret that is made of its password.',
    handles: guarded,
    needs: inner.needsFor({}),
    create(input) {
      const outputs = inner.create(input as never);
      const { password } = outputs;
      if (!isSecret(password)) throw new Error('The password is no secret.');
      derivedSecret(input.scope, 'url', {
        name: 'url',
        key: 'arn:aws:kms:eu-central-1:123456789012:key/1',
        content: { parts: partsOf(password) },
      });
      return outputs as never;
    },
  });
  const blocks = dataShop({ workloads: withThing({ type: 'postgres' }) }, [beside]);
  return {
    version: blocks[VERSION][`${ID}__url__version`] as Block,
    reads: blocks['ephemeral'][VERSION] as Readonly<Record<string, Block>>,
  };
}

describe('a secret that is made of others', () => {
  const url = (password: SecretValue) => [
    text('postgres://app:'),
    { secret: password },
    text('@db'),
  ];

  test('reads what is stored, not what it was made of', () => {
    const { version, reads } = derived(url);
    const [, id = ''] =
      /^postgres:\/\/app:\$\{ephemeral\.\w+\.(\S+)\.secret_string\}@db$/.exec(
        version.secret_string_wo as string,
      ) ?? [];

    expect(reads[id]).toEqual({
      secret_id: `\${${VERSION}.${ID}__password__version.arn}`,
      version_id: `\${${VERSION}.${ID}__password__version.version_id}`,
    });
  });

  test('is written again when its source is', () => {
    expect(derived(url).version.secret_string_wo_version).toContain(
      `${VERSION}.${ID}__password__version.version_id`,
    );
  });

  test('is written again when its text changes', () => {
    const before = derived(url).version.secret_string_wo_version as string;
    const after = derived((password) => [...url(password), text('?ssl=1')]).version;

    expect(after.secret_string_wo_version).not.toBe(before);
    expect(derived(url).version.secret_string_wo_version).toBe(before);
  });

  test('keeps what users wrote as it is', () => {
    const written = 'a "quoted" \\ back ${slash} %{if}';
    const { version } = derived((password) => [text(written), { secret: password }]);

    expect(version.secret_string_wo).toMatch(/^a "quoted" \\ back \$\$\{slash\} %%\{if\}\$\{eph/);
  });

  test('reads a secret once, however often it says it', () => {
    const { reads } = derived((password) => [{ secret: password }, { secret: password }]);

    expect(Object.keys(reads).filter((id) => id.includes('url'))).toHaveLength(1);
  });

  test('takes one key of a secret that people brought', () => {
    const brought = STORE.resolve('payments/stripe#api-key');
    const { version, reads } = derived(() => [{ secret: brought }]);

    expect(version.secret_string_wo).toMatch(/jsondecode\(ephemeral\.\S+\)\["api-key"\]\}$/);
    expect(Object.values(reads)).toContainEqual({
      secret_id: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:payments/stripe',
    });
  });

  test('cannot be made of what Terraform cannot read', () => {
    const elsewhere = secret({ sandbox: { reference: 'elsewhere' } });

    expect(() => derived(() => [{ secret: elsewhere }])).toThrow(/a variable of its own/);
  });
});

describe('the secret store', () => {
  test.each([
    { path: 'payments/stripe', key: undefined },
    { path: 'payments/stripe#api-key', key: 'api-key' },
  ])('leads from $path to a secret without reading it', ({ path, key }) => {
    expect(STORE.resolve(path).ways['aws-secrets-manager']).toEqual({
      arn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:payments/stripe',
      revision: '1',
      ...(key !== undefined && { key }),
    });
  });

  test.each([
    { path: '', because: 'nothing is named' },
    { path: 'pay ments', because: 'no name holds a space' },
    { path: 'a#b#c', because: 'there is one key at most' },
    { path: 'a#', because: 'a key has a name' },
    { path: '${file("x")}', because: 'an expression is no name' },
  ])('refuses "$path", because $because', ({ path }) => {
    expect(() => STORE.resolve(path)).toThrow(TypeError);
  });
});

describe('a secret that people brought', () => {
  const account = { account: '111122223333', region: 'eu-central-1' };
  const encryptionKey = 'arn:aws:kms:eu-central-1:111122223333:key/0123';

  /** What ECS may do to start a workload that is given the secret. */
  const statementsOf = (path: string, store = awsSecrets(account)) => {
    const blocks = shopOf({
      secrets: store,
      values: { TOKEN: { secret: path } },
      workloads: {
        main: {
          resources: { env: { type: 'environment' } },
          containers: { main: { image: 'a/b:1', variables: { TOKEN: '${resources.env.TOKEN}' } } },
        },
      },
    });
    const policies = blocks['aws_iam_role_policy'] ?? {};
    return policies['workload_default_main__execution-policy'].policy as string;
  };
  const read = (resources: string) =>
    `"Action":["secretsmanager:GetSecretValue"],"Resource":[${resources}]`;
  const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/stripe';

  test('is read whatever six characters AWS put behind its name, and no other is', () => {
    expect(statementsOf('payments/stripe')).toContain(read(`"${arn}-??????"`));
  });

  test('whose name ends like a whole ARN may be meant either way', () => {
    expect(statementsOf('payments/stripe-AbCdEf')).toContain(
      read(`"${arn}-AbCdEf","${arn}-AbCdEf-??????"`),
    );
  });

  test('needs no more than the key of the environment by default', () => {
    expect(statementsOf('payments/stripe')).toContain(
      '"Action":["kms:Decrypt"],"Resource":["${aws_kms_key.aws-key_default_environment.arn}"]',
    );
  });

  test('may be decrypted by the key that the platform names, by way of Secrets Manager only', () => {
    expect(statementsOf('payments/stripe', awsSecrets({ ...account, encryptionKey }))).toContain(
      `"Action":["kms:Decrypt"],"Resource":["${encryptionKey}"],"Condition":{"StringEquals":{"kms:ViaService":"secretsmanager.eu-central-1.amazonaws.com"}}`,
    );
  });

  test.each(['alias/payments', 'arn:aws:kms:eu-central-1:111122223333:alias/payments'])(
    'has a key that policies can name, which %s is not',
    (wrong) => {
      expect(() => awsSecrets({ ...account, encryptionKey: wrong })).toThrow(/ARN of a KMS key/);
    },
  );
});

describe('the number of a revision', () => {
  test('is whole, and the same for the same', () => {
    expect(revisionNumber(['a', 'b'])).toBe(revisionNumber(['a', 'b']));
    expect(Number.isSafeInteger(revisionNumber(['a', 'b']))).toBe(true);
  });

  test.each([
    { because: 'a text changed', texts: ['a', 'c'] },
    { because: 'texts moved', texts: ['b', 'a'] },
    { because: 'what was one text is two', texts: ['ab'] },
  ])('is another where $because', ({ texts }) => {
    expect(revisionNumber(texts)).not.toBe(revisionNumber(['a', 'b']));
  });
});
