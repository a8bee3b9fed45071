import { losesData } from '../../deploy';
import type { ChangeAction, PlannedChange, StackPlan } from '../../model';
import { attributeTexts, type AttributeText } from './attribute-text';
import { causeText } from './cause-text';
import { codeElement, codeSpan, fenced } from './markdown';
import {
  environmentName,
  groupsOf,
  refusalsOf,
  type ChangedResource,
  type PlanView,
} from './plan-view';
import { causesOfAll, isEmpty, remarkOf, sumOf, sumOfAll, warningOf } from './plan-words';
import { count } from './words';

/** GitHub takes comments of 65,536 characters, and other steps may want to add a line. */
const MOST_CHARACTERS = 60_000;
/** What is kept free for closing what is open, and for saying what was left out. */
const RESERVE = 600;
/** How many environments have a line of their own, and how many resources are named there. */
const MOST_LINES = 100;
const MOST_HIGHLIGHTS = 2;

/**
 * Plans as a comment on a pull request: a line for each environment, the dangerous first, and below it everything,
 * folded. It is never longer than a comment may be, and says what it leaves out.
 */
export function renderPlanMarkdown(views: readonly PlanView[]): string {
  const ranked = views
    .map((view, index) => ({ view, index, danger: dangerOf(view) }))
    .sort((a, b) => b.danger - a.danger || a.index - b.index);
  const shown = ranked.filter(({ danger }) => danger > 0).map(({ view }) => view);
  const unchanged = ranked.filter(({ danger }) => danger === 0).map(({ view }) => view);
  const page = new Page();
  page.add(MARKER, `**Scoreform plan:** ${sumOfAll(views)}`, '');
  for (const view of shown.slice(0, MOST_LINES)) page.add(lineOf(view));
  if (shown.length > MOST_LINES) {
    page.add(`- and ${count(shown.length - MOST_LINES, 'more environment')}`);
  }
  if (unchanged.length > 0) page.add(unchangedLine(unchanged));
  page.add('');
  for (const view of shown) page.fold(summaryOf(view), detailsOf(view));
  return page.text();
}

/** By this a job finds its comment again, to write it anew. */
const MARKER = '<!-- scoreform plan -->';

/** How much a reader has to look at an environment; 0 where nothing changes. */
function dangerOf(view: PlanView): number {
  if ('failed' in view) return 6;
  const { changes } = view.plan;
  if (refusalsOf(view).length > 0) return 5;
  if (changes.some(({ refused }) => refused)) return 5;
  if (changes.some(losesData)) return 4;
  if (changes.some(({ action }) => action === 'delete')) return 3;
  if (changes.some(({ action }) => action === 'replace')) return 2;
  return isEmpty(view.plan) ? 0 : 1;
}

function lineOf(view: PlanView): string {
  const name = codeSpan(environmentName(view));
  if ('failed' in view) return `- ❌ **${name}**: failed: ${codeSpan(firstLine(view.failed))}`;
  const mark = dangerOf(view) >= 4 ? '⚠️ ' : '';
  return `- ${mark}**${name}**: ${refusedAs(view)}${sumOf(view.plan)}${highlights(view.plan)}`;
}

/** What kinds of problem stand in the way, each once. */
function refusedAs(view: PlanView): string {
  const summaries = new Set(refusalsOf(view).map(({ summary }) => summary));
  return summaries.size === 0 ? '' : `refused: ${[...summaries].join(', ')}: `;
}

/** The resources that matter most, in a few words each. */
function highlights(plan: StackPlan): string {
  const resources = groupsOf(plan)
    .flatMap(({ resources }) => resources)
    .map((resource, index) => ({ resource, index, weight: weightOf(resource) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ resource }) => resource);
  const named = resources.slice(0, MOST_HIGHLIGHTS).map(highlightOf);
  const more = resources.length - named.length;
  if (named.length === 0) return '';
  return `: ${named.join('; ')}${more === 0 ? '' : `; and ${String(more)} more`}`;
}

function weightOf({ changes }: ChangedResource): number {
  return Math.max(
    ...changes.map(
      (change) =>
        100 * Number(change.refused) +
        10 * Number(losesData(change)) +
        (WEIGHTS[change.action] ?? 0),
    ),
  );
}

const WEIGHTS: Readonly<Partial<Record<ChangeAction, number>>> = {
  delete: 3,
  replace: 2,
  update: 1,
};

function highlightOf({ address, changes }: ChangedResource): string {
  const name = codeSpan(address ?? changes[0]?.terraformAddress ?? '');
  const warning = changes.map(warningOf).find((text) => text !== '');
  if (warning !== undefined) return `${name} ${warning}`;
  const [attribute] = changes.flatMap(({ attributes }) => attributeTexts(attributes));
  if (attribute) return `${name} ${attributeOf(attribute)}`;
  const [first] = changes;
  return first ? `${verbOf(first)} ${name}` : name;
}

