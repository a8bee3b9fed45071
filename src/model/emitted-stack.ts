import type { Access } from './access';
import type { InputFile } from './project';

/** Where a resource was asked for, counted from one; `file` is relative to the repository's root. */
export interface EmittedPosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a resource depends on, and why. */
export interface EmittedEdge {
  readonly to: string;
  readonly kind: 'use' | 'need' | 'param';
  readonly access?: Access;
}

/** One resource of the graph and what it became. */
export interface EmittedResource {
  readonly address: string;
  readonly type: string;
  readonly class: string;
  readonly id: string;
  readonly definition: string;
  /** Null where a rule chose the definition. */
  readonly pack: string | null;
  readonly workloads: readonly string[];
  readonly dependsOn: readonly EmittedEdge[];
  readonly requestedAt: readonly EmittedPosition[];
  /** Terraform addresses, such as `aws_db_instance.postgres_default_cart_db`; sorted. */
  readonly terraform: readonly string[];
  /** Those of `terraform` that hold data; sorted. */
  readonly stateful: readonly string[];
  /** The Terraform types of its definition that hold data, for what only a plan shows, such as the inside of a module. */
  readonly statefulTypes: readonly string[];
  /** The Terraform output that carries its outputs, secrets left out; null where it has none. */
  readonly output: string | null;
}

/** A pack as it was when the stack was made, for the records of deployments. */
export interface EmittedPack {
  readonly name: string;
  /** The version of the package it came in; null for a pack of the repository's own. */
  readonly version: string | null;
  /** SHA-256 of its files, lower-case hexadecimal; null where its files are not known. */
  readonly content: string | null;
}

/** `scoreform.json` beside a stack's `cdk.tf.json`: all that a deployment knows of the earlier stages. */
export interface StackDescription {
  readonly version: 1;
  readonly stack: string;
  readonly project: string;
  readonly environment: string;
  readonly environmentType: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `destroy` and `delete` then ask for the environment's name. */
  readonly protected: boolean;
  readonly expires: string | null;
  /** True where its workloads stand still. */
  readonly paused: boolean;
  /** The kind of Terraform backend, such as `local` or `s3`. */
  readonly backend: string;
  readonly resources: readonly EmittedResource[];
  /** Declared renames that apply to this stack, by resource address. */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  readonly inputs: readonly InputFile[];
  readonly packs: readonly EmittedPack[];
}

/** One stack, ready to be written: two files and what a list of stacks has to know of them. */
export interface EmittedStack {
  readonly name: string;
  /** The text of `cdk.tf.json`. */
  readonly terraform: string;
  readonly description: StackDescription;
}
