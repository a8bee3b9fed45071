import { dynamicOf, isRecord } from '../planning/conform';
import { scalarText } from '../planning/scalar-text';
import { BigNumber, Dynamic, type Value } from '../values';
import { MOMENT } from '../fill/plausible';
import type { CloudObject } from '../cloud/journal-lines';
import { apiObject } from './api-object';
import type { Question, Reader } from './source';

type Json = Readonly<Record<string, unknown>>;

/** The object of a kind and a name as the API would show it, its rollout finished. */
const resource: Reader = (question) => ({ object: dynamicOf(liveObject(question)) });

/** All objects of a kind. */
const resources: Reader = (question) => {
  const kind = scalarText(question.config['kind']) ?? '';
  const namespace = question.config['namespace'];
  const objects = objectsOf(kind, question)
    .map((object) => shown(object, question, kind))
    .filter(({ metadata }) => namespace === null || (metadata as Json)['namespace'] === namespace);
  return { objects: dynamicOf(objects) };
};

/** Data sources of Kubernetes that answer with an object of any kind. */
export const KUBERNETES_READERS: Readonly<Record<string, Reader>> = {
  kubernetes_resource: resource,
  kubernetes_resources: resources,
};

function liveObject(question: Question): Json {
  const { config, site } = question;
  const kind = scalarText(config['kind']) ?? '';
  const given = config['metadata'];
  const metadata = Array.isArray(given) ? (given as readonly Value[])[0] : given;
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  const found = objectsOf(kind, question)
    .map((object) => shown(object, question, kind))
    .find((object) => {
      const own = object['metadata'] as Json;
      return own['name'] === name && (own['namespace'] ?? 'default') === (namespace ?? 'default');
    });
  if (found) return { apiVersion: config['api_version'], ...found };
  // Somebody else's object: it is there, and well.
  return rolledOut({
    apiVersion: config['api_version'],
    kind,
    metadata: {
      name,
      ...(namespace != null && { namespace }),
      generation: 1,
      uid: site.seed.uuid(),
      creationTimestamp: MOMENT,
    },
    spec: {},
  });
}

function objectsOf(kind: string, { journal }: Question): CloudObject[] {
  const snake = kind.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
  const pattern = new RegExp(`^kubernetes_${snake}(?:_v\\d+(?:(?:alpha|beta)\\d+)?)?$`);
  return [...journal.objects.values()].filter(
    ({ type, state }) =>
      pattern.test(type) ||
      (type === 'kubernetes_manifest' &&
        (plain(state['manifest'] ?? null) as Json)['kind'] === kind),
  );
}

function shown({ type, state }: CloudObject, { resourceBlock }: Question, kind: string): Json {
  const block = resourceBlock(type);
  const object =
    type === 'kubernetes_manifest' || !block
      ? (plain(state['object'] ?? state['manifest'] ?? null) as Json)
      : (apiObject(state, block) as Json);
  const metadata = isRecord(object['metadata']) ? object['metadata'] : {};
  return rolledOut({ kind, ...object, metadata: { generation: 1, ...metadata } });
}

/** What the API says of an object when all that it asked for has come to pass. */
function rolledOut(object: Json): Json {
  const { generation } = object['metadata'] as Json;
  const spec = isRecord(object['spec']) ? object['spec'] : {};
  const replicas = Number(spec['replicas'] ?? 1);
  const completions = Number(spec['completions'] ?? 1);
  return {
    ...object,
    spec,
    status: {
      observedGeneration: generation,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      currentReplicas: replicas,
      ...(object['kind'] === 'Job' && { succeeded: completions, completionTime: MOMENT }),
      ...(object['kind'] === 'Namespace' && { phase: 'Active' }),
      ...(object['kind'] === 'PersistentVolumeClaim' && { phase: 'Bound' }),
      conditions: ['Available', 'Ready'].map((type) => ({ type, status: 'True' })),
    },
  };
}

/** A value without the types beside it. */
function plain(value: Value): unknown {
  if (value instanceof Dynamic) return plain(value.value);
  if (value instanceof BigNumber) return Number(value.digits);
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  if (!isRecord(value)) return value ?? {};
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
