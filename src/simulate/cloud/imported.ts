import { conformBlock, isRecord } from '../planning/conform';
import { plannedBlock } from '../planning/planned-block';
import { scalarText } from '../planning/scalar-text';
import type { BlockSchema } from '../provider-schema';
import type { BlockValue, Value } from '../values';
import type { ProviderSite, Shared } from './shared';
import { asJson, bodyOf, importsOf, type Json, type StackText } from './configuration';
import { fill } from '../fill/fill';
import { seedOf } from '../fill/seed';
import { keyOf } from './journal';
import { segmentsOf } from './template-text';

interface Import {
  readonly state: BlockValue;
  readonly private: Uint8Array;
}

/**
 * What is there under an id: what was simulated, or else something as the stack wants it, since whoever imports has
 * something that is already there in mind.
 */
export function importedAs(
  type: string,
  id: string,
  block: BlockSchema,
  { source, placeOf }: ProviderSite,
  { journal, environment, text }: Shared,
): Import {
  const object = journal.objects.get(keyOf({ source, type, id }));
  if (object) {
    const kept = new Uint8Array(Buffer.from(object.private, 'base64'));
    return { state: conformBlock(object.state, block), private: kept };
  }
  const body = bodyImportedTo(text, type, id);
  const wanted = conformBlock({ ...literals(body), ...namedBy(id, block), id }, block);
  const site = {
    source,
    type,
    place: placeOf(body),
    seed: seedOf(environment, type, id),
    nth: 1,
  };
  return {
    state: fill(block, plannedBlock(block, undefined, wanted), site),
    private: new Uint8Array(),
  };
}

/** What the stack says of the resource that an `import` block gives this id. */
function bodyImportedTo(text: StackText, type: string, id: string): Json {
  const address = importsOf(text)
    .filter((each) => each['id'] === id)
    .map(({ to }) => scalarText(to) ?? '')
    .find((to) => to.startsWith(`${type}.`));
  return address === undefined ? {} : bodyOf(text, type, address.slice(type.length + 1));
}

/** What an id itself says: most are a name, those of Kubernetes a namespace and a name. */
function namedBy(id: string, { attributes, blocks }: BlockSchema): Json {
  if (blocks['metadata'] && !('arn' in attributes)) {
    const [name, namespace] = id.split('/').reverse();
    return { metadata: [{ name, namespace }] };
  }
  const naming = ['name', 'bucket', 'identifier', 'cluster_identifier', 'function_name'];
  const name = naming.find((each) => attributes[each]?.required ?? false);
  return name === undefined || /[:/]/.test(id) ? {} : { [name]: id };
}

/** What a text says without references; of a text with some, nothing. */
function literals(given: unknown): Json {
  const entries = Object.entries(asJson(given)).filter(([name]) => name !== '//');
  return Object.fromEntries(entries.map(([name, value]) => [name, literal(value)]));
}

function literal(value: unknown): Value {
  if (Array.isArray(value)) return value.map(literal);
  if (isRecord(value)) return literals(value) as BlockValue;
  if (typeof value !== 'string') return value as Value;
  const segments = segmentsOf(value);
  const [only] = segments ?? [];
  return segments?.length === 1 && only && 'literal' in only ? only.literal : null;
}
