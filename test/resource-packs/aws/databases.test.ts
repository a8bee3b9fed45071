import { mysql, postgres, redis, serverlessPostgres } from '../../../resource-packs/aws';
import { dataShop, withThing } from './data-shop';
import { OPTIONS, type Block, type Shop } from './small-shop';

/** The one block of a type. */
function only(blocks: Readonly<Record<string, Block>>, type: string): Block {
  const found = Object.values((blocks[type] ?? {}) as object) as Block[];
  expect(found).toHaveLength(1);
  return found[0];
}

const SERVERS = [
  { type: 'postgres', class: 'default', server: 'aws_db_instance', port: 5432 },
  { type: 'postgres', class: 'serverless', server: 'aws_rds_cluster', port: 5432 },
  { type: 'mysql', class: 'default', server: 'aws_db_instance', port: 3306 },
  { type: 'mysql', class: 'serverless', server: 'aws_rds_cluster', port: 3306 },
  { type: 'redis', class: 'default', server: 'aws_elasticache_replication_group', port: 6379 },
];

const DATABASES = SERVERS.filter(({ type }) => type !== 'redis');

function shopWith(request: { type: string; class: string }, shop: Partial<Shop> = {}) {
  const { type, class: resourceClass } = request;
  return dataShop({ ...shop, workloads: withThing({ type, class: resourceClass }) });
}

/** What the one server is told, by the name of the parameter. */
function parametersOf(blocks: Readonly<Record<string, Block>>): Readonly<Record<string, string>> {
  const [group] = Object.values<Block>(
    blocks['aws_db_parameter_group'] ?? blocks['aws_rds_cluster_parameter_group'],
  );
  return Object.fromEntries(
    (group.parameter as Block[]).map(({ name, value }) => [name, value] as const),
  );
}

describe.each(SERVERS)('$type of the class $class', (row) => {
  test('lets in its user by a rule at either end, and nobody else', () => {
    const blocks = shopWith(row);
    const guard = `\${aws_security_group.${row.type}_${row.class}_cart_thing__guard.id}`;
    const user = '${aws_security_group.workload-identity_default_cart__group.id}';
    const port = { from_port: row.port, to_port: row.port, ip_protocol: 'tcp' };

    expect(only(blocks, 'aws_vpc_security_group_ingress_rule')).toMatchObject({
      ...port,
      security_group_id: guard,
      referenced_security_group_id: user,
    });
    expect(only(blocks, 'aws_vpc_security_group_egress_rule')).toMatchObject({
      ...port,
      security_group_id: user,
      referenced_security_group_id: guard,
    });
  });

  test('is encrypted by the key of the environment', () => {
    expect(only(shopWith(row), row.server)).toMatchObject({
      kms_key_id: '${aws_kms_key.aws-key_default_environment.arn}',
    });
  });
});

describe.each(DATABASES)('$type of the class $class', (row) => {
  test.each([
    {
      because: 'a cloud that is asked to delete refuses, and whoever insists keeps a snapshot',
      guarded: true,
      expected: {
        deletion_protection: true,
        skip_final_snapshot: false,
        delete_automated_backups: false,
        backup_retention_period: 14,
        apply_immediately: false,
      },
    },
    {
      because: 'an environment that may go leaves nothing behind',
      guarded: false,
      expected: {
        deletion_protection: false,
        skip_final_snapshot: true,
        delete_automated_backups: true,
        backup_retention_period: 7,
        apply_immediately: true,
      },
    },
  ])('is protected as the environment type says, because $because', ({ guarded, expected }) => {
    const server = only(shopWith(row, { protected: guarded }), row.server);

    expect(server).toMatchObject(expected);
    expect('final_snapshot_identifier' in server).toBe(guarded);
  });

  test('keeps a snapshot under a name that is free again when it is made and deleted again', () => {
    expect(only(shopWith(row, { protected: true }), row.server).final_snapshot_identifier).toMatch(
      new RegExp(
        `-final-\\$\\{aws_security_group\\.${row.type}_${row.class}_cart_thing__guard\\.id\\}$`,
      ),
    );
  });

  test('gives users the password after the server has it, and the server only by write-only arguments', () => {
    const blocks = shopWith(row);
    const scope = `${row.type}_${row.class}_cart_thing`;
    const versions = blocks['aws_secretsmanager_secret_version'];
    const next = versions[`${scope}__next-password__version`];
    const current = versions[`${scope}__password__version`];
    const [[id, read] = []] = Object.entries<Block>(
      blocks['ephemeral'].aws_secretsmanager_secret_version,
    );
    const server = only(blocks, row.server);
    const written = server.password_wo ?? server.master_password_wo;
    const value = `\${ephemeral.aws_secretsmanager_secret_version.${String(id)}.secret_string}`;

    expect(next.secret_string_wo).toContain('uuid()');
    expect(next.secret_string_wo_version).toBe(1);
    expect(read.version_id).toBe(
      `\${aws_secretsmanager_secret_version.${scope}__next-password__version.version_id}`,
    );
    expect([written, current.secret_string_wo]).toEqual([value, value]);
    expect(current.depends_on.join()).toMatch(/^aws_(db|rds_cluster)_instance\./);
    expect(server).not.toHaveProperty('password');
    expect(server).not.toHaveProperty('master_password');
  });

  test('takes part in a plan of AWS Backup where the platform names one', () => {
    const role = 'arn:aws:iam::123456789012:role/backup';
    const blocks = shopWith(row, { options: { backupPlan: { id: 'every-night', role } } });

    expect(only(blocks, 'aws_backup_selection')).toMatchObject({
      plan_id: 'every-night',
      iam_role_arn: role,
      resources: [`\${${row.server}.${row.type}_${row.class}_cart_thing.arn}`],
    });
    expect(shopWith(row)).not.toHaveProperty('aws_backup_selection');
  });

  test('gets another password when its revision is raised', () => {
    const address = `${row.type}.${row.class}#cart.thing`;
    const blocks = shopWith(row, { options: { revisions: { [address]: 2 } } });
    const next = `${row.type}_${row.class}_cart_thing__next-password__version`;

    expect(blocks['aws_secretsmanager_secret_version'][next].secret_string_wo_version).toBe(2);
  });

  test('takes encrypted connections only', () => {
    expect(parametersOf(shopWith(row))).toMatchObject({
      [row.type === 'mysql' ? 'require_secure_transport' : 'rds.force_ssl']: expect.stringMatching(
        /^(1|ON)$/,
      ) as string,
    });
  });
});

