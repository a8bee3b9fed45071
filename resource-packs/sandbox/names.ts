import type { Name } from '../../src/pack';

/** Makes the host name of a resource. */
export type HostOf = (name: Name) => string;

/** Host names under a domain that leads nowhere but to the machine itself. */
export function hostsUnder(domain: string): HostOf {
  return (name) => `${name.within(63)}.${domain}`;
}

/** The name of a database or a user: the narrowest limit among the databases is that of MySQL's users. */
export function databaseName(name: Name): string {
  return name.within(32, { separator: '_', startsWithLetter: true });
}
