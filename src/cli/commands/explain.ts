import { nearestTo } from '../../diagnostics';
import { explainResource, match } from '../../match';
import { ResourceAddress, type Environment, type Project } from '../../model';
import type { Platform } from '../../platform';
import { allProblems } from '../catalogue';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { unknownAddress, unknownProblem } from '../problems';
import { openRepository, readChosen } from '../repository';
import {
  renderExplanation,
  renderExplanationLines,
  type ExplainedEnvironment,
} from '../views/explanation-text';
import { renderJson } from '../views/json';
import { renderProblem } from '../views/problem-text';

export const explain: RunCommand = (invocation) => {
  const [subject = ''] = invocation.args;
  // No address holds a `/`, every code does.
  return subject.includes('/') ? explainCode(subject, invocation) : explainAddress(subject, invocation);
};

function explainCode(code: string, { options, palette, report }: Invocation): Outcome {
  const problems = allProblems();
  const problem = problems.find((candidate) => candidate.code === code);
  if (!problem) {
    const nearest = nearestTo(code, problems.map((candidate) => candidate.code));
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    report(unknownProblem.at(undefined, { given: code, hint }));
    return NOTHING;
  }
  if (options.format === 'json') {
    const { severity, summary, explanation } = problem;
    return { output: renderJson({ problem: { code, severity, summary, explanation } }) };
  }
  return { output: renderProblem(problem, palette) };
}

function explainAddress(subject: string, invocation: Invocation): Outcome {
  const { options, palette } = invocation;
  const repository = openRepository(invocation);
  const projects = repository && readChosen(invocation, repository.root);
  if (!projects) return NOTHING;
  const explained = explainedIn(projects, repository.platform, subject);
  if (explained.length === 0) {
    reportUnknown(subject, projects, repository.platform, invocation);
    return NOTHING;
  }
  if (options.format === 'json') return { output: renderJson({ environments: explained }) };
  // Who names environments wants to see everything of them; otherwise one line for each is what can be compared.
  const whole = options.environment !== undefined;
  return {
    output: whole
      ? explained.map((one) => renderExplanation(one, palette)).join('\n')
      : renderExplanationLines(explained, palette),
  };
}
