import type { Hint } from './probe-values';

const TARGET_GROUP: Hint = {
  given: { port: 80, protocol: 'HTTP', target_type: 'ip', vpc_id: 'vpc-1' },
  pairs: {
    ip_address_type: ['ipv4', 'ipv6'],
    protocol: ['HTTP', 'HTTPS'],
    protocol_version: ['HTTP1', 'HTTP2'],
    target_type: ['ip', 'instance'],
    'health_check.protocol': ['HTTP', 'HTTPS'],
    'stickiness.type': ['lb_cookie', 'app_cookie'],
  },
};

const FORWARD = {
  type: 'forward',
  target_group_arn: 'arn:aws:elasticloadbalancing:::targetgroup/a/1',
};

const LOAD_BALANCER: Hint = {
  given: { load_balancer_type: 'application', subnets: ['subnet-1', 'subnet-2'] },
  pairs: {
    ip_address_type: ['ipv4', 'dualstack'],
    load_balancer_type: ['application', 'network'],
    subnets: [
      ['subnet-1', 'subnet-2'],
      ['subnet-1', 'subnet-3'],
    ],
  },
};

const KEY = { name: 'id', type: 'S' };
const INDEX = { name: 'one', non_key_attributes: null, projection_type: 'ALL', range_key: 'at' };
const OTHER_KEY = { name: 'at', type: 'S' };

/** What the provider checks when it plans, and refuses otherwise. */
export const HINTS: Readonly<Record<string, Hint>> = {
  aws_acm_certificate: {
    given: { domain_name: 'shop.example' },
    together: {
      subject_alternative_names: [
        { subject_alternative_names: ['a.shop.example'] },
        { subject_alternative_names: ['b.shop.example'] },
      ],
    },
    made: { subject_alternative_names: ['a.shop.example', 'shop.example'] },
  },
  aws_alb: LOAD_BALANCER,
  aws_alb_listener: { given: { default_action: [FORWARD] } },
  aws_alb_listener_rule: { given: { action: [FORWARD] } },
  aws_alb_target_group: TARGET_GROUP,
  aws_dynamodb_table: {
    given: {
      attribute: [KEY],
      billing_mode: 'PROVISIONED',
      hash_key: 'id',
      read_capacity: 1,
      write_capacity: 1,
    },
    pairs: { billing_mode: ['PROVISIONED', 'PAY_PER_REQUEST'] },
    together: {
      hash_key: [{ hash_key: 'id' }, { attribute: [OTHER_KEY], hash_key: 'at' }],
      'local_secondary_index.name': [
        { attribute: [KEY, OTHER_KEY], range_key: 'at', local_secondary_index: [INDEX] },
        {
          attribute: [KEY, OTHER_KEY],
          range_key: 'at',
          local_secondary_index: [{ ...INDEX, name: 'other' }],
        },
      ],
      range_key: [{}, { attribute: [KEY, OTHER_KEY], range_key: 'at' }],
    },
  },
  aws_ecs_task_definition: {
    pairs: {
      container_definitions: ['[{"name":"a","image":"a:1"}]', '[{"name":"a","image":"a:2"}]'],
    },
  },
  aws_lb: LOAD_BALANCER,
  aws_lb_listener: { given: { default_action: [FORWARD] } },
  aws_lb_listener_rule: { given: { action: [FORWARD] } },
  aws_lb_target_group: TARGET_GROUP,
  aws_sns_topic: { made: { fifo_throughput_scope: null } },
};
