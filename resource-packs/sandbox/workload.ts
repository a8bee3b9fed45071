import {
  defineResource,
  type MixedText,
  type ResourceDefinition,
  type TerraformText,
  type UsedResource,
} from '../../src/pack';
import { workloadType } from '../../src/resource-types';
import { shownText } from './shown-text';
import { TerraformData } from './terraform-data';

const CLASSES = {
  default: 'The record of a workload that keeps running.',
  'cron-job': 'The record of a workload that runs by a schedule.',
  job: 'The record of a workload that runs once.',
  stateful: 'The record of a workload whose instances have a name and a disk of their own.',
};

/** Workloads as records: the whole Score file with its placeholders resolved, so that one can look at what would run. */
export const workloads: readonly ResourceDefinition[] = Object.entries(CLASSES).map(
  ([resourceClass, summary]) =>
    defineResource(workloadType, {
      class: resourceClass,
      summary,
      create({ scope, address, params, uses, context }) {
        const { containers, ...rest } = params;
        new TerraformData(scope, 'Default', {
          address: String(address),
          class: resourceClass,
          ...(context.paused && { paused: true }),
          ...rest,
          containers: mapValues(containers, recordOfContainer),
          uses: mapValues(uses, (used) => ({
            address: String(used.address),
            access: used.access,
          })),
        });
        return {};
      },
    }),
);

interface Container {
  readonly variables?: Readonly<Record<string, MixedText>> | undefined;
  readonly files?:
    Readonly<Record<string, { readonly content?: MixedText | undefined }>> | undefined;
  readonly volumes?:
    Readonly<Record<string, { readonly source: UsedResource | TerraformText }>> | undefined;
}

/** Everything as it was given but for what can hold a secret or stands for a resource. */
function recordOfContainer({ variables, files, volumes, ...container }: Container) {
  return {
    ...container,
    ...(variables && { variables: mapValues(variables, shownText) }),
    ...(files && {
      files: mapValues(files, ({ content, ...file }) => ({
        ...file,
        ...(content && { content: shownText(content) }),
      })),
    }),
    ...(volumes && {
      volumes: mapValues(volumes, (volume) => ({ ...volume, source: sourceOf(volume.source) })),
    }),
  };
}

function sourceOf(source: UsedResource | TerraformText): unknown {
  return typeof source === 'string' ? source : (source.outputs['source'] ?? String(source.address));
}

function mapValues<From, To>(
  map: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
