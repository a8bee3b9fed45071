import { match } from '../../match';
import { describeGraph, type GraphDescription } from '../graph-description';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { openRepository, readChosen } from '../repository';
import { renderGraphDot } from '../views/graph-dot';
import { renderGraphMermaid } from '../views/graph-mermaid';
import { renderGraphSvg } from '../views/graph-svg';
import { renderGraphText } from '../views/graph-text';
import { renderJson } from '../views/json';

export const graph: RunCommand = async (invocation) => {
  const repository = openRepository(invocation);
  const projects = repository && readChosen(invocation, repository.root);
  if (!projects) return NOTHING;
  const graphs = match(projects, repository.platform, invocation.report).flatMap((found) =>
    found.graph ? [describeGraph(found.graph)] : [],
  );
  // An empty picture would look like an environment without resources.
  if (graphs.length === 0 && invocation.options.format !== 'json') return NOTHING;
  return { output: await render(graphs, invocation) };
};

async function render(
  graphs: readonly GraphDescription[],
  { options, palette }: Invocation,
): Promise<string> {
  switch (options.format) {
    case 'json':
      return renderJson({ environments: graphs });
    case 'dot':
      return renderGraphDot(graphs);
    case 'mermaid':
      return renderGraphMermaid(graphs);
    case 'svg':
      return renderGraphSvg(renderGraphDot(graphs));
    default:
      return renderGraphText(graphs, palette);
  }
}
