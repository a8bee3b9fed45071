import { execFile } from 'node:child_process';
import type { Found } from '../found';
import { findPythonTool } from '../python-tool';
import { WAIVERS, type Framework, type Waiver } from './waivers';

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
  async judge(path: string, framework: Framework): Promise<Verdict> {
    const { results, summary } = await this.run(path, framework);
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

  /** The waivers for a framework that nothing needed so far. */
  needless(of: Framework): readonly string[] {
    return WAIVERS.filter((waiver) => waiver.framework === of && !this.#used.has(waiver)).map(
      ({ check }) => check,
    );
  }

  private waives({ check }: Failure): boolean {
    const waiver = WAIVERS.find((one) => one.check === check);
    if (waiver) this.#used.add(waiver);
    return waiver !== undefined;
  }

  private async run(path: string, framework: Framework): Promise<Report> {
    const args = ['-f', path, '--framework', framework, '-o', 'json', '--compact'];
    const options = {
      env: { ...process.env, LOG_LEVEL: 'ERROR' },
      maxBuffer: 256 * 1024 * 1024,
    };
    const said = await new Promise<{ stdout: string; stderr: string }>((ended) => {
      // Failed checks are an exit code as well, which says nothing that the report does not.
      execFile(this.command, [...args, '--skip-download'], options, (_, stdout, stderr) =>
        ended({ stdout, stderr }),
      );
    });
    try {
      return JSON.parse(said.stdout) as Report;
    } catch {
      throw new Error(`checkov ended without a report on ${path}:\n${said.stdout}${said.stderr}`);
    }
  }
}
