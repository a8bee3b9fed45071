import type { SourceRange } from '../diagnostics';
import { greaterAccess, templatesIn, type Edge } from '../model';
import type { Draft } from './expand';
import { draftNamed } from './report-params';
import { accessOf } from './report-requests';
import { placeOfRequest } from './sources';
import type { Survey } from './survey';
import { byText } from './words';

/** An edge of the graph with the place that asks for it. */
export interface Link extends Edge {
  readonly place: SourceRange | undefined;
  /** How a message says it, between the two addresses. */
  readonly says: string;
}

/** Who depends on whom: every edge once, by the address it starts from, each list sorted by `to` and `kind`. */
export type Links = ReadonlyMap<string, readonly Link[]>;

/** The edges between all resources of an environment. */
export function linksOf(survey: Survey): Links {
  const links = new Map<string, readonly Link[]>();
  for (const [address, draft] of survey.drafts) {
    const found = [
      ...usesOf(draft, survey),
      ...needsOf(draft, survey),
      ...(draft.workload ? [] : referencesOf(draft, survey)),
    ];
    links.set(address, once(found));
  }
  return links;
}

function usesOf(draft: Draft, { requests, drafts }: Survey): Link[] {
  if (!draft.workload) return [];
  return [...(requests.get(draft.workload.name)?.values() ?? [])].flatMap((asked): Link[] => {
    const to = drafts.get(String(asked.address));
    if (!to) return [];
    return [
      {
        from: draft.address,
        to: to.address,
        kind: 'use',
        access: accessOf(asked, to),
        place: placeOfRequest(asked),
        says: `asks for "${asked.request.name}",`,
      },
    ];
  });
}

function needsOf({ address, needs }: Draft, { places }: Survey): Link[] {
  return [...needs].map(([alias, to]) => ({
    from: address,
    to,
    kind: 'need',
    place: places.get(String(address))?.[0],
    says: `needs, as "${alias}" of its definition,`,
  }));
}

function referencesOf({ address, merged }: Draft, survey: Survey): Link[] {
  const { params, from } = merged;
  return templatesIn(params).flatMap(({ template }) =>
    template.placeholders.flatMap((placeholder): Link[] => {
      const to = draftNamed(from?.namesOf, placeholder, survey);
      if (!to) return [];
      return [
        {
          from: address,
          to: to.address,
          kind: 'param',
          place: placeholder.range ?? survey.places.get(String(address))?.[0],
          says: `refers by \${${placeholder.text}} to`,
        },
      ];
    }),
  );
}

/** Two edges of a kind to one resource are one, with the greater access. */
function once(links: readonly Link[]): readonly Link[] {
  if (links.length === 0) return links;
  const byKey = new Map<string, Link>();
  for (const link of links) {
    const key = `${String(link.to)} ${link.kind}`;
    const other = byKey.get(key);
    const { access } = other ?? {};
    if (!other) byKey.set(key, link);
    else if (access && link.access) {
      byKey.set(key, { ...other, access: greaterAccess(access, link.access) });
    }
  }
  return [...byKey].sort(([a], [b]) => byText(a, b)).map(([, link]) => link);
}
