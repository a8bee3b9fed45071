import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { outputsAs, type ResourceDefinition } from '../../../src/pack';
import { awsKeyType, awsNetworkType, volumeType, workloadType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { letReach } from '../network/access-rules';
import { unreserved } from '../network/unreserved';
import type { AwsOptions } from '../options';
import { onlyEncrypted } from '../policies/only-encrypted';
import { policyDocument } from '../policies/policy-document';
import { selectForBackup } from './backup-selection';

const NFS = 2049;

/** Whoever mounts it is this user, without rights on anything else, whatever the image says. */
const USER = 65_532;

const MOUNT = 'elasticfilesystem:ClientMount';
const WRITE = 'elasticfilesystem:ClientWrite';
const ROOT = 'elasticfilesystem:ClientRootAccess';

/** The classes that Score files ask for when they want files to stay: on ECS, one kind of disk serves them all. */
const LASTING = ['default', 'nfs', 'standard-rwo'];

/** Volumes of workloads on ECS; those of pods are the business of a pack for Kubernetes. */
export const volumes = (options: AwsOptions): ResourceDefinition[] =>
  options.pods
    ? []
    : [...LASTING.map((resourceClass) => fileSystem(resourceClass, options)), scratchSpace()];

const fileSystem = (resourceClass: string, options: AwsOptions) =>
  awsResource(volumeType, {
    class: resourceClass,
    summary: 'A file system of EFS, encrypted and backed up every day.',
    stateful: ['aws_efs_file_system'],
    needs: {
      network: { type: 'aws-network', per: 'environment' },
      key: { type: 'aws-key', per: 'environment' },
    },
    handles: z.object({ guard: z.string(), arn: z.string(), accessPointArn: z.string() }),
    create({ scope, name, needs }) {
      const { vpc, privateSubnets } = outputsAs(awsNetworkType, needs['network']);
      const files = new EfsFileSystem(scope, 'Default', {
        encrypted: true,
        kmsKeyId: outputsAs(awsKeyType, needs['key']).arn,
        throughputMode: 'elastic',
        lifecyclePolicy: [
          { transitionToIa: 'AFTER_30_DAYS' },
          { transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
        ],
        tags: { Name: name.within(200) },
      });
      new EfsBackupPolicy(scope, 'backup', {
        fileSystemId: files.id,
        backupPolicy: { status: 'ENABLED' },
      });
      selectForBackup(scope, { name, arn: files.arn }, options);
      const point = new EfsAccessPoint(scope, 'access-point', {
        fileSystemId: files.id,
        posixUser: { uid: USER, gid: USER },
        rootDirectory: {
          path: '/data',
          creationInfo: { ownerUid: USER, ownerGid: USER, permissions: '0750' },
        },
      });
      refuseOthers(scope, { files, accessPoint: point.arn });
      const guard = new SecurityGroup(scope, 'guard', {
        name: unreserved(name, 255, 'security group'),
        description: 'A file system: its users come in by NFS, nothing goes out.',
        vpcId: vpc,
      });
      return {
        source: name.within(63),
        fileSystem: {
          id: mountedIn(scope, privateSubnets, { files: files.id, guard: guard.id }),
          accessPoint: point.id,
        },
        guard: guard.id,
        arn: files.arn,
        accessPointArn: point.arn,
      };
    },
    connect({ scope, address, outputs, consumer, access }) {
      const { securityGroup } = outputsAs(workloadType, consumer.outputs);
      if (securityGroup !== undefined) {
        letReach(scope, {
          from: { securityGroup, called: String(consumer.address) },
          to: { securityGroup: outputs.guard, called: String(address), port: NFS },
        });
      }
      return {
        'aws-iam': [
          {
            actions: access === 'read' ? [MOUNT] : [MOUNT, WRITE],
            resources: [outputs.arn],
            conditions: {
              StringEquals: { 'elasticfilesystem:AccessPointArn': outputs.accessPointArn },
            },
          },
        ],
      };
    },
  });

/** Space of the task itself, which needs nothing made. */
const scratchSpace = () =>
  awsResource(volumeType, {
    class: 'ephemeral',
    summary: 'Space of the task itself, gone with it.',
    create: ({ name }) => ({ source: name.within(63) }),
  });

/** Without a policy whoever reaches the file system may do everything; roles are asked only where there is one. */
function refuseOthers(
  scope: Construct,
  { files, accessPoint }: { readonly files: EfsFileSystem; readonly accessPoint: string },
): void {
  new EfsFileSystemPolicy(scope, 'policy', {
    fileSystemId: files.id,
    policy: policyDocument([
      onlyEncrypted([MOUNT, WRITE, ROOT], [files.arn]),
      {
        Sid: 'OnlyByTheAccessPoint',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: [MOUNT, WRITE, ROOT],
        Resource: files.arn,
        Condition: { StringNotEquals: { 'elasticfilesystem:AccessPointArn': accessPoint } },
      },
    ]),
  });
}

/** The id of the file system once it can be mounted in every subnet: a task that starts before that fails. */
function mountedIn(
  scope: Construct,
  subnets: readonly string[],
  { files, guard }: { readonly files: string; readonly guard: string },
): string {
  const targets = subnets.map(
    (subnetId, index) =>
      new EfsMountTarget(scope, `mount-${index}`, {
        fileSystemId: files,
        subnetId,
        securityGroups: [guard],
      }).fileSystemId,
  );
  return Token.asString(Fn.element(targets, 0));
}
