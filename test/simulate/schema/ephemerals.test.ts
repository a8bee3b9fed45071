import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, installed, schemaOf } from './installed';
import { refusals } from './well-formed';

const KNOWN = [
  { source: 'aws', type: 'aws_kms_secrets', gives: 'plaintext', hidden: true },
  {
    source: 'aws',
    type: 'aws_secretsmanager_random_password',
    gives: 'random_password',
    hidden: true,
  },
  {
    source: 'aws',
    type: 'aws_secretsmanager_secret_version',
    gives: 'secret_string',
    hidden: true,
  },
  { source: 'aws', type: 'aws_ssm_parameter', gives: 'value', hidden: true },
  { source: 'kubernetes', type: 'kubernetes_token_request_v1', gives: 'token', hidden: true },
];

test.each(KNOWN)('$type is known by heart', ({ source, type, gives, hidden }) => {
  const block = schemaOf(installed(source), { ephemerals: [type] }).ephemerals[type]?.block;

  expect(block?.attributes[gives]).toMatchObject({ computed: true, sensitive: hidden });
  expect(block && refusals(block)).toEqual([]);
});

test('any other gives what a data source of its name gives', () => {
  const schema = schemaOf(installed('aws'), {
    ephemerals: ['aws_lambda_invocation'],
    dataSources: ['aws_lambda_invocation'],
  });

  expect(schema.ephemerals).toEqual(schema.dataSources);
  expect(schema.ephemerals['aws_lambda_invocation']?.block.attributes).toMatchObject({
    function_name: { required: true },
    result: { computed: true, optional: false },
  });
});

test('bindings that have ephemeral resources are believed', () => {
  const aws = installed('aws');
  const folder = folderWith({
    'ephemeral-aws-kms-secrets/index.ts':
      `export class EphemeralAwsKmsSecrets extends cdktn.TerraformEphemeralResource {\n` +
      `  public static readonly tfResourceType = "aws_kms_secrets";\n` +
      `  // newer - computed: true, optional: false, required: false\n` +
      `  public get newer() {\n    return this.getStringAttribute('newer');\n  }\n}\n`,
  });
  cpSync(join(aws.folder, 'provider'), join(folder, 'provider'), { recursive: true });

  const schema = schemaOf({ ...aws, folder }, { ephemerals: ['aws_kms_secrets'] });

  rmSync(folder, { recursive: true });
  expect(Object.keys(schema.ephemerals['aws_kms_secrets']?.block.attributes ?? {})).toEqual([
    'newer',
  ]);
});
