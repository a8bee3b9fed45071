import { isMap } from '../../model';
import type { EngineDiagnostic, EngineEvent } from './types';

/** A line of the engine's JSON: an object; undefined for any other text, such as what a provider prints when it fails. */
export function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isMap(value) && typeof value['@message'] === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a line of the engine's JSON reports; undefined for any other line. */
export function eventOf(line: string): EngineEvent | undefined {
  const json = parseLine(line);
  return json && eventIn(json);
}

/** What a parsed line reports; undefined for kinds that we have no use for, those of later versions among them. */
export function eventIn(line: Readonly<Record<string, unknown>>): EngineEvent | undefined {
  if (line['type'] === 'diagnostic') {
    const diagnostic = diagnosticOf(line['diagnostic']);
    return diagnostic && { kind: 'diagnostic', diagnostic };
  }
  const facts = line['type'] === 'planned_change' ? line['change'] : line['hook'];
  if (!isMap(facts) || !isMap(facts['resource'])) return undefined;
  const address = text(facts['resource']['addr']);
  if (address === '') return undefined;
  const action = text(facts['action']);
  const seconds = typeof facts['elapsed_seconds'] === 'number' ? facts['elapsed_seconds'] : 0;
  switch (line['type']) {
    case 'planned_change':
      return { kind: 'planned', address, action };
    case 'refresh_start':
      return { kind: 'refreshing', address };
    case 'apply_start':
      return { kind: 'started', address, action };
    case 'apply_progress':
      return { kind: 'still', address, seconds };
    case 'apply_complete':
      return { kind: 'finished', address, action, seconds };
    case 'apply_errored':
      return { kind: 'failed', address, action };
    default:
      return undefined;
  }
}

function diagnosticOf(value: unknown): EngineDiagnostic | undefined {
  if (!isMap(value)) return undefined;
  return {
    severity: value['severity'] === 'warning' ? 'warning' : 'error',
    summary: text(value['summary']),
    detail: text(value['detail']).trimEnd(),
    address: text(value['address']) || declaredIn(value['snippet']),
  };
}

/** A place in `cdk.tf.json` as the engine names it, from its block on: `resource.aws_vpc.main.tags`. */
const BLOCK =
  /^(?:resource\.)?((?:(?<=resource\.)[\w-]+|module|(?:data|ephemeral)\.[\w-]+)\.[\w-]+)(?:\.|$)/;

/** Before there is a plan, the engine names what it reads by its place. */
function declaredIn(snippet: unknown): string | null {
  const context = isMap(snippet) ? text(snippet['context']) : '';
  const [, address] = BLOCK.exec(context) ?? [];
  return address ?? null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
