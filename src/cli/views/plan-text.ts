import type { PlannedChange, StackPlan } from '../../model';
import { attributeTexts, joinAttribute } from './attribute-text';
import { causeText } from './cause-text';
import type { Palette } from './diagnostic-text';
import { environmentName, groupsOf, type ChangedResource, type PlanView } from './plan-view';
import {
  MARKS,
  causesOfAll,
  isEmpty,
  markOf,
  remarkOf,
  sumOf,
  sumOfAll,
  warningOf,
} from './plan-words';
import { printable } from './printable';
import { lines } from './words';

/** Plans by environment, workload and resource; an environment without changes is one line. */
export function renderPlanText(views: readonly PlanView[], palette: Palette): string {
  const shown = views.map((view) => lines(...linesOf(view, palette)));
  // Between blocks there is room, between single lines there is none.
  const text = shown.reduce((before, block, index) => {
    const isBlock = [block, shown[index - 1] ?? ''].some((one) => one.split('\n').length > 2);
    return `${before}${index > 0 && isBlock ? '\n' : ''}${block}`;
  }, '');
  return views.length > 1 ? `${text}\n${lines(palette.bold(sumOfAll(views)))}` : text;
}

function linesOf(view: PlanView, palette: Palette): string[] {
  const name = palette.bold(printable(environmentName(view)));
  if ('failed' in view) {
    const [first = '', ...others] = view.failed.trim().split('\n').map(printable);
    return [
      `${name}: ${palette.error('failed')}: ${first}`,
      ...others.map((line) => `  ${line}`.trimEnd()),
    ];
  }
  const { plan } = view;
  const sum = sumOf(plan);
  if (isEmpty(plan)) return [`${name}: ${palette.dim(sum)}`];
  return [`${name}: ${sum}`, ...groupLines(plan, palette)];
}

function groupLines(plan: StackPlan, palette: Palette): string[] {
  return groupsOf(plan).flatMap(({ workload, resources }) => [
    `  ${palette.bold(workload ?? 'shared')}`,
    ...resources.flatMap((resource) => resourceLines(resource, palette)),
  ]);
}

function resourceLines(resource: ChangedResource, palette: Palette): string[] {
  const { address, changes } = resource;
  const causes = causesOfAll(changes).map(causeText).map(printable).join(', ');
  const [only, ...others] = changes;
  const inOne = only && others.length === 0 ? summaryOf(only, palette) : undefined;
  const head = [
    `${markOf(resource)} ${address ?? '(of no resource)'}`,
    ...(inOne === undefined || inOne === '' ? [] : [inOne]),
    ...(causes === '' ? [] : [palette.dim(causes)]),
  ].join('   ');
  if (only && inOne !== undefined) return [`    ${head}`, `      ${terraformOf(only, palette)}`];
  return [`    ${head}`, ...changes.flatMap((change) => changeLines(change, palette))];
}

/** A change that has room on the line of its resource; undefined where it needs more. */
function summaryOf(change: PlannedChange, palette: Palette): string | undefined {
  const [first, ...others] = attributeTexts(change.attributes);
  if (others.length > 0) return undefined;
  const warning = warned(change, palette);
  const attribute = first ? printable(joinAttribute(first)) : '';
  const forces = first?.forcesReplacement === true ? ' (forces the replacement)' : '';
  return [warning, `${attribute}${forces}`].filter((part) => part !== '').join('   ');
}

function changeLines(change: PlannedChange, palette: Palette): string[] {
  const head = [`${MARKS[change.action]} ${terraformOf(change, palette)}`, warned(change, palette)];
  const more = change.moreAttributes ?? 0;
  return [
    `      ${head.filter((part) => part !== '').join('   ')}`,
    ...attributeTexts(change.attributes).map((attribute) => {
      const forces = attribute.forcesReplacement ? ' (forces the replacement)' : '';
      return `          ${printable(joinAttribute(attribute))}${forces}`;
    }),
    ...(more === 0 ? [] : [`          and ${String(more)} more`]),
  ];
}

function terraformOf(change: PlannedChange, palette: Palette): string {
  const remark = remarkOf(change);
  const text = `${change.terraformAddress}${remark === '' ? '' : ` (${remark})`}`;
  return palette.dim(printable(text));
}

function warned(change: PlannedChange, palette: Palette): string {
  const warning = warningOf(change);
  if (warning === '') return '';
  return change.refused ? palette.error(warning) : palette.warning(warning);
}
