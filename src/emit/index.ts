import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { EmittedStack } from '../model';

/** The folder of the stacks within the output, and the names of the files: cdktf's, so that its commands work on them. */
const STACKS = 'stacks';

/** From the folder of a stack to the repository's root, with `/`. */
export function rootFromStack(root: string, output: string, stack: string): string {
  return relative(join(output, STACKS, stack), root)
    .split(sep)
    .join('/');
}

/** Writes emitted stacks as they come, and at the end the manifest that makes them a whole. */
export class OutputFolder {
  readonly #stacks: string[] = [];

  constructor(
    private readonly path: string,
    private readonly version: string,
  ) {}

  /** Writes `cdk.tf.json` and `scoreform.json` of one stack. What Terraform keeps beside them stays. */
  write({ name, terraform, description }: EmittedStack): void {
    const folder = join(this.path, STACKS, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), terraform);
    writeFileSync(join(folder, 'scoreform.json'), `${JSON.stringify(description)}\n`);
    this.#stacks.push(name);
  }

  /** Writes `manifest.json`, in which cdktf's commands look stacks up. Without it the folder is not used. */
  finish(): readonly string[] {
    const names = this.#stacks.sort();
    const stacks = Object.fromEntries(
      names.map((name) => [
        name,
        {
          annotations: [],
          constructPath: name,
          dependencies: [],
          name,
          stackMetadataPath: `${STACKS}/${name}/metadata.json`,
          synthesizedStackPath: `${STACKS}/${name}/cdk.tf.json`,
          workingDirectory: `${STACKS}/${name}`,
        },
      ]),
    );
    mkdirSync(this.path, { recursive: true });
    const manifest = { stacks, version: this.version };
    writeFileSync(join(this.path, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return names;
  }
}
