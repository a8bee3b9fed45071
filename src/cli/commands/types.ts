import { NOTHING, type RunCommand } from '../invocation';
import { offersOf, packsByType } from '../platform-packs';
import { unknownType } from '../problems';
import { openRepository } from '../repository';
import { describeTypes } from '../type-description';
import { renderJson } from '../views/json';
import { renderType, renderTypeList } from '../views/types-text';
import { suggest } from '../suggestion';

export const types: RunCommand = (invocation) => {
  const { args, options, palette, report } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const all = describeTypes(offersOf(packsByType(repository), repository.platform));
  const requestable = all.filter((type) => type.requestable);
  const [given] = args;
  if (given === undefined) {
    if (options.format === 'json') return { output: renderJson({ types: requestable }) };
    return { output: renderTypeList(requestable, palette) };
  }
  const found = all.find(({ type }) => type === given);
  if (!found) {
    const hint = suggest(
      given,
      requestable.map(({ type }) => type),
    );
    report(unknownType.at(undefined, { given, hint }));
    return NOTHING;
  }
  if (options.format === 'json') return { output: renderJson({ types: [found] }) };
  return { output: renderType(found, palette) };
};
