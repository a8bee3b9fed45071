/** The text from which schemas of one provider are read: an npm package, or what `cdktf get` generated. */
export interface Bindings {
  /** The full address of the provider: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  /** What a user calls it: `@cdktf/provider-aws`, or `.gen/providers/aws`. */
  readonly name: string;
  /** The version of the package; of the provider, where the bindings are generated. */
  readonly version: string;
  /** The absolute path of the folder that has one folder for each module. */
  readonly folder: string;
  /** The absolute path of the folder from which they were looked for. */
  readonly root: string;
}

/** What a module of bindings is for. */
export type ModuleKind = 'resource' | 'data' | 'ephemeral' | 'provider';
