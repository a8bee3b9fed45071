import {
  App,
  LocalBackend,
  TerraformOutput,
  TerraformStack,
  Token,
  ref,
  type TerraformElement,
} from 'cdktf';
import type { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { environmentName } from './estate';
import type { PlainConstruct, PlainInputs } from './plain-inputs';

/**
 * The same resources by hand, as a team has them with cdktf and the typed bindings alone: every resource, data source,
 * provider and output of an emitted stack, in as many stacks, with references between them. Expressions are given as the
 * texts that they come to: that is the peer's gain.
 *
 * Usage: plain-shop.ts <inputs> <environments> <output folder>
 */
type Binding = (new (scope: Construct, id: string, config: object) => TerraformElement) & {
  readonly tfResourceType?: string;
};

const load = createRequire(__filename);
const classes = new Map<string, Binding>();

function classOf({ module, type }: PlainConstruct): Binding {
  let found = classes.get(module);
  if (!found) {
    const exported = Object.values(load(module) as Record<string, Binding>);
    found = exported.find(({ tfResourceType }) => tfResourceType === type);
    if (!found) throw new Error(`${module} has no class for ${type}.`);
    classes.set(module, found);
  }
  return found;
}

/** An attribute of a resource and nothing more; what is made of several stays the text that it comes to. */
const REFERENCE = /\$\{((?:data\.)?[a-z0-9_]+\.[\w-]+\.[a-z0-9_]+)\}/g;

class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, environment: string, inputs: PlainInputs) {
    super(scope, `shop-${environment}`);
    new LocalBackend(this, { path: `../../../.scoreform/state/shop/${environment}.tfstate` });
    for (const construct of inputs.constructs) {
      new (classOf(construct))(this, construct.id, this.referring(construct.config) as object);
    }
    for (const [id, output] of Object.entries(inputs.outputs)) {
      new TerraformOutput(this, `output-${id}`, this.referring(output) as { value: unknown });
    }
    for (const [key, value] of Object.entries(inputs.overrides)) this.addOverride(key, value);
  }

  /** A config whose references are the tokens that attributes of constructs are, such as `vpc.id`. */
  private referring(value: unknown): unknown {
    if (typeof value === 'string') {
      // cdktf escapes a text with quotes around a token; one that is JSON already stays as it is.
      if (!value.includes('${') || /["\\\n]/.test(value)) return value;
      return value.replaceAll(REFERENCE, (_, to: string) => Token.asString(ref(to, this)));
    }
    if (Array.isArray(value)) return value.map((item) => this.referring(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.referring(inner)]),
    );
  }
}

const [, , file = '', environments = '1', outdir = 'cdktf.out'] = process.argv;
const inputs = JSON.parse(readFileSync(file, 'utf8')) as PlainInputs;
const app = new App({ outdir });
for (let n = 0; n < Number(environments); n++) {
  new EnvironmentStack(app, environmentName(n), inputs);
}
app.synth();
