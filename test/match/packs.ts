import { z } from 'zod';
import {
  definePack,
  defineResource,
  defineResourceType,
  secretParam,
  text,
  type Needs,
  type Pack,
  type ResourceDefinition,
  type ResourceType,
} from '../../src/pack';
import { workloadType } from '../../src/resource-types';

/** A type with some of everything. */
export const storeType = defineResourceType({
  name: 'store',
  summary: 'A store.',
  params: z.strictObject({
    size: z.number().optional(),
    region: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
    login: secretParam().optional(),
    note: text().optional(),
  }),
  outputs: z.strictObject({
    host: z.string(),
    port: z.number(),
    password: z.string(),
    labels: z.record(z.string(), z.string()),
  }),
  secrets: ['password'],
  accesses: ['read', 'write'],
});

/** A type whose params may be anything. */
export const freeType = defineResourceType({
  name: 'free',
  summary: 'Anything.',
  params: z.looseObject({}),
  outputs: z.strictObject({ name: z.string() }),
});

/** A type that only definitions ask for. */
export const internalType = defineResourceType({
  name: 'internal',
  summary: 'A part of the platform.',
  params: z.looseObject({}),
  outputs: z.strictObject({ name: z.string() }),
  requestable: false,
});

/** Leads to a port of the workload that asks, or of another. */
export const doorType = defineResourceType({
  name: 'door',
  summary: 'A way in.',
  params: z.strictObject({
    workload: z.string().optional(),
    port: z.union([z.number(), z.string()]).optional(),
  }),
  outputs: z.strictObject({}),
  accesses: ['write'],
  pointsAt: ({ workload, params }) => ({
    workload: params['workload'] ?? workload,
    port: params['port'],
  }),
});

/** Answers with the values of the environment. */
export const valuesType = defineResourceType({
  name: 'values',
  summary: 'The values of the environment.',
  params: z.strictObject({}),
  outputs: z.looseObject({}),
  outputsIn: ({ values }) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        { kind: 'string' as const, secret: typeof value !== 'string' },
      ]),
    ),
});

export interface DefinitionText {
  readonly class?: string;
  readonly name?: string;
  readonly needs?: Needs | ((params: Readonly<Record<string, unknown>>) => Needs);
  readonly unavailable?: Readonly<Record<string, string>>;
  readonly delegate?: string;
}

/** A definition that matching can look at, and nothing can be made of. */
export function definitionOf(type: ResourceType, options: DefinitionText = {}): ResourceDefinition {
  const { needs, ...others } = options;
  return defineResource<ResourceType>(type, {
    summary: 'For tests.',
    ...others,
    ...(needs ? { needs: needs as Needs } : {}),
    create: () => ({}),
  });
}

export function packOf(name: string, ...resources: ResourceDefinition[]): Pack {
  return definePack({ name, summary: 'For tests.', resources });
}

/** One definition of every type above, and of workloads. */
export const everything = packOf(
  'everything',
  ...[storeType, freeType, internalType, doorType, valuesType, workloadType].map((type) =>
    definitionOf(type as ResourceType),
  ),
);
