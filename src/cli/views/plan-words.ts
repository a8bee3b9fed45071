import type { Cause, ChangeAction, ChangeCounts, PlannedChange, StackPlan } from '../../model';
import { losesData } from '../../deploy';
import { causeText } from './cause-text';
import type { ChangedResource, PlanView } from './plan-view';
import { count } from './words';

/** What a plan does, the harmless first, with the word for how many of it. */
const ACTIONS: readonly (readonly [action: ChangeAction, words: string])[] = [
  ['create', 'to create'],
  ['update', 'to change'],
  ['replace', 'to replace'],
  ['delete', 'to delete'],
  ['forget', 'to forget'],
  ['move', 'to move'],
];

/** What a plan does to a thing, as one sign. */
export const MARKS: Readonly<Record<ChangeAction, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  forget: '∅',
  move: '→',
};

/** A plan in one line, without its environment: `2 to change, 1 to replace (data!)`. */
export function sumOf({ changes, counts, outputs }: StackPlan): string {
  const parts = ACTIONS.flatMap(([action, words]) => {
    const number = counts[action];
    const data = changes.some((change) => change.action === action && losesData(change));
    return number === 0 ? [] : [`${String(number)} ${words}${data ? ' (data!)' : ''}`];
  });
  const refused = changes.filter((change) => change.refused).length;
  if (refused > 0) parts.push(`${String(refused)} refused`);
  if (parts.length > 0) return parts.join(', ');
  return outputs === 0 ? 'no changes' : `no changes but ${count(outputs, 'output')}`;
}

/** A whole fleet in one line. */
export function sumOfAll(views: readonly PlanView[]): string {
  const plans = views.flatMap((view) => ('plan' in view ? [view.plan] : []));
  const failed = views.length - plans.length;
  const changed = plans.filter((plan) => !isEmpty(plan)).length;
  const all: StackPlan | undefined = plans[0] && {
    ...plans[0],
    changes: plans.flatMap(({ changes }) => changes),
    counts: total(plans.map(({ counts }) => counts)),
    outputs: plans.reduce((sum, { outputs }) => sum + outputs, 0),
  };
  const parts = [
    count(views.length, 'environment'),
    `${String(changed)} with changes`,
    ...(failed === 0 ? [] : [`${String(failed)} failed`]),
  ];
  return `${parts.join(', ')}${all && changed > 0 ? `: ${sumOf(all)}` : ''}`;
}

/** Whether a plan does nothing at all. */
export function isEmpty({ changes, outputs }: StackPlan): boolean {
  return changes.length === 0 && outputs === 0;
}

/** The one mark for a resource that several things change of: what is the worst for it. */
export function markOf({ changes }: ChangedResource): string {
  const actions = new Set(changes.map(({ action }) => action));
  const [only] = actions;
  if (only !== undefined && actions.size === 1) return MARKS[only];
  return MARKS[changes.some(losesData) ? 'replace' : 'update'];
}

/** What a reader must not overlook about a change; empty where there is nothing. */
export function warningOf(change: PlannedChange): string {
  if (change.refused) return `${TAKEN[change.action] ?? ''}, holds data: refused`;
  return losesData(change) ? `${TAKEN[change.action] ?? ''}, holds data!` : '';
}

const TAKEN: Readonly<Partial<Record<ChangeAction, string>>> = {
  delete: 'deleted',
  replace: 'replaced',
};

/** What else is worth a word: how it got its address, what it is left from. */
export function remarkOf({ previousTerraformAddress, deposed, action }: PlannedChange): string {
  if (previousTerraformAddress !== undefined) return `was ${previousTerraformAddress}`;
  if (deposed !== undefined) return 'left behind by a replacement';
  return action === 'forget' ? 'stays where it is, unmanaged' : '';
}

/** The causes of all that changes of a resource, each once: two that read the same are one to the reader. */
export function causesOfAll(changes: readonly PlannedChange[]): Cause[] {
  const causes = new Map(
    changes.flatMap(({ because }) => because).map((cause) => [causeText(cause), cause]),
  );
  return [...causes.values()].slice(0, MOST_CAUSES);
}

const MOST_CAUSES = 3;

function total(all: readonly ChangeCounts[]): ChangeCounts {
  const sum = (action: ChangeAction) => all.reduce((before, one) => before + one[action], 0);
  return {
    create: sum('create'),
    update: sum('update'),
    replace: sum('replace'),
    delete: sum('delete'),
    forget: sum('forget'),
    move: sum('move'),
  };
}
