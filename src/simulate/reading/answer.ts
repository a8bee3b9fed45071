import { conform, conformBlock } from '../planning/conform';
import { plannedBlock } from '../planning/planned-block';
import { UNKNOWN, type BlockValue, type Value } from '../values';
import { fill } from '../fill/fill';
import { AWS_DATA, AWS_READERS } from './aws';
import { KUBERNETES_READERS } from './kubernetes';
import { sameTypeObject } from './same-type';
import type { Question } from './source';

const READERS = { ...AWS_READERS, ...KUBERNETES_READERS };

/**
 * What a cloud says to a question: what was simulated, where something was asked about that was; what can be worked out;
 * and otherwise something plausible. The same question has the same answer as long as nothing is changed.
 */
export function answer(question: Question): BlockValue {
  const { type, config, block, site } = question;
  const reader = READERS[type];
  const found = reader ? reader(question) : (sameTypeObject(question)?.state ?? {});
  const open = plannedBlock(block, undefined, conformBlock(config, block));
  const known = Object.entries(block.attributes).flatMap(([name, attribute]): [string, Value][] => {
    if (open[name] !== UNKNOWN) return [];
    const value = conform(found[name], attribute.type);
    return value === null ? [] : [[name, value]];
  });
  return fill(block, { ...open, ...Object.fromEntries(known) }, site, AWS_DATA[type]);
}
