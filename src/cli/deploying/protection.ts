import { nameOf, parseDescription, readStack, type LastStack } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { readFilesNow } from './status';
import type { Repository } from '../repository';

/** Whether an environment is of a protected type: by what was deployed, or by what its file and the platform say now. */
export function isProtected(
  name: EnvironmentName,
  stack: LastStack,
  { root, platform }: Repository,
): boolean {
  const deployed =
    stack.state === 'deployed' ? parseDescription(readStack(stack.place).description) : undefined;
  if (deployed?.protected === true) return true;
  const typeNow = readFilesNow(root, [name]).get(nameOf(name))?.environment.type;
  return [deployed?.environmentType, typeNow].some(
    (type) => type !== undefined && platform.environmentTypes[type]?.protected === true,
  );
}
