import { nameOf } from '../../deploy';
import type { EnvironmentName, PlannedChange } from '../../model';
import { attributeTexts, joinAttribute } from './attribute-text';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { fenceFor } from './markdown';
import { printable } from './printable';
import { count, lines } from './words';

/** What one environment answered when it was asked for drift. */
export type DriftView = EnvironmentName &
  (
    | { readonly state: 'in-sync' | 'drifted'; readonly changes: readonly PlannedChange[] }
    | { readonly state: 'not-deployed' }
    | { readonly state: 'not-asked' | 'state-missing'; readonly why: string }
  );

/** Drift in the format that was asked for. */
export function renderDrift(
  environments: readonly DriftView[],
  format: string | undefined,
  palette: Palette,
): string {
  switch (format) {
    case 'json':
      return renderJson({ environments: environments.map(driftJson) });
    case 'markdown':
      return renderMarkdown(environments);
    default:
      return lines(...environments.flatMap((one) => textOf(one, palette)), summary(environments));
  }
}

function driftJson(view: DriftView) {
  const changes = 'changes' in view ? view.changes : [];
  return {
    project: view.project,
    environment: view.environment,
    state: view.state,
    why: 'why' in view ? view.why : null,
    changes: changes.map(({ address, terraformAddress, terraformType, action, ...change }) => ({
      address,
      terraformAddress,
      terraformType,
      action,
      stateful: change.stateful,
      workloads: change.workloads,
      attributes: change.attributes,
    })),
  };
}

function textOf(view: DriftView, palette: Palette): string[] {
  const name = palette.bold(nameOf(view));
  switch (view.state) {
    case 'in-sync':
      return [`${name}: as it was deployed`];
    case 'not-deployed':
      return [palette.dim(`${nameOf(view)}: nothing is deployed`)];
    case 'not-asked':
      return [`${name}: ${palette.error('could not be asked')}: ${printable(view.why)}`];
    case 'state-missing':
      return [`${name}: ${palette.error(WITHOUT_STATE)}`];
    case 'drifted':
      return [`${name}: ${palette.warning(differs(view.changes))}`, ...detailsOf(view.changes)];
  }
}

const WITHOUT_STATE = 'its state is empty, so nobody can tell';

function differs(changes: readonly PlannedChange[]): string {
  const resources = groupsOf(changes).size;
  return `${count(resources, 'resource')} ${resources === 1 ? 'differs' : 'differ'} from what was deployed`;
}

function detailsOf(changes: readonly PlannedChange[]): string[] {
  return [...groupsOf(changes)].flatMap(([resource, ofResource]) => [
    `  ${printable(resource)}`,
    ...ofResource.flatMap((change) => [
      `    ${WORDS[change.action] ?? change.action} ${printable(change.terraformAddress)}`,
      ...attributeLines(change).map((line) => `      ${line}`),
    ]),
  ]);
}

/** Drift is told from what was deployed to what was found. */
const WORDS: Readonly<Record<string, string>> = {
  update: 'changed',
  delete: 'gone:',
  create: 'appeared:',
};

function groupsOf(changes: readonly PlannedChange[]): ReadonlyMap<string, PlannedChange[]> {
  const groups = new Map<string, PlannedChange[]>();
  for (const change of changes) {
    const resource = change.address ?? 'no resource that is known';
    groups.set(resource, [...(groups.get(resource) ?? []), change]);
  }
  return groups;
}

function attributeLines({ attributes, moreAttributes }: PlannedChange): string[] {
  const told = attributeTexts(attributes).map((one) => printable(joinAttribute(one)));
  return moreAttributes === undefined ? told : [...told, `and ${String(moreAttributes)} more`];
}

function summary(environments: readonly DriftView[]): string {
  const numberOf = (wanted: DriftView['state']) =>
    environments.filter(({ state }) => state === wanted).length;
  const [drifted, silent, lost] = [
    numberOf('drifted'),
    numberOf('not-asked'),
    numberOf('state-missing'),
  ];
  const answered = environments.length - silent - lost;
  const parts = [
    ...(drifted > 0
      ? [`drift in ${String(drifted)} of ${count(environments.length, 'environment')}`]
      : []),
    // Of those that did not answer nobody knows that nothing has drifted.
    ...(drifted === 0 && (answered > 0 || environments.length === 0)
      ? [`no drift in ${count(answered, 'environment')}`]
      : []),
    ...(silent > 0 ? [`${String(silent)} could not be asked`] : []),
    ...(lost > 0 ? [`${String(lost)} with an empty state`] : []),
  ];
  return `\n${parts.join(', ')}`;
}

function renderMarkdown(environments: readonly DriftView[]): string {
  const told = environments.flatMap((view) => {
    if (view.state === 'not-asked') {
      return [`**${nameOf(view)}**: could not be asked`, '', ...fenced([printable(view.why)]), ''];
    }
    if (view.state === 'state-missing') return [`**${nameOf(view)}**: ${WITHOUT_STATE}`, ''];
    if (view.state !== 'drifted') return [];
    const title = `<b>${nameOf(view)}</b>: ${differs(view.changes)}`;
    const details = detailsOf(view.changes).map((line) => line.replace(/^ {2}/, ''));
    return [`<details><summary>${title}</summary>`, '', ...fenced(details), '', '</details>', ''];
  });
  const title = summary(environments).trim();
  return lines(`### ${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, '', ...told);
}

function fenced(text: readonly string[]): string[] {
  const fence = fenceFor(text.join('\n'));
  return [fence, ...text, fence];
}
