interface Engine {
  readonly names: RegExp;
  readonly port: number;
  readonly version: string;
}

const ENGINES: readonly Engine[] = [
  { names: /postgres/, port: 5432, version: '17.4' },
  { names: /mysql|maria/, port: 3306, version: '8.0.42' },
  { names: /valkey/, port: 6379, version: '8.0' },
  { names: /redis/, port: 6379, version: '7.1' },
  { names: /memcached/, port: 11211, version: '1.6.22' },
  { names: /docdb|mongo/, port: 27017, version: '5.0.0' },
  { names: /sqlserver/, port: 1433, version: '16.00' },
  { names: /oracle/, port: 1521, version: '19.0' },
];

const USUAL: Engine = { names: /^/, port: 5432, version: '1' };

/** The port that a server of this kind listens on. */
export function portOf(engine: string): number {
  return engineNamed(engine).port;
}

/** The version that one gets of a server of this kind. */
export function versionOf(engine: string): string {
  return engineNamed(engine).version;
}

function engineNamed(name: string): Engine {
  return ENGINES.find(({ names }) => names.test(name)) ?? USUAL;
}
