import { DataKubernetesResource } from '@cdktf/provider-kubernetes/lib/data-kubernetes-resource';
import { TerraformElement, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

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
 * was tried with its builtin resources in place of these: a plan of a new stack reads nothing, so it needs no cluster; a
 * plan without changes stays one, with exit code 0, whether the check passes or warns.
 */
export function checkRollout(scope: Construct, options: RolloutCheckOptions): void {
  const { kind, name, namespace, madeBy } = options;
  const status = new DataKubernetesResource(scope, 'status', {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace },
    dependsOn: [madeBy],
  });
  new RolloutCheck(scope, 'rollout', status, kind);
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
    const object = `data.kubernetes_resource.${this.status.friendlyUniqueId}.object`;
    const wanted = `try(${object}.spec.replicas, 1)`;
    const updated = `try(${object}.status.updatedReplicas, 0)`;
    const conditions = [
      `try(${object}.status.observedGeneration == ${object}.metadata.generation, false)`,
      `${updated} == ${wanted}`,
      // A field that is zero is left out of the status.
      `try(${object}.status.availableReplicas, 0) >= ${wanted}`,
    ];
    const place = `-n \${${object}.metadata.namespace} ${this.kind.toLowerCase()}/\${${object}.metadata.name}`;
    return {
      check: {
        [this.friendlyUniqueId]: {
          assert: [
            {
              condition: `\${${conditions.join(' && ')}}`,
              error_message:
                `The last rollout of \${${object}.metadata.name} has not finished: \${${updated}} of \${${wanted}} pods ` +
                `are of the current version. To see why: kubectl describe ${place}`,
            },
          ],
        },
      },
    };
  }
}
