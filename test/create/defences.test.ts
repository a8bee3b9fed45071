import { TerraformHclModule, TerraformModule, TerraformStack } from 'cdktf';
import { z } from 'zod';
import { create } from '../../src/create';
import type { Diagnostic } from '../../src/diagnostics';
import { ResourceAddress, type DeploymentContext } from '../../src/model';
import {
  defineResource,
  defineResourceType,
  secret,
  type Grants,
  type ResourceDefinition,
  type ResourceType,
} from '../../src/pack';
import type { SecretStore } from '../../src/platform';
import { anything, CONTEXT, created, graphOf, nodeOf, Recorded, terraformOf } from './graphs';

const addressOf = (text: string) => ResourceAddress.parse(text) as ResourceAddress;
const givesNothing = { host: '', port: 1, tags: {} };

/** A definition of `anything`, whose outputs nobody looks at. */
const defined = (options: Partial<Parameters<typeof defineResource>[1]>): ResourceDefinition =>
  defineResource(anything, {
    summary: 'Made for one test.',
    create: () => givesNothing as never,
    ...options,
  } as never);

const by = (definition: ResourceDefinition) => ({ match: { definition, pack: 'test' } });

function createdIn(
  context: Partial<DeploymentContext>,
  definition: ResourceDefinition,
  secrets?: SecretStore,
) {
  const problems: Diagnostic[] = [];
  const graph = {
    ...graphOf([nodeOf('anything.default#cart.db', by(definition))]),
    context: { ...CONTEXT, ...context },
  };
  const options = { inputs: [], packs: [], rootFromStack: '../../..' };
  const environmentType = { packs: [], ...(secrets ? { secrets } : {}) };
  const stack = create(graph, { ...options, environmentType }, (problem) => problems.push(problem));
  return { terraform: stack?.terraform ?? '', problems };
}

test.each([
  { because: 'what holds data can refuse to be deleted', guarded: true },
  { because: 'what is for trying out goes as it came', guarded: false },
])('definitions know whether the environment is protected: $because', ({ guarded }) => {
  const careful = defined({
    create: ({ scope, context }) => {
      new Recorded(scope, 'Default', { deletionProtection: context.protected });
      return givesNothing as never;
    },
  });
  const stack = create(
    graphOf([nodeOf('anything.default#cart.db', by(careful))]),
    {
      environmentType: { packs: [], protected: guarded },
      inputs: [],
      packs: [],
      rootFromStack: '../../..',
    },
    () => undefined,
  );
  expect(stack?.terraform).toContain(`"deletionProtection": ${String(guarded)}`);
});

test('what a definition says of its provider stays beside what the stack says of Terraform', () => {
  const pinned = defined({
    create: ({ scope }) => {
      TerraformStack.of(scope).addOverride('terraform.required_providers.acme', {
        version: '1.0.0',
      });
      return givesNothing as never;
    },
  });
  const { terraform } = createdIn({}, pinned);
  expect(JSON.parse(terraform)).toMatchObject({
    terraform: {
      required_version: '>= 1.11.0',
      backend: { local: {} },
      required_providers: { acme: { version: '1.0.0' } },
    },
  });
});

test('labels are text, their keys included', () => {
  const tagged = defined({
    create: ({ scope, context }) => {
      new Recorded(scope, 'Default', context.labels);
      return givesNothing as never;
    },
  });
  const { terraform } = createdIn({ labels: { '${file("k")}': '%{ if v }' } }, tagged);
  expect(JSON.parse(terraform)).toMatchObject({
    resource: {
      terraform_data: {
        anything_default_cart_db: { input: { '$${file("k")}': '%%{ if v }' } },
      },
    },
  });
});

describe('a secret store', () => {
  const values = { API_KEY: { secret: 'payments/stripe' } };
  const storeOf = (resolve: () => unknown): SecretStore => ({
    name: 'vault',
    resolve: resolve as SecretStore['resolve'],
  });

  test.each([
    {
      because: 'that throws is a diagnostic',
      store: storeOf(() => {
        throw new Error('no such path.\nwith a stack');
      }),
      says: 'failed: no such path. Correct',
    },
    {
      because: 'that answers with the secret itself never gets it written',
      store: storeOf(() => 'hunter2'),
      says: 'something other than secret(…)',
    },
  ])('$because', ({ store, says }) => {
    const { terraform, problems } = createdIn({ values }, defined({}), store);
    expect(problems.map(({ code }) => code)).toEqual(['create/secret-store-failed']);
    expect(problems[0]?.detail).toContain(says);
    expect(`${terraform} ${problems[0]?.detail ?? ''}`).not.toContain('hunter2');
  });
});

