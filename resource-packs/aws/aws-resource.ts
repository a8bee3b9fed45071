import { Aspects, TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { defineResource, needsOf, type CreateInput } from '../../src/pack';
import type { Tags } from './options';

/**
 * Defines a resource on AWS: it needs the account, and everything it makes is tagged with the resource and its workload.
 * What is true of the whole environment is tagged by the provider.
 */
export const awsResource: typeof defineResource = (type, options) =>
  defineResource(type, {
    ...options,
    needs: (params) => ({ ...needsOf(options.needs, params), account: ACCOUNT }),
    create(input) {
      tagAs(input.scope, input);
      return options.create(input);
    },
  });

const ACCOUNT = { type: 'aws-account', per: 'environment' } as const;

/** Tags hold 256 characters, and a resource may be shared by any number of workloads. */
const TAG_LIMIT = 256;

/** Tags what is made for a resource, where the definition of another is at work: by `connect` of what exists already. */
export function tagAs(scope: IConstruct, of: Tagged): void {
  tagEverything(scope, tagsOf(of));
}

type Tagged = Pick<CreateInput<unknown>, 'address' | 'workloads'>;

function tagsOf({ address, workloads }: Tagged): Tags {
  const own = address.type.startsWith('workload') ? [address.id] : workloads;
  const names = own.join(' ');
  return {
    'scoreform:resource': String(address).slice(0, TAG_LIMIT),
    'scoreform:workload': names.length > TAG_LIMIT ? 'many' : names,
  };
}

function tagEverything(scope: IConstruct, tags: Tags): void {
  Aspects.of(scope).add({
    visit(node) {
      if (isTaggable(node)) node.tags = { ...tags, ...node.tagsInput };
    },
  });
}

interface Taggable {
  tags: Tags;
  readonly tagsInput: Tags | undefined;
}

function isTaggable(node: IConstruct): node is IConstruct & Taggable {
  return TerraformElement.isTerraformElement(node) && 'tagsInput' in node && 'tags' in node;
}
