import type { Construct } from 'constructs';
import type { Grants } from '../../../src/pack';
import { policyDocument, type Statement } from '../policies/policy-document';
import { distinctTexts, resolvedText } from '../policies/resolved-text';

type Granted = NonNullable<Grants['aws-iam']>[number];

/** The union of what was granted: one statement for equal resources and conditions, in an order that nothing else moves. */
export function grantedPolicy(scope: Construct, granted: readonly Granted[]): string | undefined {
  const byWhat = new Map<string, Granted[]>();
  for (const statement of granted) {
    const what = whatOf(scope, statement);
    byWhat.set(what, [...(byWhat.get(what) ?? []), statement]);
  }
  const statements = [...byWhat]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) => unionOf(scope, alike));
  return statements.length === 0 ? undefined : policyDocument(statements);
}

function whatOf(scope: Construct, { resources, conditions = {} }: Granted): string {
  const texts = distinctTexts(scope, resources).map((text) => resolvedText(scope, text));
  return `${texts.join(' ')} ${resolvedText(scope, JSON.stringify(conditions))}`;
}

function unionOf(scope: Construct, alike: readonly Granted[]): Statement[] {
  const [first] = alike;
  if (!first) return [];
  return [
    {
      Effect: 'Allow',
      Action: [...new Set(alike.flatMap(({ actions }) => actions))].sort(),
      Resource: distinctTexts(scope, first.resources),
      ...(first.conditions && { Condition: first.conditions }),
    },
  ];
}
