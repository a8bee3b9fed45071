import type { Needs } from './definition';

/** What a definition declares to need, for the params of one resource; it may be given as a function of them. */
export function needsOf<Params>(
  needs: Needs | ((params: Params) => Needs) | undefined,
  params: Params,
): Needs {
  return typeof needs === 'function' ? needs(params) : (needs ?? {});
}
