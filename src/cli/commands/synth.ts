import { resolve } from 'node:path';
import { orchestrate } from '../../orchestrate';
import { selectEnvironments } from '../environments';
import { NOTHING, type RunCommand } from '../invocation';
import { outputFolder } from '../output-folder';
import { chosenPatterns, forEachEnvironment, openRepository } from '../repository';
import { renderJson } from '../views/json';
import { count, lines } from '../views/words';

export const synth: RunCommand = (invocation) => {
  const { options, directory, report } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { root, platform } = repository;
  const output =
    options.output === undefined ? outputFolder(root) : resolve(directory, options.output);
  const { only, complete } = selectEnvironments(chosenPatterns(invocation));
  // Asked before anything is written: half of what was asked for would look like all of it.
  forEachEnvironment(root, only);
  if (!complete(report)) return NOTHING;
  const stacks = orchestrate({ root, output, only }, platform, report);
  if (!stacks) return NOTHING;
  if (options.format === 'json') return { output: renderJson({ stacks }) };
  return { output: lines(...stacks, '', `${count(stacks.length, 'stack')} written`) };
};
