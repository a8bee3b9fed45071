import { markAgainst } from '../../src/cli/simulating/against-view';
import { isServedLike, standsAlone } from '../../src/cli/simulating/against-text';
import { runCli } from './run-cli';

const COMMIT = '3f2a9c1be07d5a6b7c8d9e0f1a2b3c4d5e6f7a8b';
const PLANNER = 'hashicorp/aws is planned by itself';

const TERRAFORM = { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5' } } };

/** A document as a command would print it, marked. */
const marked = (output: string, format: string, name = 'origin/main', planners = [PLANNER]) =>
  markAgainst({ output }, { revision: { name, commit: COMMIT, prefix: '' }, planners }, format)
    .output;

describe('what says that no cloud was asked', () => {
  test.each([
    {
      because: 'people read a text from its beginning',
      format: 'text',
      output: 'shop/production: no changes\n',
      expected: `Against 3f2a9c1be07d (origin/main), simulated: no cloud was asked.\n  ${PLANNER}\n\nshop/production: no changes\n`,
    },
    {
      because: 'a job finds its comment by the first line, and remarks by their sign',
      format: 'markdown',
      output: '<!-- scoreform plan -->\npage\n',
      expected: `<!-- scoreform plan -->\n> Against \`3f2a9c1be07d\` (\`origin/main\`), simulated: no cloud was asked.\n> ${PLANNER}.\n\npage\n`,
    },
  ])('$format: $because', ({ format, output, expected }) => {
    expect(marked(output, format)).toBe(expected);
  });

  test('json: the version of the document stays where scripts look for it', () => {
    expect(Object.entries(JSON.parse(marked('{"version":1,"stacks":[]}', 'json')))).toEqual([
      ['version', 1],
      ['simulated', true],
      ['against', { revision: 'origin/main', commit: COMMIT, planners: [PLANNER] }],
      ['stacks', []],
    ]);
  });

  test('a commit that was named as such is not named twice', () => {
    expect(marked('x\n', 'text', COMMIT.slice(0, 20), [])).toBe(
      'Against 3f2a9c1be07d, simulated: no cloud was asked.\n\nx\n',
    );
  });

  test('what was called by whoever makes branches is no Markdown', () => {
    expect(marked('x\n', 'markdown', '`<b>', [])).toMatch('(`` `<b> ``)');
  });

  test('where nothing was planned, there is nothing to mark', () => {
    expect(marked('', 'json')).toBe('');
  });
});

describe('a stack is all that its text says', () => {
  const stack = (content: unknown) => JSON.stringify({ resource: content });
  test.each([
    { because: 'it is made of resources alone', text: stack({}), alone: true },
    {
      because: 'a module of a registry has a version',
      text: JSON.stringify({ module: { vpc: { source: 'terraform-aws-modules/vpc/aws' } } }),
      alone: true,
    },
    {
      because: 'a module of the repository may have changed',
      text: JSON.stringify({ module: { vpc: { source: '../../../modules/vpc' } } }),
      alone: false,
    },
    {
      because: 'a file of the repository may have changed',
      text: stack({ key: '${filebase64sha256("../../../lambda.zip")}' }),
      alone: false,
    },
    { because: 'profile is no function', text: stack({ key: 'profile (new)' }), alone: true },
  ])('$alone: $because', ({ text, alone }) => {
    expect(standsAlone(text)).toBe(alone);
  });
});

describe('providers serve another stack, too', () => {
  const older = { resource: { aws_vpc: {}, aws_subnet: {} }, terraform: TERRAFORM };
  test.each([
    {
      because: 'it needs less',
      newer: { resource: { aws_vpc: {} }, terraform: TERRAFORM },
      served: true,
    },
    {
      because: 'it has another type',
      newer: { resource: { aws_eip: {} }, terraform: TERRAFORM },
      served: false,
    },
    {
      because: 'it reads something',
      newer: { data: { aws_vpc: {} }, terraform: TERRAFORM },
      served: false,
    },
    {
      because: 'it takes a value that nobody gave',
      newer: { variable: { password: {} }, terraform: TERRAFORM },
      served: false,
    },
    { because: 'it asks for another version', newer: { resource: older.resource }, served: false },
    {
      because: 'nobody knows what is in a module',
      newer: { ...older, module: { vpc: {} } },
      served: false,
    },
  ])('$served: $because', ({ newer, served }) => {
    expect(isServedLike(JSON.stringify(older), JSON.stringify(newer))).toBe(served);
  });
});

test.each([
  { option: ['--out', 'plans'], because: 'it can never be applied' },
  { option: ['--simulate'], because: 'its states are others' },
  { option: ['--fault', 'aws_s3_bucket=fail'], because: 'nothing goes wrong on purpose' },
])('--against takes no $option.0: $because', async ({ option }) => {
  const { exitCode, stdout, stderr } = await runCli(
    ['plan', '--against', 'HEAD', ...option],
    __dirname,
  );

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain('cli/not-with-against');
});