function unchangedLine(views: readonly PlanView[]): string {
  const names = views.slice(0, MOST_LINES).map((view) => codeSpan(environmentName(view)));
  const more = views.length - names.length;
  return `- no changes: ${names.join(', ')}${more === 0 ? '' : ` and ${String(more)} more`}`;
}

function summaryOf(view: PlanView): string {
  const name = codeElement(environmentName(view));
  return 'failed' in view ? `${name}: failed` : `${name}: ${sumOf(view.plan)}`;
}

function detailsOf(view: PlanView): string[] {
  if ('failed' in view) {
    return view.failed
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `- ${codeSpan(line)}`);
  }
  const { plan } = view;
  // Each is one item: a fence that is cut in the middle would swallow the rest of the page.
  const refusals = refusalsOf(view).map(
    ({ code, summary, detail }) => `${fenced(`refused: ${summary} [${code}]\n\n${detail}`)}\n`,
  );
  const groups = groupsOf(plan).flatMap(({ workload, resources }) => [
    `- ${workload === null ? '*shared*' : `**${codeSpan(workload)}**`}`,
    ...resources.flatMap(resourceItems),
  ]);
  const outputs = plan.outputs === 0 ? [] : [`- ${count(plan.outputs, 'output')} change`];
  return [...refusals, ...groups, ...outputs];
}

function resourceItems({ address, changes }: ChangedResource): string[] {
  const causes = causesOfAll(changes).map((cause) => codeSpan(causeText(cause)));
  const because = causes.length === 0 ? '' : ` (${causes.join(', ')})`;
  return [
    `  - ${address === null ? 'of no resource' : codeSpan(address)}${because}`,
    ...changes.flatMap(changeItems),
  ];
}

function changeItems(change: PlannedChange): string[] {
  const remark = remarkOf(change);
  const words = [
    `${verbOf(change)} ${codeSpan(change.terraformAddress)}`,
    ...(remark === '' ? [] : [codeSpan(remark)]),
    ...(warningOf(change) === '' ? [] : [`⚠️ ${warningOf(change)}`]),
  ];
  const more = change.moreAttributes ?? 0;
  return [
    `    - ${words.join(', ')}`,
    ...attributeTexts(change.attributes).map((attribute) => `      - ${attributeOf(attribute)}`),
    ...(more === 0 ? [] : [`      - and ${String(more)} more`]),
  ];
}

function attributeOf({ name, before, after, forcesReplacement }: AttributeText): string {
  const path = name === '' ? '' : `${codeSpan(name)}: `;
  const value = before === null ? codeSpan(after) : `${codeSpan(before)} → ${codeSpan(after)}`;
  return `${path}${value}${forcesReplacement ? ' (forces the replacement)' : ''}`;
}

/** A word rather than a sign: `+` and `-` begin lists. */
function verbOf({ action }: PlannedChange): string {
  return action === 'update' ? 'change' : action;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** Text that never gets longer than a comment may be, and never leaves anything open. */
class Page {
  #text = '';
  #leftOut = 0;
  #isCut = false;

  add(...lines: readonly string[]): void {
    for (const line of lines) this.#isCut ||= !this.#take(`${line}\n`);
  }

  /** A part that is shown when it is asked for; of one that is too long, the beginning. */
  fold(summary: string, items: readonly string[]): void {
    const head = `<details>\n<summary>${summary}</summary>\n\n`;
    const first = items[0] ?? '';
    if (this.#leftOut > 0 || !this.#fits(head.length + first.length + FOLD_END.length)) {
      this.#leftOut += 1;
      return;
    }
    this.#text += head;
    const taken = items.findIndex((item) => !this.#take(`${item}\n`));
    if (taken >= 0) {
      this.#text += `- and ${count(items.length - taken, 'more line')}, left out here\n`;
      this.#isCut = true;
    }
    this.#text += FOLD_END;
  }

  text(): string {
    const left = this.#leftOut;
    if (left > 0) this.#text += `The details of ${count(left, 'more environment')} are left out. `;
    if (left > 0 || this.#isCut) {
      this.#text += 'Everything is shown by `scoreform plan`, for each environment with `-e`.\n';
    }
    return this.#text;
  }

  #take(line: string): boolean {
    if (!this.#fits(line.length)) return false;
    this.#text += line;
    return true;
  }

  #fits(length: number): boolean {
    return this.#text.length + length <= MOST_CHARACTERS - RESERVE;
  }
}

const FOLD_END = '\n</details>\n\n';
