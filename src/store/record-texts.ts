import {
  isMap,
  type DeploymentEnd,
  type DeploymentStart,
  type EnvironmentLock,
  type EnvironmentName,
} from '../model';
import { hashOf } from './record-keys';

/** Which text the chain of an environment ends with, so that nobody can take the end away unseen. */
export interface Head {
  readonly version: 1;
  readonly id: string;
  /** The SHA-256 of the last text of that deployment. */
  readonly last: string;
}

/** A record, a lock or a head as text. */
export const textOf = (value: DeploymentStart | DeploymentEnd | EnvironmentLock | Head) =>
  `${JSON.stringify(value)}\n`;

type Check = (value: unknown) => boolean;
/** What each field must be at least, so that readers meet no surprise; that nobody edited it, the chain says. */
type Checks<Shape> = Readonly<Record<keyof Shape, Check>>;

const isText: Check = (value) => typeof value === 'string';
const isList: Check = Array.isArray;
const isOne: Check = (value) => value === 1;
const isTime: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isActor: Check = (value) =>
  isMap(value) && isText(value['user']) && isText(value['host']) && nullOr(isText)(value['job']);
const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const among =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string);
const isOperation = among('deploy', 'rollback', 'destroy', 'delete');

const START_CHECKS: Checks<DeploymentStart> = {
  version: isOne,
  project: isText,
  environment: isText,
  id: isText,
  stack: isText,
  operation: isOperation,
  goesBackTo: nullOr(isText),
  startedAt: isTime,
  by: isActor,
  git: nullOr(isMap),
  engine: isMap,
  providers: isMap,
  inputs: isList,
  packs: isList,
  planned: nullOr(isList),
  files: isMap,
  previous: nullOr(isText),
};

const END_CHECKS: Checks<DeploymentEnd> = {
  version: isOne,
  id: isText,
  finishedAt: isTime,
  outcome: among('succeeded', 'failed', 'interrupted'),
  changes: isList,
  errors: isList,
  resources: nullOr((value) => typeof value === 'number'),
  log: nullOr(isText),
  start: isText,
};

const HEAD_CHECKS: Checks<Head> = { version: isOne, id: isText, last: isText };

const LOCK_CHECKS: Checks<EnvironmentLock> = {
  version: isOne,
  project: isText,
  environment: isText,
  token: isText,
  operation: isOperation,
  by: isActor,
  since: isTime,
  processes: (value) => Array.isArray(value) && value.every(isProcess),
};

const isProcess: Check = (value) =>
  isMap(value) && typeof value['id'] === 'number' && nullOr(isText)(value['started']);

/** The start of a deployment; undefined where the text is none that this version can read. */
export const readStart = (text: string): DeploymentStart | undefined => read(text, START_CHECKS);

/** The end of a deployment; undefined where the text is none that this version can read. */
export const readEnd = (text: string): DeploymentEnd | undefined => read(text, END_CHECKS);

/** The head of a chain; undefined where the text is none. */
export const readHead = (text: string): Head | undefined => read(text, HEAD_CHECKS);

/** A lock. One that cannot be read is held all the same, by somebody unknown. */
export function readLock(of: EnvironmentName, text: string): EnvironmentLock {
  return (
    read(text, LOCK_CHECKS) ?? {
      version: 1,
      project: of.project,
      environment: of.environment,
      token: `${UNREADABLE}${hashOf(text)}`,
      operation: 'deploy',
      by: { user: 'unknown', host: 'unknown', job: null },
      since: '1970-01-01T00:00:00Z',
      processes: [],
    }
  );
}

/** Whether a lock stands for a text that cannot be read. */
export function isUnreadable({ token }: EnvironmentLock): boolean {
  return token.startsWith(UNREADABLE);
}

/** The tokens of real locks hold no blank. */
const UNREADABLE = 'unreadable ';

function read<Shape extends object>(text: string, checks: Checks<Shape>): Shape | undefined {
  const value = parsed(text);
  const isShape = Object.entries<Check>(checks).every(([field, check]) =>
    check((value as Record<string, unknown> | undefined)?.[field]),
  );
  return isShape ? (value as Shape) : undefined;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
