import { outputsOf, visibleAddresses, type ResourceOutputs } from '../../deploy';
import { askChosen, type Answer } from '../deploying/ask-deployed';
import type { RunCommand } from '../invocation';
import { renderOutputs, type OutputsView } from '../views/outputs';

export const outputs: RunCommand = (invocation) =>
  askChosen(invocation, outputsOf, (answers) => {
    const { options, palette } = invocation;
    return { output: renderOutputs(answers.map(viewOf), options.format, palette) };
  });

function viewOf(answer: Answer<readonly ResourceOutputs[]>): OutputsView {
  const { project, environment, state } = answer;
  if (state !== 'asked') return { project, environment, state, urls: [], resources: [] };
  const resources = answer.found;
  const urls = visibleAddresses(resources);
  return { project, environment, state: 'deployed', urls, resources };
}
