import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Found } from '../found';
import { CUSTOM_RESOURCES, KWOK, VERSION } from './versions';

const CLONE = resolve(__dirname, '../../..');

/** What stands on the disk of a cluster that can be started. */
export interface Engine {
  /** etcd, apiserver, controller-manager and scheduler in one binary. */
  readonly kcluster: string;
  /** Pretends to be nodes that run pods. */
  readonly kwok: string;
  /** A folder of CustomResourceDefinitions: Gateway API and cert-manager, as their projects publish them. */
  readonly customResources: string;
}

/**
 * The engine, built where it is not there yet: five minutes on two cores with nothing cached, half a minute with Go's
 * cache. It lies under `node_modules/.cache`, by a hash of its sources.
 */
export function findKubernetes(): Found<Engine> {
  for (const command of ['go', 'kubectl']) {
    if (spawnSync(command, ['version', '--client']).error)
      return { missing: `there is no "${command}" on the PATH` };
  }
  const home = join(CLONE, 'node_modules/.cache/scoreform-engines', `kubernetes-${sourceHash()}`);
  const engine = {
    kcluster: join(home, 'kcluster'),
    kwok: join(home, 'kwok'),
    customResources: join(home, 'custom-resources'),
  };
  if (Object.values(engine).every((path) => existsSync(path))) return { engine };
  const building = `${home}.${String(process.pid)}`;
  try {
    build(building);
    rmSync(home, { recursive: true, force: true });
    renameSync(building, home);
    return { engine };
  } catch (error) {
    if (error instanceof Unreachable) return { missing: error.message };
    throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const name of ['go.mod', 'go.sum', 'main.go', 'versions.ts'])
    hash.update(readFileSync(join(__dirname, name)));
  return hash.digest('hex').slice(0, 12);
}

function build(folder: string): void {
  const definitions = join(folder, 'custom-resources');
  mkdirSync(definitions, { recursive: true });
  for (const { module, folder: inModule } of CUSTOM_RESOURCES) {
    const { Dir } = JSON.parse(go(['mod', 'download', '-json', module])) as { Dir: string };
    const names = readdirSync(join(Dir, inModule)).filter((name) => name.includes('.'));
    for (const name of names.filter((it) => it.endsWith('.yaml'))) {
      copyFileSync(join(Dir, inModule, name), join(definitions, name));
      // Files of the module cache are read-only, and so would their copies be.
      chmodSync(join(definitions, name), 0o644);
    }
  }
  go(['mod', 'download']);
  go(['build', ...QUICKLY, '-ldflags', `-s -w ${stamp()}`, '-o', join(folder, 'kcluster'), '.']);
  go(['install', ...QUICKLY, '-ldflags', '-s -w', KWOK], { GOBIN: folder });
}

/** What is built is used for minutes, so nothing is spent on making it fast or on what a debugger would read. */
const QUICKLY = ['-gcflags=all=-N -l -dwarf=false'];

/** Clients refuse to parse the version of a server that is not stamped. */
function stamp(): string {
  const [major = '', minor = ''] = VERSION.split('.');
  const values = {
    gitVersion: `v${VERSION}`,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'clean',
    gitCommit: '0'.repeat(40),
    buildDate: '1970-01-01T00:00:00Z',
  };
  return Object.entries(values)
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ');
}

/** Modules that cannot be had, as opposed to sources that do not compile. */
class Unreachable extends Error {}

const NO_NETWORK =
  /dial tcp|no such host|i\/o timeout|proxyconnect|connection refused|TLS handshake|module lookup disabled|GOPROXY|: (?:403|404|410|5\d\d) /;

function go(args: readonly string[], more: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync('go', args, {
    cwd: __dirname,
    encoding: 'utf8',
    // The compiler is done with a package before collecting its garbage would gain anything.
    env: { GOGC: '400', ...process.env, GOFLAGS: '-buildvcs=false', ...more },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const said = `${stderr}${stdout}`;
  const unreachable = said.split('\n').find((line) => NO_NETWORK.test(line));
  if (unreachable !== undefined)
    throw new Unreachable(`the Go modules of the engine cannot be had: ${unreachable.trim()}`);
  throw new Error(`go ${args.join(' ')} failed:\n${said}`);
}
