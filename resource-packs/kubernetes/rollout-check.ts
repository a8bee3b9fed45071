import { DataKubernetesResource } from '@cdktf/provider-kubernetes/lib/data-kubernetes-resource';
import {
  TerraformElement,
  TerraformStack,
  TerraformVariable,
  type ITerraformDependable,
} from 'cdktf';
import type { Construct } from 'constructs';
import { READ_ROLLOUTS } from './rollout-note';

interface RolloutCheckOptions {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly namespace: string;
  /** What makes it: nothing is read while that is still to change. */
  readonly madeBy: ITerraformDependable;
}

/**
 * Keeps a rollout that failed in sight. Terraform forgets it: once the object is changed, the state says that all is
 * well, whatever becomes of the pods. So every plan reads the object's status, and warns as long as pods of the current
 * version are missing; `terraform show -json` has the same under `checks`.
 *
 * The data source stands outside the check, because one within it makes every plan a change. What Terraform 1.11 does
 * was tried with its builtin resources in place of these: a plan of a new stack reads nothing; a plan without changes
 * stays one, with exit code 0, whether the check passes or warns; `-refresh=false` alone does not keep it from reading.
 */
export function checkRollout(scope: Construct, options: RolloutCheckOptions): void {
  const { kind, name, namespace, madeBy } = options;
  declareVariable(scope);
  const status = new DataKubernetesResource(scope, 'status', {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace },
    dependsOn: [madeBy],
  });
  status.addOverride('count', `\${var.${READ_ROLLOUTS} ? 1 : 0}`);
  new RolloutCheck(scope, 'rollout', status, kind);
}

/** One for the stack, whichever check comes first. */
function declareVariable(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (stack.node.tryFindChild(READ_ROLLOUTS)) return;
  new TerraformVariable(stack, READ_ROLLOUTS, {
    type: 'bool',
    default: true,
    nullable: false,
    description:
      'Whether a plan asks the cluster if the last rollouts have finished; false plans without it.',
  });
}

/** A `check` block of Terraform, for which cdktf has no construct. */
class RolloutCheck extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly status: DataKubernetesResource,
    private readonly kind: 'Deployment' | 'StatefulSet',
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    const each = `for it in data.kubernetes_resource.${this.status.friendlyUniqueId}[*].object`;
    const wanted = 'try(it.spec.replicas, 1)';
    const updated = 'try(it.status.updatedReplicas, 0)';
    const conditions = [
      'try(it.status.observedGeneration == it.metadata.generation, false)',
      `${updated} == ${wanted}`,
      // A field that is zero is left out of the status.
      `try(it.status.availableReplicas, 0) >= ${wanted}`,
    ];
    const message =
      `The last rollout of \${it.metadata.name} has not finished: \${${updated}} of \${${wanted}} pods ` +
      `are of the current version. To see why: ` +
      `kubectl describe -n \${it.metadata.namespace} ${this.kind.toLowerCase()}/\${it.metadata.name}`;
    return {
      check: {
        [this.friendlyUniqueId]: {
          assert: [
            {
              condition: `\${alltrue([${each} : ${conditions.join(' && ')}])}`,
              error_message: `\${join("", [${each} : "${message}"])}`,
            },
          ],
        },
      },
    };
  }
}
