/** What RDS wants to know of a kind of database. */
export interface RdsEngine {
  /** As RDS calls it. */
  readonly engine: string;
  /** The major version where none is asked for. */
  readonly version: string;
  /** The family of parameter groups of a version. */
  readonly family: (version: string) => string;
  readonly port: number;
  /** The logs that CloudWatch is given. */
  readonly logs: readonly string[];
  /** Sorted by name. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** Instance classes that cannot be looked into by Performance Insights. */
  readonly withoutInsights?: RegExp;
  /** How many seconds back a cluster can be taken without restoring it. @default not at all */
  readonly backtrack?: number;
}

/** Who comes and goes is logged. Statements are not, because those that make users hold passwords; slow ones are. */
const POSTGRES_PARAMETERS = [
  { name: 'log_connections', value: '1' },
  { name: 'log_disconnections', value: '1' },
  { name: 'log_min_duration_statement', value: '1000' },
  { name: 'log_statement', value: 'none' },
  { name: 'rds.force_ssl', value: '1' },
];

/** Nothing is logged as such either; slow statements are, to where CloudWatch can take them from. */
const SLOW_STATEMENTS = [
  { name: 'log_output', value: 'FILE' },
  { name: 'long_query_time', value: '1' },
  { name: 'slow_query_log', value: '1' },
];

/** PostgreSQL on an instance of RDS. */
export const POSTGRES: RdsEngine = {
  engine: 'postgres',
  version: '17',
  family: (version) => `postgres${version}`,
  port: 5432,
  logs: ['postgresql', 'upgrade'],
  parameters: POSTGRES_PARAMETERS,
};

/** PostgreSQL on Aurora. */
export const AURORA_POSTGRES: RdsEngine = {
  engine: 'aurora-postgresql',
  version: '17',
  family: (version) => `aurora-postgresql${version}`,
  port: 5432,
  logs: ['postgresql'],
  parameters: POSTGRES_PARAMETERS,
};

/** MySQL on an instance of RDS. */
export const MYSQL: RdsEngine = {
  engine: 'mysql',
  version: '8.4',
  family: (version) => `mysql${version}`,
  port: 3306,
  logs: ['error', 'slowquery'],
  parameters: [...SLOW_STATEMENTS, { name: 'require_secure_transport', value: '1' }],
  withoutInsights: /^db\.t\w+\.(micro|small)$/,
};

/** MySQL on Aurora. */
export const AURORA_MYSQL: RdsEngine = {
  engine: 'aurora-mysql',
  version: '8.0',
  family: (version) => `aurora-mysql${version}`,
  port: 3306,
  logs: ['audit', 'error', 'slowquery'],
  parameters: [
    ...SLOW_STATEMENTS,
    { name: 'require_secure_transport', value: 'ON' },
    { name: 'server_audit_events', value: 'CONNECT' },
    { name: 'server_audit_logging', value: '1' },
  ],
  backtrack: 24 * 60 * 60,
};
