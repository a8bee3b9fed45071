import { spawnSync } from 'node:child_process';
import type { Found } from '../found';
import { findPythonTool } from '../python-tool';
import { WAIVERS, type Waiver } from './waivers';

/** What checkov can read: a plan of Terraform, a configuration that cdktf wrote, manifests of Kubernetes. */
export type Framework = 'terraform_plan' | 'terraform_json' | 'kubernetes';

export interface Failure {
  readonly check: string;
  readonly resource: string;
  readonly summary: string;
}

export interface Verdict {
  readonly failures: readonly Failure[];
  readonly passed: number;
}

interface Report {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
  };
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
}

/** Checkov, from the PATH or from PyPI. */
export class Checkov {
  readonly #used = new Set<Waiver>();

  private constructor(private readonly command: string) {}

  static find(): Found<Checkov> {
    const found = findPythonTool({ command: 'checkov', requirement: 'checkov==3.3.30' });
    return 'engine' in found ? { engine: new Checkov(found.engine) } : found;
  }

  /** What fails in a file or folder and is not waived. */
  judge(path: string, framework: Framework): Verdict {
    const { results, summary } = this.run(path, framework);
    // A file that it cannot read passes every check.
    if (summary.passed === 0 || summary.parsing_errors > 0) {
      throw new Error(`checkov does not understand ${path} as ${framework}.`);
    }
    const failures = results.failed_checks
      .map(({ check_id: check, check_name: text, resource }) => ({
        check,
        resource,
        summary: text,
      }))
      .filter((failure) => !this.waives(failure));
    return { failures, passed: summary.passed };
  }

  /** The waivers that nothing needed so far. */
  get needless(): readonly string[] {
    return WAIVERS.filter((waiver) => !this.#used.has(waiver)).map(({ check }) => check);
  }

  private waives({ check }: Failure): boolean {
    const waiver = WAIVERS.find((one) => one.check === check);
    if (waiver) this.#used.add(waiver);
    return waiver !== undefined;
  }

  private run(path: string, framework: Framework): Report {
    const { stdout, stderr } = spawnSync(
      this.command,
      ['-f', path, '--framework', framework, '-o', 'json', '--compact', '--skip-download'],
      {
        encoding: 'utf8',
        env: { ...process.env, LOG_LEVEL: 'ERROR' },
        maxBuffer: 256 * 1024 * 1024,
      },
    );
    try {
      return JSON.parse(stdout) as Report;
    } catch {
      throw new Error(`checkov ended without a report on ${path}:\n${stdout}${stderr}`);
    }
  }
}
