import { typesOf } from '../simulate/schema/every-module';
import { installed, schemaOf } from '../simulate/schema/installed';
import { refusals } from '../simulate/schema/well-formed';

const SOURCES = ['aws', 'kubernetes'];

test.each(SOURCES)(
  'Terraform has nothing against the schema of any type of %s',
  (source) => {
    const bindings = installed(source);

    const { resources, dataSources } = schemaOf(bindings, typesOf(bindings));

    const refused = [...Object.entries(resources), ...Object.entries(dataSources)].flatMap(
      ([type, { block }]) => refusals(block).map((refusal) => `${type}.${refusal}`),
    );
    expect(refused).toEqual([]);
    expect(Object.keys(resources).length).toBeGreaterThan(80);
  },
  300_000,
);
