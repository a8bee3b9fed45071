import { DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from 'cdktf';
import { Construct } from 'constructs';
import { ResourceAddress } from '../../src/model';
import { Name, type CreateInput, type Outputs, type ResourceDefinition } from '../../src/pack';

/** The outputs of one resource and the Terraform it made, placeholders resolved by hand. */
export function createOne(
  definition: ResourceDefinition,
  {
    params = {},
    needs = {},
    workloads = ['cart'],
  }: {
    params?: object;
    needs?: Readonly<Record<string, Outputs>>;
    workloads?: readonly string[];
  } = {},
) {
  const address = new ResourceAddress(definition.type.name, definition.class, 'cart.thing');
  const stack = new TerraformStack(Testing.app(), 'shop-test');
  const outputs = definition.create({
    scope: new Construct(stack, 'thing'),
    address,
    name: new Name('shop', 'test', address),
    params,
    needs,
    uses: {},
    workloads,
    context: {
      project: 'shop',
      environment: 'test',
      environmentType: 'test',
      labels: {},
      owners: [],
      protected: false,
      paused: false,
      values: {},
    },
  } as CreateInput<unknown> as CreateInput<never>);
  return {
    outputs,
    resolved: Tokenization.resolve(outputs, {
      scope: stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }) as Outputs,
    terraform: JSON.parse(Testing.synth(stack)) as Readonly<Record<string, unknown>>,
  };
}
