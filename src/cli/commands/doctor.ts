import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST_ENGINE, findEngine, isAtLeast } from '../../deploy';
import { findRoot, loadPlatform } from '../../load';
import type { Diagnostic } from '../../diagnostics';
import { readRepository } from '../../read';
import { findingsOfDeployments } from '../deploying/findings';
import { EXIT } from '../exit-code';
import { installedVersion } from '../installed-version';
import type { RunCommand } from '../invocation';
import { ownPackage } from '../own-package';
import { renderFindings, type Finding } from '../views/doctor';
import { renderJson } from '../views/json';
import { count } from '../views/words';

const OLDEST_NODE = '20.19.0';

export const doctor: RunCommand = async ({ options, directory, palette }) => {
  const root = findRoot(directory);
  const engine = await checkEngine();
  const findings = [
    checkNode(),
    engine,
    ...(root === undefined ? [noRepository(directory)] : await checkRepository(root)),
  ];
  const wrong = findings.some(({ status }) => status === 'wrong');
  const exitCode = engine.status === 'wrong' ? EXIT.engine : wrong ? EXIT.mistakes : EXIT.done;
  if (options.format === 'json') return { output: renderJson({ checks: findings }), exitCode };
  return { output: renderFindings(findings, palette), exitCode };
};

function checkNode(): Finding {
  const found = process.versions.node;
  return isAtLeast(found, OLDEST_NODE)
    ? { check: 'Node.js', status: 'ok', found, advice: null }
    : {
        check: 'Node.js',
        status: 'wrong',
        found,
        advice: `Install Node.js ${OLDEST_NODE} or newer.`,
      };
}

async function checkEngine(): Promise<Finding> {
  const check = 'Terraform or OpenTofu';
  const engine = await findEngine();
  const advice = `Install Terraform or OpenTofu ${OLDEST_ENGINE} or newer and put it on the PATH; deploying needs it, nothing else does.`;
  if (!engine) return { check, status: 'wrong', found: 'not on the PATH', advice };
  const found = `${engine.command} ${engine.version}`;
  return isAtLeast(engine.version, OLDEST_ENGINE)
    ? { check, status: 'ok', found, advice: null }
    : { check, status: 'wrong', found, advice };
}

function noRepository(directory: string): Finding {
  return {
    check: 'repository',
    status: 'skipped',
    found: `${directory} is not in a platform repository, so only the machine was looked at`,
    advice: null,
  };
}

async function checkRepository(root: string): Promise<Finding[]> {
  const platform = loadPlatform(root, () => undefined);
  return [
    { check: 'repository', status: 'ok', found: root, advice: null },
    ...['cdktf', 'constructs', 'cdktf-cli'].map((name) => checkPackage(root, name)),
    checkTypeScript(root),
    checkPlatform(root),
    checkProjects(root),
    checkStates(root),
    // Where the records lie is said by the platform; one that cannot be loaded has its own line.
    ...(platform ? await findingsOfDeployments({ root, platform }) : []),
  ];
}

function checkPackage(root: string, name: string): Finding {
  const found = installedVersion(name, root);
  if (found !== undefined) return { check: name, status: 'ok', found, advice: null };
  const advice = 'Run "npm install" in the repository.';
  return { check: name, status: 'wrong', found: 'not installed', advice };
}

/** TypeScript 7 has no compiler that a program could call, so cdktf's own commands and our loader cannot use it. */
function checkTypeScript(root: string): Finding {
  const check = 'TypeScript';
  const found =
    installedVersion('typescript', root) ?? installedVersion('typescript', ownPackage().folder);
  if (found !== undefined && !isAtLeast(found, '7.0.0')) {
    return { check, status: 'ok', found, advice: null };
  }
  return {
    check,
    status: 'wrong',
    found: found ?? 'not installed',
    advice: 'Install typescript@~5.9.3.',
  };
}

function checkPlatform(root: string): Finding {
  const problems: Diagnostic[] = [];
  const platform = loadPlatform(root, (problem) => void problems.push(problem));
  const check = 'stacks/platform.ts';
  if (!platform) {
    return {
      check,
      status: 'wrong',
      found: problems[0]?.summary ?? 'not loaded',
      advice: problems[0]?.detail ?? null,
    };
  }
  const types = Object.keys(platform.environmentTypes).length;
  return { check, status: 'ok', found: count(types, 'environment type'), advice: null };
}

function checkProjects(root: string): Finding {
  let errors = 0;
  const projects = readRepository(
    root,
    ({ severity }) => {
      if (severity === 'error') errors++;
    },
    {},
  );
  const environments = projects.reduce((sum, project) => sum + project.environments.length, 0);
  const found = `${count(projects.length, 'project')}, ${count(environments, 'environment')}, ${count(errors, 'error')}`;
  if (errors === 0) return { check: 'projects', status: 'ok', found, advice: null };
  return {
    check: 'projects',
    status: 'wrong',
    found,
    advice: 'Run "scoreform validate" to see what is wrong.',
  };
}

const STATES =
  'Local states and records lie there. Make it a folder that can be written, or give the environment types another backend.';

function checkStates(root: string): Finding {
  const folder = join(root, '.scoreform');
  const check = '.scoreform';
  try {
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there && !there.isDirectory())
      return { check, status: 'wrong', found: 'is a file', advice: STATES };
    accessSync(there ? folder : root, constants.W_OK);
    return { check, status: 'ok', found: 'can be written', advice: null };
  } catch {
    return { check, status: 'wrong', found: 'cannot be written', advice: STATES };
  }
}
