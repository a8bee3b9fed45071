import type { ValueMap } from '../../../src/model';
import { checkParams, type ResourceDefinition } from '../../../src/pack';
import { SAMPLES } from '../../../src/testing/samples';

/** What a resource of type `environment` answers in a trial. */
export const VALUES = { LOG_LEVEL: 'info', STRIPE_KEY: { secret: 'payments/stripe' } };

/** The workload that others of a trial call. */
export const NEIGHBOUR = 'other';

/** A request as a Score file has it, and the outputs that the file can mention. */
export interface TrialRequest {
  readonly name: string;
  readonly request: ValueMap;
  readonly outputs: readonly string[];
}

export interface TrialWorkload {
  /** Chooses the access, and the sample where there can be only one. */
  readonly index: number;
  /** Whether it has ports. */
  readonly serves: boolean;
  /** How many samples of each definition it asks for. */
  readonly samples: number;
}

/** Asks for a definition with its samples. What can be shared is, so that several workloads have one of it. */
export function requestsFor(
  definition: ResourceDefinition,
  { index, serves, samples }: TrialWorkload,
): readonly TrialRequest[] {
  const { type, class: resourceClass, unavailable } = definition;
  const callsOthers = ['service', 'service-port'].includes(type.name);
  const leadsToIt = type.pointsAt !== undefined && !callsOthers;
  if (leadsToIt && !serves) return [];
  const called = resourceClass === 'default' ? type.name : `${type.name}-${resourceClass}`;
  const outputs = Object.keys(type.name === 'environment' ? VALUES : type.outputs.shape);
  const isShared = canBeShared(definition);
  return samplesFor(definition, index)
    .slice(0, samples)
    .map((params, number) => {
      const suffix = number === 0 ? called : `${called}-${String(number)}`;
      return {
        name: type.name === 'service' ? NEIGHBOUR : suffix,
        request: {
          type: type.name,
          class: resourceClass,
          ...(isShared && { id: `shared-${suffix}` }),
          ...(Object.keys(params).length > 0 && { params }),
          metadata: { annotations: { 'scoreform.dev/access': accessOf(definition, index) } },
        },
        outputs: outputs.filter((output) => !(output in unavailable)),
      };
    });
}

function canBeShared({ type, needsFor }: ResourceDefinition): boolean {
  const belongsToOne = Object.values(needsFor({})).some(({ per }) => per === 'workload');
  return type.pointsAt === undefined && type.name !== 'volume' && !belongsToOne;
}

function accessOf({ type: { accesses } }: ResourceDefinition, index: number): string {
  return accesses[index % accesses.length] ?? 'read';
}

/** Those of the well-known samples that the definition takes. */
function samplesFor({ type, params: schema }: ResourceDefinition, index: number) {
  const samples = (SAMPLES[type.name] ?? [{}]).filter(
    (params) => 'params' in checkParams(schema, params, () => undefined),
  );
  // A workload has one number of instances.
  if (type.name !== 'horizontal-pod-autoscaler') return samples;
  return samples.filter((_, number) => number === index % samples.length);
}
