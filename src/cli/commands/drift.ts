import { driftOf } from '../../deploy';
import type { StackPlan } from '../../model';
import { askChosen, type Answer } from '../deploying/ask-deployed';
import { EXIT } from '../exit-code';
import type { RunCommand } from '../invocation';
import { renderDrift, type DriftView } from '../views/drift';

export const drift: RunCommand = (invocation) =>
  askChosen(invocation, driftOf, (answers) => {
    const { options, palette } = invocation;
    const views = answers.map(viewOf);
    const hasDrifted = views.some(({ state }) => state === 'drifted');
    return {
      output: renderDrift(views, options.format, palette),
      exitCode: hasDrifted && options.detailedExitcode === true ? EXIT.changes : EXIT.done,
    };
  });

function viewOf(answer: Answer<StackPlan>): DriftView {
  const { project, environment } = answer;
  const name = { project, environment };
  switch (answer.state) {
    case 'asked': {
      const { changes } = answer.found;
      return { ...name, state: changes.length > 0 ? 'drifted' : 'in-sync', changes };
    }
    case 'not-deployed':
      return { ...name, state: 'not-deployed' };
    case 'state-missing':
      return { ...name, state: 'state-missing', why: answer.problem.summary };
    case 'not-asked':
      return { ...name, state: 'not-asked', why: answer.why };
  }
}
