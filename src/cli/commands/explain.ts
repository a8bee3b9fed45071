import { didYouMean, nearestTo } from '../../diagnostics';
import { explainResource, findAddress } from '../../match';
import type { Environment, Project, ResourceAddress } from '../../model';
import { catalogue } from '../catalogue';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { unknownAddress, unknownProblem } from '../problems';
import { chosenPatterns, openRepository, readChosen, type Repository } from '../repository';
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
  return subject.includes('/')
    ? explainCode(subject, invocation)
    : explainAddress(subject, invocation);
};

function explainCode(code: string, { options, palette, report }: Invocation): Outcome {
  const problems = catalogue();
  const problem = problems.find((candidate) => candidate.code === code);
  if (!problem) {
    const hint = didYouMean(
      code,
      problems.map((candidate) => candidate.code),
    );
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
  const { options, palette, report } = invocation;
  const repository = openRepository(invocation);
  const projects = repository && readChosen(invocation, repository.root);
  if (!projects) return NOTHING;
  const suggested = new Set<string>();
  const explained = projects.flatMap((project) =>
    project.environments.flatMap((environment) => {
      const found = findAddress(project, environment, repository.platform, subject);
      if ('address' in found) return explainIn(project, environment, repository, found.address);
      for (const suggestion of found.suggestions) suggested.add(suggestion);
      return [];
    }),
  );
  if (explained.length === 0) {
    report(
      unknownAddress.at(undefined, { given: subject, hint: hintFrom(subject, [...suggested]) }),
    );
    return NOTHING;
  }
  if (options.format === 'json') return { output: renderJson({ environments: explained }) };
  // Who names environments wants to see everything of them; otherwise one line for each can be compared.
  return {
    output:
      chosenPatterns(invocation).length > 0
        ? explained.map((one) => renderExplanation(one, palette)).join('\n')
        : renderExplanationLines(explained),
  };
}

function explainIn(
  project: Project,
  environment: Environment,
  { platform }: Repository,
  address: ResourceAddress,
): ExplainedEnvironment {
  const { chosen, candidates } = explainResource(project, environment, platform, address);
  return {
    project: project.name,
    environment: environment.name,
    address: String(address),
    chosen,
    candidates: candidates.map((candidate) => ({
      definition: candidate.definition,
      class: candidate.class,
      pack: candidate.pack,
      criteria: candidate.criteria ?? null,
      place: candidate.calledAt ?? null,
      outcome: candidate.outcome,
      because: candidate.because,
    })),
  };
}

/** Suggestions as the end of a sentence: the one typing slip there is, or a few that have something in common. */
function hintFrom(given: string, suggestions: readonly string[]): string {
  const nearest = nearestTo(given, suggestions);
  const shown = nearest === undefined ? suggestions.slice(0, 3) : [nearest];
  if (shown.length === 0) return '';
  return ` Did you mean ${shown.map((suggestion) => `"${suggestion}"`).join(' or ')}?`;
}
