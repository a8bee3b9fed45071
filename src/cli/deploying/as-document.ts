import type { Invocation, Outcome } from '../invocation';
import { diagnosticJson, renderJson } from '../views/json';

/**
 * Makes an outcome one document where JSON was asked for: it holds the diagnostics, and there is one, with an empty list,
 * also where a mistake ended the call before anything was planned or deployed.
 *
 * @param list the field of the document that would hold what came of the call
 */
export function asDocument(
  outcome: Outcome,
  list: 'stacks' | 'deployments',
  { options, diagnostics }: Invocation,
): Outcome {
  if (options.format !== 'json') return outcome;
  if (outcome.output !== '') return { ...outcome, holdsDiagnostics: true };
  const output = renderJson({ [list]: [], diagnostics: diagnostics.map(diagnosticJson) });
  return { ...outcome, output, holdsDiagnostics: true };
}