test.each([
  {
    because: 'a Score file knows which version it was written for',
    params: { version: '15' },
    expected: { engine_version: '15' },
  },
  {
    because: 'else the platform chooses',
    params: {},
    expected: { engine_version: '16', instance_class: 'db.m7g.large', allocated_storage: 100 },
  },
])('the version of PostgreSQL: $because', ({ params, expected }) => {
  const chosen = postgres(OPTIONS, { version: '16', instanceClass: 'db.m7g.large', storage: 100 });
  const blocks = dataShop({ workloads: withThing({ type: 'postgres', params }) }, [chosen]);

  expect(only(blocks, 'aws_db_instance')).toMatchObject(expected);
});

test('names hold no two hyphens in a row, because RDS and ElastiCache refuse them', () => {
  const workloads = {
    cart: { resources: { 'a--b': { type: 'postgres' }, 'c--d': { type: 'redis' } } },
  };
  const blocks = dataShop({ workloads });

  expect(only(blocks, 'aws_db_instance').identifier).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  expect(only(blocks, 'aws_elasticache_replication_group').replication_group_id).toMatch(
    /^[a-z]+(-[a-z0-9]+)+$/,
  );
});

test('small instances of MySQL are made without Performance Insights, which they cannot carry', () => {
  const small = mysql(OPTIONS, { instanceClass: 'db.t4g.micro' });
  const blocks = dataShop({ workloads: withThing({ type: 'mysql' }) }, [small]);

  expect(only(blocks, 'aws_db_instance').performance_insights_enabled).toBe(false);
});

test.each([
  { guarded: true, instances: 2 },
  { guarded: false, instances: 1 },
])('a cluster has $instances instances where protected is $guarded', ({ guarded, instances }) => {
  const blocks = shopWith({ type: 'postgres', class: 'serverless' }, { protected: guarded });

  expect(Object.keys(blocks['aws_rds_cluster_instance'])).toHaveLength(instances);
});

test.each(['default', 'serverless'])('PostgreSQL (%s) logs who comes and goes', (chosen) => {
  expect(parametersOf(shopWith({ type: 'postgres', class: chosen }))).toMatchObject({
    log_connections: '1',
    log_disconnections: '1',
    // Whoever makes a user says its password.
    log_statement: 'none',
  });
});

describe('redis', () => {
  const REDIS = { type: 'redis', class: 'default' };

  test('is given no password by default, because it would lie in the state', () => {
    const blocks = shopWith(REDIS);

    expect(only(blocks, 'aws_elasticache_replication_group')).not.toHaveProperty('auth_token');
    expect(blocks).not.toHaveProperty('aws_secretsmanager_secret');
  });

  test('has one where the platform accepts it in the state, which users get once the server has it', () => {
    const address = 'redis.default#cart.thing';
    const blocks = shopWith(REDIS, {
      options: { passwordsInState: true, revisions: { [address]: 2 } },
    });
    const versions = blocks['aws_secretsmanager_secret_version'];

    expect(only(blocks, 'aws_elasticache_replication_group')).toMatchObject({
      auth_token:
        '${data.aws_secretsmanager_secret_version.redis_default_cart_thing__password-in-state.secret_string}',
      auth_token_update_strategy: 'ROTATE',
    });
    expect(versions['redis_default_cart_thing__next-password__version']).toMatchObject({
      secret_string_wo_version: 2,
    });
    expect(versions['redis_default_cart_thing__password__version'].depends_on).toEqual([
      'aws_elasticache_replication_group.redis_default_cart_thing',
    ]);
  });

  test('says where its password is', () => {
    const { notes, summary } = redis({ ...OPTIONS, passwordsInState: true });

    expect(summary).toContain('in the state');
    expect(notes.join(' ')).toContain('whoever may read the state may log in');
  });
});

test.each([
  { because: 'RDS starts at 20', define: () => postgres(OPTIONS, { storage: 10 }) },
  { because: 'gibibytes are whole', define: () => mysql(OPTIONS, { storage: 20.5 }) },
  {
    because: 'that is a machine of EC2',
    define: () => mysql(OPTIONS, { instanceClass: 'm7g.large' }),
  },
  {
    because: 'the least is more than the most',
    define: () => serverlessPostgres(OPTIONS, { capacity: { least: 4, most: 2 } }),
  },
  {
    because: 'units come in halves',
    define: () => serverlessPostgres(OPTIONS, { capacity: { least: 0.3, most: 2 } }),
  },
  {
    because: 'a cluster without instances answers nobody',
    define: () => serverlessPostgres(OPTIONS, { instances: 0 }),
  },
  { because: 'nodes are of ElastiCache', define: () => redis(OPTIONS, { nodeType: 't4g.small' }) },
  { because: 'ElastiCache has no more replicas', define: () => redis(OPTIONS, { nodes: 9 }) },
])('options are refused where they are given: $because', ({ define }) => {
  expect(define).toThrow(TypeError);
});
