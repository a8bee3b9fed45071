import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { outputsAs, type CreateInput } from '../../../src/pack';
import { awsKeyType, workloadIdentityType } from '../../../src/resource-types';
import { jsonText } from '../../../src/terraform';
import type { AwsOptions } from '../options';
import type { Port, WorkloadParams } from '../workload/workload-params';
import { containerDefinition } from './container-definition';
import type { Wait } from './container-order';
import { executionRole } from './execution-role';
import { mountsOfFiles, taskFiles } from './task-files';
import { taskLog, type TaskLog } from './task-log';
import { PREPARATION, preparation } from './task-preparation';
import { TaskSecrets } from './task-secrets';
import { taskSize, type TaskSize } from './task-size';
import { taskVolumes, type Mount } from './task-volumes';

export type WorkloadInput = CreateInput<WorkloadParams>;

/** A description of tasks that can be run. */
export interface Task {
  readonly definition: EcsTaskDefinition;
  readonly executionRole: string;
  readonly log: TaskLog;
  /** The Terraform addresses of what has to exist before a task may start. */
  readonly ready: readonly string[];
}

export interface TaskOptions {
  /** The container that each port is offered by. */
  readonly listeners?: ReadonlyMap<Port, string>;
  /** What runs in the task that no Score file speaks of. */
  readonly besides?: readonly TaskSize[];
}

/** Nobody: a user that no image has files of. */
const USER = '65532';

const PREPARATION_IMAGE = 'public.ecr.aws/docker/library/busybox:1.37.0';

/** The most that ECS takes in a task definition. */
const LARGEST = 64 * 1024;

/** Describes the tasks of a workload to ECS, with a log and the role that ECS starts them with. */
export function describeTask(
  { scope, address, name, params, needs }: WorkloadInput,
  options: AwsOptions,
  { listeners = new Map<Port, string>(), besides = [] }: TaskOptions = {},
): Task {
  const { containers } = params;
  const {
    waivers = [],
    preparationImage = PREPARATION_IMAGE,
    cpuArchitecture,
  } = options.workloads ?? {};
  const user = waivers.includes('root') ? undefined : USER;
  const readonlyRootFilesystem = !waivers.includes('writable-root-filesystem');
  const key = outputsAs(awsKeyType, needs['key']).arn;
  const log = taskLog(scope, { name, region: options.region, key });
  const secrets = new TaskSecrets(scope, name, key);

  const volumes = taskVolumes(containers, readonlyRootFilesystem);
  const mounts = new Map<string, Mount[]>(Object.keys(containers).map((of) => [of, []]));
  for (const { container, mount } of volumes) mounts.get(container)?.push(mount);
  const files = taskFiles(containers, mounts);
  const emptyVolumes = namesOf(volumes.filter(({ isEmpty }) => isEmpty));
  const prepare = preparation({ image: preparationImage, files, emptyVolumes, user, secrets, log });
  const waits: Wait[] = prepare ? [{ containerName: PREPARATION, condition: 'SUCCESS' }] : [];
  const described = Object.keys(containers)
    .sort()
    .map((container) =>
      containerDefinition({
        params,
        name: container,
        ports: [...listeners].filter(([, by]) => by === container).map(([port]) => port),
        mounts: [...(mounts.get(container) ?? []), ...mountsOfFiles(files, container)],
        waits,
        user,
        readonlyRootFilesystem,
        secrets,
        log,
      }),
    );
  const all = prepare ? [prepare, ...described] : described;
  const containerDefinitions = jsonText(all);
  refuseTooLarge(containerDefinitions);
  const execution = executionRole(
    scope,
    {
      name,
      workload: address.id,
      images: all.map(({ image }) => image),
      log: log.arn,
      secrets: secrets.readable,
      keys: secrets.keys,
    },
    options,
  );
  const { cpu, memory } = taskSize(containers, besides);
  const definition = new EcsTaskDefinition(scope, 'task', {
    family: name.within(200),
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    runtimePlatform: {
      operatingSystemFamily: 'LINUX',
      cpuArchitecture: cpuArchitecture ?? 'X86_64',
    },
    cpu: String(cpu),
    memory: String(memory),
    ...roleOf(needs),
    executionRoleArn: execution.arn,
    volume: volumesOf([
      ...volumes.map(({ volume }) => volume),
      ...files.map(({ volume }) => ({ name: volume })),
    ]),
    containerDefinitions,
    // A rollout that fails goes back to the revision before, which ECS has to know still.
    skipDestroy: true,
  });
  return { definition, executionRole: execution.arn, log, ready: [execution.ready] };
}

function roleOf(needs: WorkloadInput['needs']) {
  const { role } = outputsAs(workloadIdentityType, needs['identity']);
  return role === undefined ? {} : { taskRoleArn: role };
}

function namesOf(volumes: readonly { readonly mount: Mount }[]): string[] {
  return [...new Set(volumes.map(({ mount }) => mount.sourceVolume))].sort();
}

function volumesOf<Volume extends { readonly name: string }>(volumes: readonly Volume[]): Volume[] {
  // The first of a name says the most: a file may be written to a volume that is there for other reasons.
  const byName = new Map([...volumes].reverse().map((volume) => [volume.name, volume]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function refuseTooLarge(definitions: string): void {
  const size = Buffer.byteLength(definitions);
  if (size <= LARGEST) return;
  throw new TypeError(
    `The containers with their variables and files take ${String(size)} bytes, and ECS takes ${String(LARGEST)} at most: put large files into the image or into a volume.`,
  );
}
