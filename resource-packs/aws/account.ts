import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import { defineResource, escapeText } from '../../src/pack';
import { awsAccountType } from '../../src/resource-types';
import type { AwsOptions } from './options';

/** The bindings ask for the very version they were made from; both major versions know what this pack uses. */
const VERSIONS = '>= 5.100, < 7';

/** The account: the one provider of the stack, which refuses any other account and tags whatever it makes. */
export const account = ({ account: id, region, assumeRole, tags = {} }: AwsOptions) =>
  defineResource(awsAccountType, {
    summary: 'The AWS account and region of the environment type.',
    create({ scope, context }) {
      new AwsProvider(scope, 'provider', {
        region,
        allowedAccountIds: [id],
        ...(assumeRole === undefined ? {} : { assumeRole: [{ roleArn: assumeRole }] }),
        defaultTags: [
          {
            tags: {
              ...Object.fromEntries(
                Object.entries(tags).map(([key, value]) => [escapeText(key), escapeText(value)]),
              ),
              'scoreform:project': context.project,
              'scoreform:environment': context.environment,
              ...(context.owners.length > 0 && { 'scoreform:owner': context.owners.join(' ') }),
            },
          },
        ],
      });
      const stack = TerraformStack.of(scope);
      stack.addOverride('terraform.required_providers.aws.version', VERSIONS);
      return { region };
    },
  });
