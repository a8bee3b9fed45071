import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsTerraform } from './provider';
import { unzipped } from './zip';

const PLAN = 'saved.plan';

interface Change {
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The life of one stack, and everything that was written about it. */
export class Deployment {
  readonly #written: (readonly [where: string, text: string])[] = [];

  constructor(
    private readonly terraform: AwsTerraform,
    readonly folder: string,
    /** The file of its state. */
    private readonly state: string,
  ) {
    this.run('init');
    this.run('validate');
  }

  /** Plans, keeps the plan, and tells which addresses would change: the arguments that do, or what else is done. */
  plan(): ReadonlyMap<string, string> {
    this.run('plan', `-out=${PLAN}`);
    const shown = this.terraform.mustShow(this.folder, PLAN);
    this.keep('the saved plan as JSON', shown);
    const { resource_changes: changes = [] } = JSON.parse(shown) as {
      resource_changes?: readonly { address: string; change: Change }[];
    };
    for (const [name, content] of unzipped(readFileSync(join(this.folder, PLAN)))) {
      this.keep(`${name} of the saved plan`, content.toString('latin1'));
    }
    const changing = changes.filter(({ change }) => change.actions.join() !== 'no-op');
    return new Map(changing.map(({ address, change }) => [address, summaryOf(change)]));
  }

  /** Applies the plan that was made last. */
  apply(): void {
    this.run('apply', PLAN);
    this.keepFiles();
  }

  destroy(): void {
    this.run('destroy', '-auto-approve');
    this.keepFiles();
  }

  /** The addresses that the state knows. */
  get made(): readonly string[] {
    const { resources } = JSON.parse(readFileSync(this.state, 'utf8')) as {
      resources: readonly { mode: string; type: string; name: string }[];
    };
    return resources
      .filter(({ mode }) => mode === 'managed')
      .map(({ type, name }) => `${type}.${name}`);
  }

  /** Everything that was written so far and holds one of the texts. */
  holding(texts: readonly string[]): readonly string[] {
    return this.#written
      .filter(([, written]) => texts.some((text) => written.includes(text)))
      .map(([where]) => where);
  }

  private run(...args: readonly string[]): string {
    const output = this.terraform.mustRun(this.folder, ...args);
    this.keep(`what ${args.join(' ')} said`, output);
    return output;
  }

  private keepFiles(): void {
    const stack = ['cdk.tf.json', 'scoreform.json'].map((name) => join(this.folder, name));
    for (const file of [...stack, this.state, `${this.state}.backup`]) {
      if (existsSync(file)) this.keep(file, readFileSync(file, 'utf8'));
    }
  }

  private keep(where: string, text: string): void {
    this.#written.push([where, text]);
  }
}

function summaryOf({ actions, before, after }: Change): string {
  if (actions.join() !== 'update' || before === null || after === null) return actions.join();
  return Object.keys(after)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .sort()
    .join();
}
