import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTION_SETS } from '../../engines/aws/option-sets';
import { TrialStacks } from '../../engines/aws/trial-stacks';
import { lintVersions, type StackText } from './version-lint';

const trial = new TrialStacks();
afterAll(() => trial.remove());

describe.each(OPTION_SETS)('where $because ($name)', (set) => {
  const { folder, pack, description } = trial.stackOf(set);

  test('every argument is known to both majors of the provider', () => {
    expect(lintVersions(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))).toEqual([]);
  });

  test('every definition is tried', () => {
    const tried = new Set(description.resources.map((made) => `${made.type}.${made.class}`));
    const defined = pack.resources.map((made) => `${made.type.name}.${made.class}`);
    expect(defined.filter((address) => !tried.has(address))).toEqual([]);
  });
});

interface Case {
  readonly because: string;
  readonly stack: StackText;
  readonly found: readonly string[];
}

test.each<Case>([
  {
    because: 'another region is another provider in 5',
    stack: { resource: { aws_sqs_queue: { jobs: { region: 'eu-west-1' } } } },
    found: ['aws_sqs_queue.jobs: region'],
  },
  {
    because: 'a block of 6 is refused wherever it stands',
    stack: {
      resource: {
        aws_lb_listener_rule: { web: { action: [{ type: 'forward', jwt_validation: {} }] } },
      },
    },
    found: ['aws_lb_listener_rule.web: action.jwt_validation'],
  },
  {
    because: 'what 6 has made optional 5 still asks for',
    stack: {
      resource: { aws_lb_listener_rule: { web: { condition: [{ path_pattern: {} }] } } },
    },
    found: ['aws_lb_listener_rule.web: no condition.path_pattern.values'],
  },
  {
    because: 'a condition that is not there needs no values',
    stack: {
      resource: {
        aws_lb_listener_rule: { web: { condition: [{ path_pattern: { values: ['/'] } }] } },
      },
    },
    found: [],
  },
  {
    because: '6 has dropped what 5 had',
    stack: { resource: { aws_eip: { nat: { vpc: true } } } },
    found: ['aws_eip.nat: vpc'],
  },
  {
    because: 'a type may be missing as a whole',
    stack: { resource: { aws_s3_bucket_abac: { files: { bucket: 'files' } } } },
    found: ['aws_s3_bucket_abac.files: the whole type'],
  },
  {
    because: 'reading what only 6 gives back fails in 5',
    stack: { resource: { null_resource: { a: { triggers: '${aws_ecs_service.web.arn}' } } } },
    found: ['aws_ecs_service: reads arn'],
  },
  {
    because: 'only 6 tells the region of everything',
    stack: { resource: { null_resource: { a: { triggers: '${aws_sqs_queue.jobs.region}' } } } },
    found: ['aws_sqs_queue: reads region'],
  },
  {
    because: 'buckets had a region before',
    stack: { resource: { null_resource: { a: { triggers: '${aws_s3_bucket.files.region}' } } } },
    found: [],
  },
])('the lint is right: $because', ({ stack, found }) => {
  expect(lintVersions(JSON.stringify(stack))).toEqual(found);
});
