import { didYouMean, type Report, type SourceRange } from '../diagnostics';
import { templatesIn, type Placeholder } from '../model';
import type { ParamIssue } from '../pack';
import type { Draft } from './expand';
import { unavailableReason, type Defined } from './outputs';
import {
  invalidParam,
  missingParam,
  noSecretStore,
  outputIsNoMap,
  outputUnavailable,
  paramType,
  secretInParam,
  unknownOutput,
  unknownParam,
} from './problems';
import { neededBy, type Survey } from './survey';
import { describePath, quoteAll } from './words';

type Path = readonly PropertyKey[];

/** Reports what is wrong with the params of a resource, or with the spec of a workload. */
export function reportParams(draft: Draft, survey: Survey, report: Report): void {
  const { checked } = draft;
  if (!checked || !('issues' in checked)) return;
  for (const issue of checked.issues) reportIssue(issue, draft, survey, report);
}

/** Reports the placeholders of a resource's params, or of a workload's spec, that lead nowhere. */
export function reportPlaceholders(draft: Draft, survey: Survey, report: Report): void {
  const { params, from } = draft.merged;
  // What a definition passes on to another was already looked at where it was written.
  if (!from || from.need) return;
  for (const { template, path } of templatesIn(params)) {
    for (const placeholder of template.placeholders) {
      const target = draftNamed(from.namesOf, placeholder, survey);
      if (!target) continue;
      const place = () => placeholder.range ?? placeOfParam(draft, path, survey);
      reportPlaceholder(placeholder, target, place, survey, report);
    }
  }
}

/** The resource that a placeholder leads to, seen from a workload. */
export function draftNamed(
  workload: string | undefined,
  { resource }: Placeholder,
  { requests, drafts }: Survey,
): Draft | undefined {
  const asked = workload === undefined ? undefined : requests.get(workload)?.get(resource);
  return asked && drafts.get(String(asked.address));
}

function reportIssue(issue: ParamIssue, draft: Draft, survey: Survey, report: Report): void {
  const path = issue.kind === 'unknown-key' ? [...issue.path, issue.key] : issue.path;
  const place =
    issue.kind === 'unknown-key'
      ? placeOfKey(draft, issue.path, issue.key, survey)
      : placeOfParam(draft, path, survey);
  const facts = {
    param: describePath(path),
    address: String(draft.address),
    neededBy: neededBy(draft),
  };
  switch (issue.kind) {
    case 'unknown-key': {
      const known = quoteAll([...issue.known].sort(), 'none');
      report(unknownParam.at(place, { ...facts, known, hint: didYouMean(issue.key, issue.known) }));
      return;
    }
    case 'secret':
      report(secretInParam.at(place, facts));
      return;
    case 'type':
      report(paramType.at(place, { ...facts, expected: issue.expected, got: issue.got }));
      return;
    case 'value':
      if (path.length > 0 && valueAt(draft.merged.params, path) === undefined) {
        report(missingParam.at(place, facts));
        return;
      }
      report(invalidParam.at(place, { ...facts, reason: sentencePart(issue.message) }));
  }
}

function placeOfKey(draft: Draft, path: Path, key: string, survey: Survey) {
  const { from, sources } = draft.merged;
  const asked = (from ?? sources[0])?.request;
  return asked?.request.rangeOfKey(path, key) ?? placeOfParam(draft, [...path, key], survey);
}

function placeOfParam(draft: Draft, path: Path, survey: Survey): SourceRange | undefined {
  const { from, sources } = draft.merged;
  const asked = (from ?? sources[0])?.request;
  const range = survey.places.get(String(draft.address))?.[0];
  if (asked) return asked.request.rangeOf(path) ?? range;
  return (from?.need ? undefined : draft.workload?.rangeOf(path)) ?? range;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** A message of zod as the end of a sentence. */
function sentencePart(message: string): string {
  const [, expected, received] =
    /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (expected !== undefined && received !== undefined) {
    const advice = expected === 'string' ? '; put it in quotes if it is meant as a text' : '';
    return `${withArticle(expected)} is expected, and this is ${withArticle(received)}${
      ['number', 'boolean'].includes(received) ? advice : ''
    }`;
  }
  const reason = message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  return `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}

/** What zod calls a type, in the words of those who write YAML. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'nothing',
  undefined: 'nothing',
};

function withArticle(kind: string): string {
  return KINDS[kind] ?? `a ${kind}`;
}

function reportPlaceholder(
  placeholder: Placeholder,
  target: Draft,
  place: () => SourceRange | undefined,
  survey: Survey,
  report: Report,
): void {
  const { text, path } = placeholder;
  const [output] = path;
  const defined = definedBy(target, survey);
  if (output === undefined || !defined) return;
  const { type } = defined.definition;
  const found = survey.outputs.find(type, placeholder);
  if ('declaration' in found) {
    const reason = unavailableReason(defined, output);
    if (reason === undefined) return;
    report(outputUnavailable.at(place(), { text, address: String(target.address), reason }));
    return;
  }
  switch (found.fault) {
    case 'unknown-output': {
      const { known } = found;
      const file = survey.environment.file.path;
      const advice = type.outputsIn
        ? ` What there is depends on the environment: see ${file}.`
        : '';
      const facts = { text, type: type.name, output, known: quoteAll(known, 'none'), advice };
      report(unknownOutput.at(place(), { ...facts, hint: didYouMean(output, known) }));
      return;
    }
    case 'no-map':
      report(outputIsNoMap.at(place(), { text, output, kind: found.kind }));
      return;
    case 'no-secret-store': {
      const facts = { text, key: output, type: survey.context.environmentType };
      const message = 'The environment takes it from a secret store here:';
      const subject = survey.environment.rangeOf(['values', output]);
      report(noSecretStore.at(place(), facts, [{ message, subject }]));
    }
  }
}

function definedBy(draft: Draft | undefined, survey: Survey): Defined | undefined {
  if (draft?.choice.kind !== 'chosen') return undefined;
  const { needs, address, choice } = draft;
  return {
    address,
    definition: choice.match.definition,
    needed: (alias) => definedBy(survey.drafts.get(String(needs.get(alias))), survey),
  };
}
