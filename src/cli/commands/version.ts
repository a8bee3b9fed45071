import type { RunCommand } from '../invocation';
import { ownPackage } from '../own-package';
import { renderJson } from '../views/json';
import { lines } from '../views/words';

export const version: RunCommand = ({ options }) => {
  const scoreform = ownPackage().version;
  if (options.format === 'json')
    return { output: renderJson({ scoreform, node: process.versions.node }) };
  return { output: lines(scoreform) };
};
