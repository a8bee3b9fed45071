import { escapeText, type ResourceDefinition } from '../../../src/pack';
import { awsPolicyType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions, PolicyStatement } from '../options';

/** The permissions that the platform has names for, each a class of its own. */
export function awsPolicies({ policies = {} }: AwsOptions): ResourceDefinition[] {
  return Object.entries(policies)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([named, statements]) => policy(named, statements));
}

function policy(named: string, statements: readonly PolicyStatement[]): ResourceDefinition {
  for (const { actions, resources } of statements) {
    if (actions.length > 0 && resources.length > 0) continue;
    throw new TypeError(`A statement of the policy "${named}" names no action or no resource.`);
  }
  const actions = [...new Set(statements.flatMap((statement) => statement.actions))].sort();
  return awsResource(awsPolicyType, {
    class: named,
    summary: `What the platform calls ${named}, added to the role of the workload.`,
    notes: [`It allows ${actions.join(', ')}.`],
    create: () => ({ name: named }),
    connect: () => ({ 'aws-iam': statements.map(safe) }),
  });
}

/** A variable of IAM, such as `${aws:username}`, is no expression of Terraform. */
function safe({ actions, resources }: PolicyStatement): PolicyStatement {
  return { actions, resources: resources.map(escapeText) };
}
