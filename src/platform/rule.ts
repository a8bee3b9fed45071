import type { ResourceDefinition } from '../pack';
import { refuseUnknownKeys } from './known-keys';

/** The facts under which a rule applies; every field that is given must be equal. */
export interface Criteria {
  /** A shared id, or `workload.name` of a private resource. */
  readonly id?: string;
  /** `project/environment`. */
  readonly environment?: string;
  readonly project?: string;
  readonly environmentType?: string;
  /** The workload that asks. */
  readonly workload?: string;
  /** Labels of the environment; others may be there too. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Params of the request; others may be there too. */
  readonly params?: Readonly<Record<string, string | number | boolean>>;
}

/** Criteria, and the definition they choose for the definition's own type and class. */
export interface Rule {
  readonly criteria: Criteria;
  readonly definition: ResourceDefinition;
  /** Where `rule(…)` was called, as the runtime prints it; absent where it cannot tell. */
  readonly calledAt?: string | undefined;
}

/**
 * Chooses a definition for some requests, before the packs are looked at.
 *
 * @example rule({ environmentType: 'production', labels: { tier: 'critical' } }, rds.postgres({ multiAz: true }))
 */
export function rule(criteria: Criteria, definition: ResourceDefinition): Rule {
  refuseMistakes(criteria, definition);
  return Object.freeze({ criteria, definition, calledAt: callSite() });
}

/** The caller of `rule`, because a tie between two rules has to show both places. */
function callSite(): string | undefined {
  const { stack = '' } = new Error();
  return callSiteIn(stack.split('\n')[3] ?? '');
}

/** The `file:line:column` in one line of a stack trace; folders may hold spaces and parentheses. */
export function callSiteIn(line: string): string | undefined {
  return /^\s*at (?:async )?(?:[^/\\]* \()?(.+:\d+:\d+)\)?$/.exec(line)?.[1];
}

const CRITERIA: Readonly<Record<keyof Criteria, true>> = {
  id: true,
  environment: true,
  project: true,
  environmentType: true,
  workload: true,
  labels: true,
  params: true,
};

function refuseMistakes(criteria: Criteria, definition: unknown): void {
  refuseUnknownKeys('A rule cannot look at', criteria, Object.keys(CRITERIA));
  if (typeof definition !== 'object' || definition === null || !('type' in definition)) {
    throw new TypeError('A rule chooses a resource definition, and none was given.');
  }
}
