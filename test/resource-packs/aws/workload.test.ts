import { attemptShop, shopOf, type Block, type Blocks, type ScoreFile } from './running-shop';

const WEB = { service: { ports: { web: { port: 80, targetPort: 8080 } } } };

function only(blocks: Blocks, type: string): Block {
  const found = Object.values(blocks[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0];
}

const serviceOf = (file: ScoreFile, others: { readonly protected?: boolean } = {}): Block =>
  only(shopOf({ workloads: { main: file }, ...others }), 'aws_ecs_service');

describe('a service', () => {
  test('is private, in the group of its identity', () => {
    expect(serviceOf({}).network_configuration).toMatchObject({
      assign_public_ip: false,
      security_groups: ['${aws_security_group.workload-identity_default_main__group.id}'],
    });
  });

  test('goes back from a rollout that fails, and is waited for', () => {
    expect(serviceOf({})).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      wait_for_steady_state: true,
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      availability_zone_rebalancing: 'ENABLED',
    });
  });

  test('is recreated where its Score file says so', () => {
    const annotations = { 'scoreform.dev/rollout': 'recreate' };
    expect(serviceOf({ annotations })).toMatchObject({
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
      availability_zone_rebalancing: 'DISABLED',
    });
  });

  test.each([
    { because: 'one is enough to try things', file: {}, count: 1 },
    { because: 'one may be lost where it matters', file: {}, protected: true, count: 2 },
    {
      because: 'its Score file says so',
      file: { annotations: { 'scoreform.dev/replicas': '5' } },
      count: 5,
    },
  ])('has $count tasks, because $because', ({ file, count, ...others }) => {
    expect(serviceOf(file, others).desired_count).toBe(count);
  });

  test('without ports and calls takes part in nothing', () => {
    const service = serviceOf({});
    expect(service).not.toHaveProperty('service_connect_configuration');
    expect(service).not.toHaveProperty('service_registries');
    expect(service).not.toHaveProperty('health_check_grace_period_seconds');
  });

  test('starts when its roles may do what they are for', () => {
    const { depends_on: waits } = serviceOf({ resources: { bucket: { type: 's3' } } });
    expect(waits).toContain('aws_iam_role_policy.workload_default_main__execution-policy');
    expect(waits).toContain(
      'aws_iam_role_policy.workload-identity_default_main__for-workload_default_main',
    );
  });
});

describe('ports', () => {
  test('are called by one name in Service Connect and in the DNS', () => {
    const blocks = shopOf({ workloads: { main: WEB } });
    const service = only(blocks, 'aws_ecs_service');
    expect(service.service_connect_configuration.service).toEqual([
      {
        port_name: 'web',
        discovery_name: 'main--web',
        client_alias: { dns_name: 'main.production.shop.internal', port: 80 },
      },
    ]);
    expect(only(blocks, 'aws_service_discovery_service')).toMatchObject({ name: 'main' });
  });

  test('over UDP are left to the DNS', () => {
    const ports = { stats: { port: 8125, protocol: 'UDP' }, web: { port: 80 } };
    const service = serviceOf({ service: { ports } });
    expect(service.service_connect_configuration.service.map((it: Block) => it.port_name)).toEqual([
      'web',
    ]);
  });

  test('that lead to one place are one for ECS', () => {
    const ports = { main: { port: 80, targetPort: 8080 }, same: { port: 8080 } };
    const service = serviceOf({ service: { ports } });
    expect(service.service_connect_configuration.service.map((it: Block) => it.port_name)).toEqual([
      'main',
    ]);
  });

  test('are offered by the container that answers there', () => {
    const blocks = shopOf({
      workloads: {
        main: {
          ...WEB,
          containers: {
            app: { image: 'a/b:1', readinessProbe: { httpGet: { port: 8080, path: '/' } } },
            aside: { image: 'a/b:1' },
          },
          resources: {
            host: { type: 'dns' },
            route: {
              type: 'route',
              params: { host: '${resources.host.host}', path: '/', port: 'web' },
            },
          },
        },
      },
    });
    expect(only(blocks, 'aws_ecs_service')).toMatchObject({
      load_balancer: [{ container_name: 'app', container_port: 8080 }],
      health_check_grace_period_seconds: 60,
    });
  });
});

