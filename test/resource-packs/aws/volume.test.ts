import { volumes } from '../../../resource-packs/aws/storage/volume';
import { OPTIONS, shopOf, type Block, type Shop } from './small-shop';

const VOLUME = { type: 'volume' };

const shopWith = (resources: Readonly<Record<string, object>>): Shop => ({
  workloads: { cart: { resources } },
});

const blocksOf = (made: ReturnType<typeof shopOf>, type: string): Block[] =>
  Object.values(made[type] ?? {});

describe('a volume that lasts', () => {
  const made = shopOf(shopWith({ data: VOLUME }));

  test('is encrypted with the key of the environment, and backed up', () => {
    expect(blocksOf(made, 'aws_efs_file_system')).toEqual([
      expect.objectContaining({
        encrypted: true,
        kms_key_id: '${aws_kms_key.aws-key_default_environment.arn}',
      }),
    ]);
    expect(blocksOf(made, 'aws_efs_backup_policy')).toEqual([
      expect.objectContaining({ backup_policy: { status: 'ENABLED' } }),
    ]);
  });

  test('takes part in a plan of AWS Backup where the platform names one', () => {
    const backupPlan = { id: 'every-night', role: 'arn:aws:iam::123456789012:role/backup' };
    const planned = shopOf({ ...shopWith({ data: VOLUME }), options: { backupPlan } });
    const [file = ''] = Object.keys(planned['aws_efs_file_system'] ?? {});

    expect(blocksOf(planned, 'aws_backup_selection')).toEqual([
      expect.objectContaining({ resources: [`\${aws_efs_file_system.${file}.arn}`] }),
    ]);
    expect(blocksOf(made, 'aws_backup_selection')).toEqual([]);
  });

  test('can be mounted in each private subnet, and is not mounted before', () => {
    const targets = Object.keys(made['aws_efs_mount_target'] ?? {});
    const [{ input }] = blocksOf(made, 'terraform_data').filter((it) => 'volumes' in it.input);

    expect(targets).toHaveLength(2);
    for (const target of targets) {
      expect(input.volumes[0].id).toContain(`aws_efs_mount_target.${target}.file_system_id`);
    }
  });

  test('is used by one user without rights, whatever the image says', () => {
    expect(blocksOf(made, 'aws_efs_access_point')).toEqual([
      expect.objectContaining({
        posix_user: { uid: 65532, gid: 65532 },
        root_directory: {
          path: '/data',
          creation_info: { owner_uid: 65532, owner_gid: 65532, permissions: '0750' },
        },
      }),
    ]);
  });

  test('refuses whoever does not encrypt, or passes the access point by', () => {
    const [{ policy }] = blocksOf(made, 'aws_efs_file_system_policy');

    expect(policy).toContain('"aws:SecureTransport":"false"');
    expect(policy).toContain('"StringNotEquals":{"elasticfilesystem:AccessPointArn":');
    expect(policy.match(/"Effect":"Deny"/g)).toHaveLength(2);
    expect(policy).not.toContain('"Allow"');
  });

  test('names whole actions in its policy, because AWS refuses others', () => {
    const [{ policy }] = blocksOf(made, 'aws_efs_file_system_policy');
    const { Statement: statements } = JSON.parse(policy) as { Statement: Block[] };
    const actions = statements.flatMap(({ Action: action }) => action as string | string[]);

    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^elasticfilesystem:Client\w+$/.test(action))).toEqual([]);
  });

  test('lets in its users by NFS, and lets nothing out', () => {
    const guard = '${aws_security_group.volume_default_cart_data__guard.id}';
    const user = '${aws_security_group.workload-identity_default_cart__group.id}';

    expect(blocksOf(made, 'aws_vpc_security_group_ingress_rule')).toEqual([
      expect.objectContaining({
        security_group_id: guard,
        referenced_security_group_id: user,
        from_port: 2049,
        to_port: 2049,
      }),
    ]);
    expect(blocksOf(made, 'aws_vpc_security_group_egress_rule')).toEqual([
      expect.objectContaining({ security_group_id: user, referenced_security_group_id: guard }),
    ]);
    expect(blocksOf(made, 'aws_security_group').some(({ egress }) => egress)).toBe(false);
  });
});

test.each([
  { access: 'read', actions: ['elasticfilesystem:ClientMount'] },
  {
    access: 'write',
    actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
  },
])('who may $access may do no more than $actions, by the access point', ({ access, actions }) => {
  const data = { ...VOLUME, metadata: { annotations: { 'scoreform.dev/access': access } } };
  const made = shopOf(shopWith({ data }));
  const [{ input }] = blocksOf(made, 'terraform_data').filter((it) => 'statements' in it.input);

  expect(input.statements).toEqual([
    {
      actions,
      resources: ['${aws_efs_file_system.volume_default_cart_data.arn}'],
      conditions: {
        StringEquals: {
          'elasticfilesystem:AccessPointArn':
            '${aws_efs_access_point.volume_default_cart_data__access-point.arn}',
        },
      },
    },
  ]);
});

test.each(['nfs', 'standard-rwo'])('the class %s is the same kind of disk', (resourceClass) => {
  const made = shopOf(shopWith({ data: { ...VOLUME, class: resourceClass } }));

  expect(blocksOf(made, 'aws_efs_file_system')).toHaveLength(1);
});

test('a volume that goes with its task makes nothing', () => {
  const made = shopOf(shopWith({ scratch: { ...VOLUME, class: 'ephemeral' } }));

  expect(Object.keys(made).filter((type) => type.startsWith('aws_efs'))).toEqual([]);
});

test('volumes of pods are left to the pack that makes pods', () => {
  const pods = { cluster: 'shop', securityGroup: 'sg-0123456789abcdef0' };

  expect(volumes({ ...OPTIONS, pods })).toEqual([]);
});
