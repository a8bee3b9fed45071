import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CLONE = resolve(__dirname, '../..');

/** A platform repository of a test's own, on the sources of this clone. */
export class Repository {
  readonly root = mkdtempSync(join(tmpdir(), 'scoreform-test-'));

  constructor() {
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
    symlinkSync(join(CLONE, 'node_modules'), join(repository.root, 'node_modules'));
    return repository;
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs the command line of this clone in the repository. */
  scoreform(...args: readonly string[]) {
    return this.run(process.execPath, join(CLONE, 'bin', 'scoreform.js'), ...args);
  }

  run(command: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.root,
      encoding: 'utf8',
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        DISABLE_VERSION_CHECK: '1',
        NODE_OPTIONS: '--unhandled-rejections=warn',
        NO_COLOR: '1',
      },
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
}