describe('calls', () => {
  const caller = (called: string, port?: string): ScoreFile => ({
    ...WEB,
    resources: port
      ? { port: { type: 'service-port', params: { workload: called, port } } }
      : { [called]: { type: 'service' } },
    containers: {
      main: {
        image: 'a/b:1',
        variables: port
          ? { URL: '${resources.port.hostname}:${resources.port.port}' }
          : { URL: `http://\${resources.${called}.name}` },
      },
    },
  });

  test('open the port that the container listens on, at both ends, and no other', () => {
    const blocks = shopOf({ workloads: { cart: caller('catalog'), catalog: WEB } });
    const ingress = only(blocks, 'aws_vpc_security_group_ingress_rule');
    expect(ingress).toMatchObject({
      security_group_id: '${aws_security_group.workload-identity_default_catalog__group.id}',
      referenced_security_group_id:
        '${aws_security_group.workload-identity_default_cart__group.id}',
      ip_protocol: 'tcp',
      from_port: 8080,
      to_port: 8080,
      description: 'from cart',
    });
    const egress = blocks['aws_vpc_security_group_egress_rule'] ?? {};
    expect(egress['workload_default_cart__call-catalog-tcp-8080__out']).toMatchObject({
      security_group_id: '${aws_security_group.workload-identity_default_cart__group.id}',
      referenced_security_group_id:
        '${aws_security_group.workload-identity_default_catalog__group.id}',
    });
  });

  test('that are asked for twice are made once, because AWS refuses the second', () => {
    const { resources = {} } = caller('catalog', 'web');
    const twice = {
      ...caller('catalog'),
      resources: { ...resources, catalog: { type: 'service' } },
    };
    const blocks = shopOf({ workloads: { cart: twice, catalog: WEB } });
    only(blocks, 'aws_vpc_security_group_ingress_rule');
  });

  test('say the name and the number that others use', () => {
    const blocks = shopOf({ workloads: { cart: caller('catalog', 'web'), catalog: WEB } });
    const tasks = blocks['aws_ecs_task_definition'] ?? {};
    expect(tasks['workload_default_cart__task'].container_definitions).toContain(
      '"value":"catalog.production.shop.internal:80"',
    );
  });

  test('start who is called first, because Service Connect tells of nobody later', () => {
    const services = shopOf({
      workloads: { cart: caller('catalog'), catalog: caller('store'), store: WEB },
    })['aws_ecs_service'];
    const before = (workload: string) =>
      services?.[`workload_default_${workload}`].depends_on.filter((address: string) =>
        address.startsWith('aws_ecs_service.'),
      );
    expect(before('cart')).toEqual(['aws_ecs_service.workload_default_catalog']);
    expect(before('catalog')).toEqual(['aws_ecs_service.workload_default_store']);
    expect(before('store')).toEqual([]);
  });

  test('of each other make nobody wait', () => {
    const services = shopOf({
      workloads: { cart: caller('catalog'), catalog: caller('store'), store: caller('cart') },
    })['aws_ecs_service'];
    for (const { depends_on: waits } of Object.values(services ?? {})) {
      expect(waits.join(' ')).not.toContain('aws_ecs_service.');
    }
  });
});

describe('scaling', () => {
  test('is made by the workload, which then leaves the count alone', () => {
    const blocks = shopOf({
      workloads: {
        main: {
          resources: {
            scaler: {
              type: 'horizontal-pod-autoscaler',
              params: { minReplicas: 3, maxReplicas: 9, targetCPUUtilizationPercentage: 60 },
            },
          },
        },
      },
    });
    expect(only(blocks, 'aws_ecs_service')).toMatchObject({
      desired_count: 3,
      lifecycle: { ignore_changes: ['desired_count'] },
    });
    expect(only(blocks, 'aws_appautoscaling_target')).toMatchObject({
      min_capacity: 3,
      max_capacity: 9,
      resource_id: expect.stringMatching(/^service\/\$\{aws_ecs_cluster.*\}\/\$\{aws_ecs_service/),
    });
    expect(
      only(blocks, 'aws_appautoscaling_policy').target_tracking_scaling_policy_configuration,
    ).toMatchObject({ target_value: 60 });
  });
});

describe('a job', () => {
  const annotations = { 'scoreform.dev/workload-class': 'job' };

  test('runs once for each revision of its task', () => {
    const schedule = only(
      shopOf({ workloads: { main: { annotations } } }),
      'aws_scheduler_schedule',
    );
    expect(schedule.schedule_expression).toMatch(/^at\(\$\{formatdate\(.*timestamp\(\)/);
    expect(schedule.lifecycle).toEqual({
      ignore_changes: ['schedule_expression'],
      replace_triggered_by: ['aws_ecs_task_definition.workload_job_main__task.revision'],
    });
  });

  test('cannot call a port that leads to another', () => {
    const { errors } = attemptShop({
      workloads: {
        catalog: WEB,
        main: { annotations, resources: { catalog: { type: 'service' } } },
      },
    });
    expect(errors[0]?.detail).toMatch(/would call "catalog" at port 80, which ECS leads to 8080/);
  });

  test('calls a port that the container listens on', () => {
    const blocks = shopOf({
      workloads: {
        catalog: { service: { ports: { web: { port: 8080 } } } },
        main: { annotations, resources: { catalog: { type: 'service' } } },
      },
    });
    only(blocks, 'aws_vpc_security_group_ingress_rule');
  });
});

describe('a cron job', () => {
  test('runs in its time zone, started by a role that may start nothing else', () => {
    const annotations = {
      'scoreform.dev/workload-class': 'cron-job',
      'scoreform.dev/schedule': '30 4 * * mon-fri',
      'scoreform.dev/time-zone': 'Europe/Berlin',
    };
    const blocks = shopOf({ workloads: { main: { annotations } } });
    expect(only(blocks, 'aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(30 4 ? * 2-6 *)',
      schedule_expression_timezone: 'Europe/Berlin',
    });
    const policies = blocks['aws_iam_role_policy'] ?? {};
    const { policy } = policies['workload_cron-job_main__starter-policy'];
    expect(policy).toContain('aws_ecs_task_definition.workload_cron-job_main__task.arn');
    expect(policy).toContain('"iam:PassedToService":"ecs-tasks.amazonaws.com"');
    expect(policy).not.toMatch(/"Resource":\["\*"\]/);
    const { name } = only(blocks, 'aws_scheduler_schedule');
    expect(policy).toContain(
      `"kms:EncryptionContext:aws:scheduler:schedule:arn":"arn:aws:scheduler:eu-central-1:111122223333:schedule/default/${String(name)}"`,
    );
  });
});
