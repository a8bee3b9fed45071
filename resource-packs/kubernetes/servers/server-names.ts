import type { Name } from '../../../src/pack';

/** What a server in the cluster, and everything that belongs to it, is called. */
export interface ServerNames {
  /** Of the StatefulSet, the Service, the volume and the service account. */
  readonly server: string;
  /** By which its pods are selected; they never change. */
  readonly selector: Readonly<Record<string, string>>;
  /** The labels of the pods that set its password. */
  readonly passwordPods: Readonly<Record<string, string>>;
  /** What users log in with at a revision; a new name for a new revision, so that the old one stays while it is used. */
  secret(revision: number): string;
  /** The Job that tells the server what is in that secret; a Job cannot change. */
  passwordJob(revision: number): string;
}

/** What a Job is called is a label, so 17 characters are left for what a name ends with here. */
const LIMIT = 46;

/** The names of a server. They end with a hash, so that the pods of no workload are taken for its own. */
export function serverNames(name: Name): ServerNames {
  const server = name.within(LIMIT, { startsWithLetter: true });
  const selectorOf = (component: string) => ({
    'app.kubernetes.io/name': server,
    'app.kubernetes.io/component': component,
  });
  return {
    server,
    selector: selectorOf('server'),
    passwordPods: selectorOf('password'),
    secret: (revision) => `${server}-r${String(revision)}`,
    passwordJob: (revision) => `${server}-password-r${String(revision)}`,
  };
}

/** Where a server answers, for every namespace of the cluster. */
export function serverHost(name: Name, namespace: string): string {
  return `${serverNames(name).server}.${namespace}.svc`;
}