test('a definition that returns the text of a secret is refused, and the text is nowhere', () => {
  const type: ResourceType = defineResourceType({
    name: 'anything',
    summary: 'Anything.',
    params: z.looseObject({}),
    outputs: z.strictObject({ password: z.string() }),
    secrets: ['password'],
  });
  const node = (password: unknown) =>
    nodeOf(
      'anything.default#cart.db',
      by(defineResource(type, { summary: 'Gives it.', create: () => ({ password }) as never })),
    );
  const { stack, problems } = created(graphOf([node('hunter2')]));
  expect(stack).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['create/definition-failed']);
  expect(problems[0]?.detail).toContain('"password" is a secret');
  expect(problems[0]?.detail).not.toContain('hunter2');
  expect(created(graphOf([node(secret({ sandbox: { reference: 'p' } }))])).problems).toEqual([]);
});

describe('modules', () => {
  // As `cdktf get` writes them: not of the class that takes any module.
  class Bindings extends TerraformModule {
    protected override synthesizeAttributes() {
      return {};
    }
  }

  test.each([
    {
      because: 'by their source',
      make: (scope: never) => new TerraformHclModule(scope, 'Default', { source: 'acme/db/any' }),
    },
    {
      because: 'by bindings that were generated',
      make: (scope: never) => new Bindings(scope, 'Default', { source: 'acme/db/any' } as never),
    },
  ])('$because are known, and a rename moves what they made', ({ make }) => {
    const definition = defined({
      stateful: ['aws_db_instance'],
      create: ({ scope }) => {
        make(scope as never);
        return givesNothing as never;
      },
    });
    const origin = addressOf('anything.default#basket.db');
    const graph = graphOf([nodeOf('anything.default#cart.db', { ...by(definition), origin })]);
    expect(terraformOf(graph).moved).toEqual([
      { from: 'module.anything_default_basket_db', to: 'module.anything_default_cart_db' },
    ]);
    expect(created(graph).stack?.description.resources[0]?.terraform).toEqual([
      'module.anything_default_cart_db',
    ]);
  });
});

describe('what uses allow', () => {
  const identity = addressOf('anything.default#identity');
  const other = addressOf('anything.other#identity');
  const cart = addressOf('anything.default#cart');
  const db = addressOf('anything.default#cart.db');
  const grant: Grants = { 'aws-iam': [{ actions: ['s3:GetObject'], resources: ['arn'] }] };

  /** A consumer `cart` that uses `db`, and perhaps what it needs. */
  function receivers(
    needs: Readonly<Record<string, ResourceAddress>>,
    more: { used?: ResourceAddress } = {},
  ) {
    const received: string[] = [];
    const receiving = defined({
      connect: () => grant,
      receive: ({ scope, address, grants }) => {
        received.push(`${String(address)} ${String(grants.length)}`);
        new Recorded(scope, 'policy', {});
      },
    });
    const used = [db, ...(more.used ? [more.used] : [])];
    const graph = graphOf(
      [
        nodeOf(String(db), by(defined({ connect: () => grant }))),
        nodeOf(String(identity), by(receiving)),
        nodeOf(String(other), {
          ...by(defined({ delegate: 'target' })),
          needs: { target: identity },
        }),
        nodeOf(String(cart), { needs }),
      ],
      used.map((to) => ({ from: cart, to, kind: 'use', access: 'write' })),
    );
    return { received, problems: created(graph).problems.map(({ detail }) => detail) };
  }

  test.each([
    {
      because: 'is handed to what the consumer needs, once for each consumer',
      needs: { first: identity, second: identity },
      more: {},
      want: [`${String(identity)} 1`],
    },
    {
      because: 'is handed to what stands in for what the consumer needs',
      needs: { identity: other },
      more: {},
      want: [`${String(identity)} 1`],
    },
    {
      because: 'is handed to what the consumer both needs and uses',
      needs: { identity },
      more: { used: identity },
      want: [`${String(identity)} 2`],
    },
  ])('$because', ({ needs, more, want }) => {
    expect(receivers(needs as never, more)).toEqual({ received: want, problems: [] });
  });
});
