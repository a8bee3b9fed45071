import type { Diagnostic } from '../../diagnostics';
import type { PlannedChange } from '../../model';
import { diagnosticJson, renderJson } from './json';
import type { PlanView } from './plan-view';

/**
 * Plans as scripts read them. What is not known is null; an environment that failed says so in `failed`.
 *
 * @param diagnostics all that was said, of every environment
 */
export function renderPlanJson(
  views: readonly PlanView[],
  diagnostics: readonly Diagnostic[] = [],
): string {
  return renderJson({
    stacks: views.map(stackOf),
    diagnostics: diagnostics.map(diagnosticJson),
  });
}

function stackOf(view: PlanView) {
  if ('failed' in view) {
    const [project = '', environment = ''] = view.environment.split('/');
    return {
      stack: null,
      project,
      environment,
      environmentType: null,
      failed: view.failed,
      changes: [],
      counts: null,
      outputs: null,
    };
  }
  const { stack, project, environment, environmentType, changes, counts, outputs } = view.plan;
  return {
    stack,
    project,
    environment,
    environmentType,
    failed: null,
    changes: changes.map(changeOf),
    counts,
    outputs,
  };
}

function changeOf(change: PlannedChange) {
  return {
    address: change.address,
    terraformAddress: change.terraformAddress,
    previousTerraformAddress: change.previousTerraformAddress ?? null,
    deposed: change.deposed ?? null,
    terraformType: change.terraformType,
    workloads: change.workloads,
    action: change.action,
    stateful: change.stateful,
    refused: change.refused,
    attributes: change.attributes.map(({ path, before, after, ...marks }) => ({
      path,
      before: before ?? null,
      after: after ?? null,
      ...marks,
    })),
    moreAttributes: change.moreAttributes ?? 0,
    because: change.because,
  };
}
