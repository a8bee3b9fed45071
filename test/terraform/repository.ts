import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CLONE = resolve(__dirname, '../..');

/** What a command came to. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs in the background. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A platform repository of a test's own, on the sources of this clone. */
export class Repository {
  /** What commands are given besides the variables of the test's own process. */
  readonly variables: Record<string, string> = {};

  constructor(readonly root = mkdtempSync(join(tmpdir(), 'scoreform-test-'))) {
    if (existsSync(join(root, 'cdktf.json'))) return;
    this.write(
      'cdktf.json',
      JSON.stringify({ language: 'typescript', app: 'false', output: 'cdktf.out' }),
    );
    this.write(
      'stacks/platform.ts',
      `import { sandbox, sandboxSecrets } from '${CLONE}/resource-packs/sandbox';
import { definePlatform } from '${CLONE}/src';
export default definePlatform({
  environmentTypes: { development: { packs: [sandbox()], secrets: sandboxSecrets() } },
});
`,
    );
  }

  /** One that is made of some files, and may import the packages that are installed here. */
  static of(files: Readonly<Record<string, string>>): Repository {
    const repository = new Repository();
    repository.link('node_modules');
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    return repository;
  }

  /** A copy of this repository's own example, with its platform and its cdktf.json. */
  static example(): Repository {
    const repository = new Repository();
    for (const part of [
      'stacks',
      'projects',
      'cdktf.json',
      'package.json',
      'src',
      'resource-packs',
    ]) {
      cpSync(join(CLONE, part), join(repository.root, part), { recursive: true, force: true });
    }
    repository.link('node_modules');
    return repository;
  }

  /** Another one with the same files, states and records. */
  copy(): Repository {
    const copy = new Repository();
    cpSync(this.root, copy.root, { recursive: true, force: true, verbatimSymlinks: true });
    Object.assign(copy.variables, this.variables);
    return copy;
  }

  /** Does something in a copy, of which nothing stays. */
  inCopy(work: (copy: Repository) => void): void {
    const copy = this.copy();
    try {
      work(copy);
    } finally {
      copy.remove();
    }
  }

  /** The repository in a folder of this one. */
  inside(folder: string): Repository {
    return new Repository(join(this.root, folder));
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Makes a part of this clone a part of the repository. */
  link(path: string): void {
    symlinkSync(join(CLONE, path), join(this.root, path));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Changes a file; a change that changes nothing is a mistake of the test. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold "${from}".`);
    this.write(
      path,
      text.replace(from, () => to),
    );
  }

  /** Removes a file or folder. */
  delete(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** Runs the command line of this clone in the repository. */
  scoreform(...args: readonly string[]): Ended {
    return this.run(process.execPath, CLI, ...args);
  }

  /** Starts the command line of this clone in the repository, in a process group of its own, as a shell does. */
  start(...args: readonly string[]): Running {
    return this.startCommand(process.execPath, CLI, ...args);
  }

  startCommand(command: string, ...args: readonly string[]): Running {
    const child = spawn(command, args, {
      cwd: this.root,
      env: this.#environment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = [child.stdout, child.stderr].map((stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      return () => Buffer.concat(parts).toString('utf8');
    }) as [() => string, () => string];
    const ended = new Promise<Ended>((settle) => {
      child.once('close', (status) => {
        settle({ status, stdout: texts[0](), stderr: texts[1]() });
      });
    });
    return { process: child, ended };
  }

  run(command: string, ...args: readonly string[]): Ended {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.root,
      encoding: 'utf8',
      env: this.#environment(),
      maxBuffer: 256 * 1024 * 1024,
    });
    return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
  }

  stack(name: string): string {
    return join(this.root, 'cdktf.out', 'stacks', name);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      DISABLE_VERSION_CHECK: '1',
      NODE_OPTIONS: '--unhandled-rejections=warn',
      NO_COLOR: '1',
      ...this.variables,
    };
  }
}

const CLI = join(CLONE, 'bin', 'scoreform.js');
