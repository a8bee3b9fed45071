import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { z } from 'zod';
import {
  definePack,
  defineResource,
  defineResourceType,
  secret,
  type DefinitionOptions,
  type Pack,
  type ResourceDefinition,
  type ResourceType,
  type Shape,
} from '../../src/pack';
import { packContract } from '../../src/testing';

class Recorded extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: unknown,
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

const thingType: ResourceType = defineResourceType({
  name: 'thing',
  summary: 'A thing.',
  params: z.strictObject({ size: z.string().optional() }),
  outputs: z.strictObject({ host: z.string(), port: z.number(), key: z.string() }),
  secrets: ['key'],
});

const outputs = { host: 'h', port: 1, key: secret({ sandbox: { reference: 'key' } }) };

type Options = DefinitionOptions<ResourceType, Shape, never, Shape>;

/** A definition that keeps the contract, but for what is said. */
function thing(broken: Partial<Options> = {}): ResourceDefinition {
  return defineResource<ResourceType, Shape, never, Shape>(thingType, {
    summary: 'A thing of its own.',
    create: ({ scope, params }) => {
      new Recorded(scope, 'Default', params);
      return outputs;
    },
    ...broken,
  });
}

function packOf(...resources: ResourceDefinition[]): Pack {
  return definePack({ name: 'broken', summary: 'A pack with a mistake in it.', resources });
}

const samples = { thing: [{}, { size: 'large' }] };

/** The checks that a pack fails, with what they say. */
function failuresOf(pack: Pack): string[] {
  return packContract(pack, { samples }).flatMap(({ check, run }) => {
    try {
      run();
      return [];
    } catch (error) {
      return [`${check}: ${(error as Error).message}`];
    }
  });
}

test('nothing is wrong with a pack that keeps the contract', () => {
  expect(failuresOf(packOf(thing()))).toEqual([]);
});

let calls = 0;

test.each<{ because: string; pack: () => Pack; fails: string }>([
  {
    because: 'a list of definitions reads badly with paragraphs in it',
    pack: () => packOf(thing({ summary: 'A thing. It is large.' })),
    fails: 'says in one sentence what it is',
  },
  {
    because: 'a class with a blank cannot be written in a Score file',
    pack: () => packOf(thing({ class: 'very large' })),
    fails: 'has a name and a class that a Score file can write',
  },
  {
    because: 'a Score file that works with one definition has to work with all',
    pack: () => packOf(thing({ create: () => ({ host: 'h', key: outputs.key }) })),
    fails: 'creates exactly the outputs it promises',
  },
  {
    because: 'nobody can ask for an output that the type does not have',
    pack: () => packOf(thing({ create: () => ({ ...outputs, extra: 'x' }) })),
    fails: 'creates exactly the outputs it promises',
  },
  {
    because: 'an output is unavailable or given, never both',
    pack: () => packOf(thing({ unavailable: { port: 'There is none.' } as never })),
    fails: 'creates exactly the outputs it promises',
  },
  {
    because: 'a secret as text ends up in the state',
    pack: () => packOf(thing({ create: () => ({ ...outputs, key: 'hunter2' }) })),
    fails: 'gives secrets as secrets and values of the declared kind',
  },
  {
    because: 'a port that is a text breaks who calculates with it',
    pack: () => packOf(thing({ create: () => ({ ...outputs, port: '1' }) })),
    fails: 'gives secrets as secrets and values of the declared kind',
  },
  {
    because: 'a plan would never come to rest',
    pack: () =>
      packOf(
        thing({
          create: ({ scope }) => {
            new Recorded(scope, 'Default', { call: (calls += 1) });
            return outputs;
          },
        }),
      ),
    fails: 'creates the same of the same',
  },
  {
    because: 'a name that two resources share is one resource for Terraform',
    pack: () =>
      packOf(
        thing({
          create: ({ scope }) => {
            new Recorded(scope, 'Default', {}).overrideLogicalId('the_thing');
            return outputs;
          },
        }),
      ),
    fails: 'stands beside others of its kind',
  },
  {
    because: 'a guard of what is never made guards nothing',
    pack: () => packOf(thing({ stateful: ['aws_db_instance'] })),
    fails: 'creates the Terraform types that it says hold data',
  },
  {
    because: 'only types of Terraform are guarded',
    pack: () => packOf(thing({ stateful: ['Database'] })),
    fails: 'names Terraform types as stateful',
  },
  {
    because: 'a use that fails is found by the pack, not by its users',
    pack: () =>
      packOf(
        thing({
          connect: () => {
            throw new Error('no network');
          },
        }),
      ),
    fails: 'can be used with every access of its type',
  },
  {
    because: 'what a user wrote must not be evaluated',
    pack: () =>
      packOf(
        thing({
          create: ({ scope, params }) => {
            const size = String(params['size']).replaceAll('$${', '${');
            new Recorded(scope, 'Default', { size });
            return outputs;
          },
        }),
      ),
    fails: 'passes texts on as texts',
  },
  {
    because: 'a graph cannot be built on needs that come and go',
    pack: () =>
      packOf(
        thing({
          needs: () => ({ other: { type: 'dns', per: 'resource', params: { n: (calls += 1) } } }),
        }),
      ),
    fails: 'needs other resources in well-formed ways',
  },
  {
    because: 'what stands in for it has to be there',
    pack: () => packOf(thing({ delegate: 'target' })),
    fails: 'needs other resources in well-formed ways',
  },
  {
    because: 'a reason is read by somebody',
    pack: () => packOf(thing({ unavailable: { port: 'n/a' } as never })),
    fails: 'gives a reason for every output it cannot give',
  },
  {
    because: 'a tie would be found by every user of the pack',
    pack: () => packOf(thing(), thing({ name: 'other' })),
    fails: 'defines each class once',
  },
  {
    because: 'a pack that changes while it is used is another pack',
    pack: () => ({ ...packOf(thing()) }),
    fails: 'is frozen',
  },
  {
    because: 'a definition that changes while it is used is another definition',
    pack: () => packOf({ ...thing() }),
    fails: 'is frozen',
  },
])('$fails: $because', ({ pack, fails }) => {
  const failed = failuresOf(pack());

  expect(failed.map((failure) => failure.split(': ')[0])).toContain(fails);
});

test('a definition without samples says which params it was refused', () => {
  const strictType = defineResourceType({
    name: 'strict',
    summary: 'A thing that has to be told its size.',
    params: z.strictObject({ size: z.string() }),
    outputs: z.strictObject({}),
  });
  const strict = defineResource(strictType, { summary: 'A strict thing.', create: () => ({}) });

  expect(failuresOf(packOf(strict)).join('\n')).toContain(
    'The params {} are not accepted by strict',
  );
});

test('params that nobody wrote samples for are tried where the author gives them', () => {
  const seen: unknown[] = [];
  const watched = thing({
    create: ({ params }) => {
      seen.push(params['size']);
      return outputs;
    },
  });

  for (const { run } of packContract(packOf(watched), { samples })) run();

  expect(seen).toEqual(expect.arrayContaining([undefined, 'large']));
});
