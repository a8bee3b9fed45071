import { LOCAL_BACKEND, type Backend } from '../platform';
import type { DeploymentContext } from '../model';
import type { JsonMap } from './merge-json';

/**
 * The backend block of a stack; every stack states one.
 *
 * @param rootFromStack from the stack's folder to the repository's root, so that bytes do not depend on where it lies
 */
export function backendBlock(
  backend: Backend | undefined,
  context: DeploymentContext,
  rootFromStack: string,
): JsonMap {
  if (backend) return { [backend.type]: backend.config(context) };
  const path = `${rootFromStack}/.scoreform/state/${context.project}/${context.environment}.tfstate`;
  return { [LOCAL_BACKEND]: { path } };
}
