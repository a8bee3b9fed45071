const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const texts = { type: 'array', items: text } as const;
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;

const closed = <Properties extends Record<string, object>>(
  properties: Properties,
  optional: readonly (keyof Properties & string)[] = [],
) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
});

const edge = closed(
  {
    to: { ...text, description: 'The resource address it depends on.' },
    kind: { enum: ['use', 'need', 'param'] },
    access: { enum: ['read', 'write', 'admin'] },
  },
  ['access'],
);

const position = closed({
  file: { ...text, description: "Relative to the repository's root, with `/`." },
  line: { type: 'integer', minimum: 1 },
  column: { type: 'integer', minimum: 1 },
});

const resource = closed({
  address: { ...text, description: '`type.class#id`.' },
  type: text,
  class: text,
  id: text,
  definition: text,
  pack: { ...textOrNull, description: 'Null where a rule chose the definition.' },
  workloads: texts,
  dependsOn: { type: 'array', items: edge },
  requestedAt: { type: 'array', items: position },
  terraform: { ...texts, description: 'Its Terraform addresses.' },
  stateful: { ...texts, description: 'Those of `terraform` that hold data.' },
  statefulTypes: { ...texts, description: 'The Terraform types of its definition that hold data.' },
  output: {
    ...textOrNull,
    description: 'The Terraform output that carries its outputs, without secrets.',
  },
});

/** The JSON Schema of `scoreform.json`, the contract between emitted stacks and whatever deploys them. */
export const STACK_DESCRIPTION_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Emitted stack',
  description:
    'What a deployment knows of a stack: `scoreform.json` beside `cdk.tf.json`. Fields are only ever added.',
  ...closed({
    version: { const: 1 },
    stack: text,
    project: text,
    environment: text,
    environmentType: text,
    labels: { type: 'object', additionalProperties: text },
    protected: { type: 'boolean' },
    expires: textOrNull,
    paused: { type: 'boolean', description: 'True where its workloads stand still.' },
    backend: text,
    resources: { type: 'array', items: resource },
    renames: { type: 'array', items: closed({ from: text, to: text }) },
    inputs: { type: 'array', items: closed({ path: text, sha256 }) },
    packs: {
      type: 'array',
      items: closed({
        name: text,
        version: textOrNull,
        content: { anyOf: [sha256, { type: 'null' }] },
      }),
    },
  }),
} as const;
