import {
  Aspects,
  TerraformDataSource,
  TerraformElement,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import { RootConstruct, type Construct, type IConstruct } from 'constructs';
import { cdktfVersion } from './cdktf-internals';
import { logicalId } from './logical-ids';
import { mergeInto, type JsonMap } from './merge-json';
import { TokenResolver } from './resolve-tokens';

/**
 * The Terraform stack of one environment. Logical ids come from addresses, and it is written without cdktf's search for
 * references between stacks, of which there are none.
 */
export class EnvironmentStack extends TerraformStack {
  readonly #pathOfId = new Map<string, string>();
  readonly #names = new Set<string>();

  constructor(name: string) {
    // An App would make the output folder when it is constructed, and creating touches no disk.
    const root = new RootConstruct();
    root.node.setContext('cdktfVersion', cdktfVersion());
    super(root, name);
  }

  override allocateLogicalId(element: TerraformElement): string {
    const path = pathWithin(this, element);
    const id = logicalId(path);
    const name = path.join('/');
    if (id === undefined) {
      throw new TypeError(
        `The construct "${name}" cannot be named in Terraform: an id is made of letters, digits and hyphens, joined by single underscores.`,
      );
    }
    const taken = this.#pathOfId.get(id);
    if (taken !== undefined && taken !== name) {
      throw new TypeError(
        `The constructs "${taken}" and "${name}" have one id in Terraform, ${id}.`,
      );
    }
    this.#pathOfId.set(id, name);
    return id;
  }

  // `overrideLogicalId` passes the allocator by, and merging would make one thing of two.
  private refuseSecond(fragment: JsonMap): void {
    for (const name of namesIn(fragment)) {
      if (this.#names.has(name)) throw new TypeError(`Two constructs are "${name}" in Terraform.`);
      this.#names.add(name);
    }
  }

  override prepareStack(): void {
    // Only a search for references to other stacks.
  }

  override toTerraform(): JsonMap {
    invokeAspects(this, []);
    this.runAllValidations();
    const resolver = new TokenResolver(this);
    const metadata: JsonMap = {
      version: cdktfVersion(),
      stackName: this.node.id,
      backend: 'local',
    };
    const terraform: JsonMap = {};
    for (const element of elementsOf(this)) {
      mergeInto(metadata, resolver.resolve(element.toMetadata()) as JsonMap);
      const fragment = resolver.resolve(element.toTerraform()) as JsonMap;
      this.refuseSecond(fragment);
      mergeInto(terraform, fragment);
    }
    // What `addOverride` was given lies in a field that TerraformStack keeps to itself.
    mergeInto(terraform, resolver.resolve(Reflect.get(this, 'rawOverrides')) as JsonMap);
    return { '//': { metadata, outputs: {} }, ...terraform };
  }
}

/** The parts of Terraform JSON in which things are named by type and id, and those named by id alone. */
const NAMED_BY_TYPE = ['resource', 'data'];
const NAMED_BY_ID = ['module', 'variable', 'output'];

function* namesIn(fragment: JsonMap): Generator<string> {
  for (const kind of NAMED_BY_TYPE) {
    for (const [type, ids] of Object.entries(fragment[kind] ?? {})) {
      for (const id of Object.keys(ids as JsonMap)) yield `${kind}.${type}.${id}`;
    }
  }
  for (const kind of NAMED_BY_ID) {
    for (const id of Object.keys(fragment[kind] ?? {})) yield `${kind}.${id}`;
  }
}

/** The ids from the stack down to a construct. */
export function pathWithin(stack: TerraformStack, construct: Construct): string[] {
  const { scopes } = construct.node;
  return scopes.slice(scopes.indexOf(stack) + 1).map(({ node }) => node.id);
}

/** Every Terraform element below a construct, in the order they were made. */
export function elementsOf(construct: IConstruct): TerraformElement[] {
  const own = TerraformElement.isTerraformElement(construct) ? [construct] : [];
  return [...own, ...construct.node.children.flatMap(elementsOf)];
}

/** What Terraform calls an element, but for its id; undefined for what has no address, such as a provider. */
export function kindOfElement(element: TerraformElement): ElementKind | undefined {
  if (TerraformResource.isTerraformResource(element)) {
    const type = element.terraformResourceType;
    return { prefix: type, type };
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return { prefix: `data.${element.terraformResourceType}` };
  }
  // Modules have no mark of their own, and a second copy of the library may have made them.
  return 'interpolationForOutput' in element ? { prefix: 'module' } : undefined;
}

interface ElementKind {
  /** The address up to the id: `aws_db_instance`, `data.aws_vpc`, `module`. */
  readonly prefix: string;
  /** The Terraform type, for a resource that Terraform manages. */
  readonly type?: string;
}

function invokeAspects(construct: IConstruct, inherited: readonly Aspect[]): void {
  const aspects = [...inherited, ...Aspects.of(construct).all];
  for (const aspect of aspects) aspect.visit(construct);
  for (const child of construct.node.children) invokeAspects(child, aspects);
}

type Aspect = ReturnType<typeof Aspects.of>['all'][number];
