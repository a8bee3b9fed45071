import { nameOf } from '../../deploy';
import type { RecordedChange } from '../../model';
import type { Palette } from './diagnostic-text';
import { deploymentJson, operationText, painted, type DeploymentView } from './history';
import { renderJson } from './json';
import { printable } from './printable';
import { section } from './section';
import { columns, lines } from './words';

/** One deployment in full; `log` holds what the engine said, a line for each, where that was asked for. */
export function renderDeployment(
  deployment: DeploymentView,
  log: readonly string[] | undefined,
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') {
    return renderJson({ deployments: [{ ...deploymentJson(deployment), ...(log && { log }) }] });
  }
  const { start } = deployment;
  const title = palette.bold(`${nameOf(start)}, deployment ${start.id}`);
  return lines(
    title,
    ...columns(factsOf(deployment, palette)).map((line) => `  ${line}`),
    ...sections(deployment, palette),
    ...section('log', log?.map(printable), palette),
  );
}

function factsOf({ start, end, outcome }: DeploymentView, palette: Palette): string[][] {
  const { by, git, engine } = start;
  const job = by.job === null ? '' : ` (${by.job})`;
  const branch = git?.branch ? ` on ${git.branch}` : '';
  const changed = git?.changed === true ? ', with changes that were not committed' : '';
  return [
    ['what', operationText(start)],
    ['outcome', painted(outcome, outcome, palette)],
    ['begun', start.startedAt],
    ['ended', end?.finishedAt ?? '-'],
    ['by', printable(`${by.user} on ${by.host}${job}`)],
    ['commit', git === null ? '-' : printable(`${git.commit}${branch}${changed}`)],
    ['engine', `${engine.name} ${engine.version}`],
    ...(typeof end?.resources === 'number' ? [['left', `${String(end.resources)} resources`]] : []),
  ];
}

function sections({ start, end }: DeploymentView, palette: Palette): string[] {
  const changes = end?.changes ?? start.planned ?? [];
  return [
    ...section(
      'errors',
      end?.errors.flatMap((error) => printable(error).split('\n')),
      palette,
    ),
    ...section('changes', columns(changes.map(changeCells)), palette),
    ...section(
      'packs',
      columns(
        start.packs.map(({ name, version, content }) => [
          name,
          version ?? 'of the repository',
          content === null ? '' : `files ${content.slice(0, 12)}`,
        ]),
      ),
      palette,
    ),
    ...section('providers', columns(Object.entries(start.providers)), palette),
    ...section(
      'files',
      columns(start.inputs.map(({ path, sha256 }) => [printable(path), sha256.slice(0, 12)])),
      palette,
    ),
  ];
}

function changeCells({ address, terraformAddress, action, result }: RecordedChange): string[] {
  return [action, result ?? 'not reached', printable(address ?? '-'), printable(terraformAddress)];
}
