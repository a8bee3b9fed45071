import type { StackPlace, Variables } from './types';

/** Arguments that change how an engine works, and never what it does. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  init: /^--?(backend-config|plugin-dir|lock-timeout)=/,
  plan: /^--?(parallelism|lock-timeout|compact-warnings)(=|$)/,
  apply: /^--?(parallelism|lock-timeout|compact-warnings)(=|$)/,
};

/**
 * The variables that an engine is started with. Those of the user stay, but for a few that would let it do something
 * else than what was asked for: arguments such as `-target` or `-lock=false`, and another workspace, whose state is
 * another one. Its debug log prints secrets, so it is written only where the user named a file for it.
 */
export function engineVariables(given: Variables, { data }: StackPlace): Variables {
  const kept = Object.entries(given).filter(([name]) => !isDropped(name, given));
  const args = Object.keys(HARMLESS).map((command) => {
    const name = `TF_CLI_ARGS_${command}`;
    return [name, harmlessArguments(command, given[name])] as const;
  });
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(args.filter(([, value]) => value !== '')),
    TF_DATA_DIR: data,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}

/** The arguments of the user for a command of the engine, as far as they are harmless. */
export function harmlessArguments(command: string, text = ''): string {
  return text
    .split(/\s+/)
    .filter((argument) => HARMLESS[command]?.test(argument))
    .join(' ');
}

function isDropped(name: string, given: Variables): boolean {
  // The cache is for `init` alone; elsewhere a folder that does not exist yet is an error.
  if (name === 'TF_WORKSPACE' || name === 'TF_PLUGIN_CACHE_DIR') return true;
  if (name.startsWith('TF_CLI_ARGS')) return true;
  return /^TF_LOG(_CORE|_PROVIDER.*)?$/.test(name) && !given['TF_LOG_PATH'];
}
