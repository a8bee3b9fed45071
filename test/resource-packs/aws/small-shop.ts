import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { AwsOptions } from '../../../resource-packs/aws';
import { account } from '../../../resource-packs/aws/account';
import { dns } from '../../../resource-packs/aws/entrance/dns';
import { ingress } from '../../../resource-packs/aws/entrance/ingress';
import { route } from '../../../resource-packs/aws/entrance/route';
import { tlsCertificate } from '../../../resource-packs/aws/entrance/tls-certificate';
import { key } from '../../../resource-packs/aws/key';
import { network } from '../../../resource-packs/aws/network/network';
import { volumes } from '../../../resource-packs/aws/storage/volume';
import {
  definePack,
  defineResource,
  outputsAs,
  type Pack,
  type ResourceDefinition,
} from '../../../src/pack';
import { definePlatform } from '../../../src/platform';
import {
  awsNetworkType,
  routeType,
  volumeType,
  workloadIdentityType,
  workloadType,
} from '../../../src/resource-types';
import { Recorded } from '../../create/graphs';
import { readAt, repository } from '../../read/repository';
import { attempt, type Attempt } from '../deployed';

export const OPTIONS: AwsOptions = {
  account: '123456789012',
  region: 'eu-central-1',
  zone: { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' },
};

/** A workload that has nothing but a security group, and a record of what it may do. */
const identity = defineResource(workloadIdentityType, {
  summary: 'A security group.',
  needs: { network: { type: 'aws-network', per: 'environment' } },
  create({ scope, name, needs }) {
    const { vpc } = outputsAs(awsNetworkType, needs['network']);
    const { id } = new SecurityGroup(scope, 'group', { name: name.within(255), vpcId: vpc });
    return { name: name.within(63), securityGroup: id };
  },
  receive({ scope, grants }) {
    new Recorded(scope, 'grants', {
      statements: grants.flatMap((granted) => granted['aws-iam'] ?? []),
    });
  },
});

/** A workload that records what its routes and volumes give it. */
const workload = defineResource(workloadType, {
  summary: 'A record.',
  needs: { identity: { type: 'workload-identity', per: 'workload' } },
  create({ scope, uses, needs }) {
    const used = Object.values(uses);
    new Recorded(scope, 'Default', {
      routes: used.flatMap(({ type, outputs }) =>
        type === 'route' ? [outputsAs(routeType, outputs).targetGroup] : [],
      ),
      volumes: used.flatMap(({ type, outputs }) =>
        type === 'volume' ? [outputsAs(volumeType, outputs).fileSystem ?? 'none'] : [],
      ),
    });
    const { securityGroup } = outputsAs(workloadIdentityType, needs['identity']);
    return { ...(securityGroup !== undefined && { securityGroup }) };
  },
});

/** The part of the pack that networks, entrances and volumes are, with workloads that are records. */
export function smallPack(options: AwsOptions, first: readonly ResourceDefinition[] = []): Pack {
  const own = [
    account(options),
    network(options),
    key(options),
    ingress(options),
    dns(options),
    tlsCertificate(options),
    route(),
    ...volumes(options),
    identity,
    workload,
  ];
  const replaced = new Set(first.map(({ type }) => type.name));
  return definePack({
    name: 'small',
    summary: 'A part of a pack.',
    resources: [...first, ...own.filter(({ type }) => !replaced.has(type.name))],
  });
}

export interface Shop {
  readonly options?: Partial<AwsOptions>;
  readonly project?: string;
  readonly environment?: string;
  readonly protected?: boolean;
  /** What each workload asks for, and the path by which it says that it is ready. */
  readonly workloads: Readonly<
    Record<
      string,
      {
        readonly resources: Readonly<Record<string, object>>;
        readonly probe?: { readonly path: string; readonly scheme?: string };
      }
    >
  >;
  /** Definitions in place of the pack's own. */
  readonly instead?: readonly ResourceDefinition[];
}

/** Matches and creates a small project. */
export function attemptShop(shop: Shop): Attempt {
  const { project: name = 'shop', environment: environmentName = 'production' } = shop;
  const files = Object.entries(shop.workloads).map(([workloadName, { resources, probe }]) => [
    `projects/${name}/${workloadName}/score.yaml`,
    JSON.stringify({
      apiVersion: 'score.dev/v1b1',
      metadata: { name: workloadName },
      service: {
        ports: {
          web: { port: 80, targetPort: 8080 },
          admin: { port: 9000 },
          stats: { port: 8125, protocol: 'UDP' },
        },
      },
      containers: {
        main: {
          image: 'registry.example/main:1',
          ...(probe && { readinessProbe: { httpGet: { port: 8080, ...probe } } }),
        },
      },
      resources,
    }),
  ]);
  const { projects, reported } = readAt(
    repository({
      ...Object.fromEntries(files),
      [`projects/${name}/environments/${environmentName}.yaml`]: 'type: test\n',
    }),
  );
  const [project] = projects;
  const [environment] = project?.environments ?? [];
  if (!project || !environment || reported.length > 0) {
    throw new Error(reported.map(({ detail }) => detail).join('\n'));
  }
  const pack = smallPack({ ...OPTIONS, ...shop.options }, shop.instead);
  const platform = definePlatform({
    environmentTypes: { test: { packs: [pack], protected: shop.protected ?? false } },
  });
  return attempt(project, environment, platform);
}

/** A block as Terraform reads it; each test says what it expects in it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of Terraform has no type
export type Block = any;

/** Everything that a small project comes to, by Terraform type and name. */
export function shopOf(shop: Shop): Readonly<Record<string, Readonly<Record<string, Block>>>> {
  const { stack, errors } = attemptShop(shop);
  if (!stack) throw new Error(errors.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  const { resource } = JSON.parse(stack.terraform) as { resource: ReturnType<typeof shopOf> };
  return resource;
}
