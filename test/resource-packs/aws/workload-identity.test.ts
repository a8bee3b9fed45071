import { aws } from '../../../resource-packs/aws';
import { OPTIONS, shopOf, type Block } from './running-shop';

/** The policies that are attached to the role of an identity. */
const usesOf = (blocks: ReturnType<typeof shopOf>): Block[] =>
  Object.entries(blocks['aws_iam_role_policy'] ?? {})
    .filter(([id]) => id.startsWith('workload-identity_'))
    .map(([, block]) => block);

test('a workload that uses nothing of AWS may do nothing', () => {
  expect(usesOf(shopOf({ workloads: { main: {} } }))).toEqual([]);
});

test('a role is taken on by tasks of this account only', () => {
  const roles = shopOf({ workloads: { main: {} } })['aws_iam_role'] ?? {};
  expect(roles['workload-identity_default_main__role']).toMatchObject({
    assume_role_policy: expect.stringMatching(
      /ecs-tasks\.amazonaws\.com.*"aws:SourceAccount":"111122223333".*aws:SourceArn/,
    ),
    name: expect.stringMatching(/^.{1,64}$/),
  });
});

test('the group of a workload lets it out by HTTPS and lets nobody in', () => {
  const blocks = shopOf({ workloads: { main: {} } });
  const rules = Object.values(blocks['aws_vpc_security_group_egress_rule'] ?? {}) as Block[];
  expect(rules.map((rule) => [rule.from_port, rule.to_port, rule.ip_protocol])).toEqual([
    [443, 443, 'tcp'],
  ]);
  expect(blocks['aws_vpc_security_group_ingress_rule']).toBeUndefined();
});

const MAIL = [
  { actions: ['ses:SendEmail'], resources: ['arn:aws:ses:eu-central-1:1:identity/${aws:x}'] },
];
const SEND = [{ actions: ['ses:SendRawEmail'], resources: MAIL[0]?.resources ?? [] }];

test('permissions of the platform are added, equal resources in one statement', () => {
  const [policy, ...others] = usesOf(
    shopOf({
      options: { policies: { mail: MAIL, send: SEND } },
      workloads: {
        main: {
          resources: {
            mail: { type: 'aws-policy', class: 'mail' },
            send: { type: 'aws-policy', class: 'send' },
          },
        },
      },
    }),
  );
  expect(others).toEqual([]);
  // The variable is one of IAM, and not a reference of Terraform.
  expect(policy.policy).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ses:SendEmail","ses:SendRawEmail"],"Resource":["arn:aws:ses:eu-central-1:1:identity/$${aws:x}"]}]}',
  );
});

test('two containers of one workload have one role, two workloads have two', () => {
  const roles = shopOf({ workloads: { cart: {}, main: {} } })['aws_iam_role'] ?? {};
  expect(Object.keys(roles).filter((id) => id.startsWith('workload-identity_'))).toHaveLength(2);
});

test('a workload can be told its own role', () => {
  const blocks = shopOf({
    workloads: {
      main: {
        resources: { me: { type: 'aws-role' } },
        containers: { main: { image: 'a/b:1', variables: { ROLE: '${resources.me.arn}' } } },
      },
    },
  });
  const tasks = blocks['aws_ecs_task_definition'] ?? {};
  expect(tasks['workload_default_main__task'].container_definitions).toContain(
    'aws_iam_role.workload-identity_default_main__role.arn',
  );
});

test.each([
  { because: 'it names no action', policies: { mail: [{ actions: [], resources: ['*'] }] } },
  { because: 'it names no resource', policies: { mail: [{ actions: ['a:b'], resources: [] }] } },
])('a policy is refused at once where $because', ({ policies }) => {
  expect(() => aws({ ...OPTIONS, policies })).toThrow(/policy "mail" names no action or/);
});

test.each([
  { url: 'http://pay.example', because: 'nobody reads along' },
  { url: 'https://pay.example:8443', because: 'workloads reach port 443 only' },
  { url: 'pay.example', because: 'it is no URL' },
])('the endpoint $url is refused at once, because $because', ({ url }) => {
  expect(() => aws({ ...OPTIONS, endpoints: { 'shop.pay': url } })).toThrow(/"shop\.pay" needs/);
});
