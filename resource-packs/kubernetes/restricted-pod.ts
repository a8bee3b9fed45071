import { containerSecurity, podSecurity } from './pod-security';

/**
 * What the security standard *restricted* asks of the pods of servers, whatever is waived for workloads. Their images run
 * as whoever they are told to.
 */
export function restrictedPod() {
  const { runAsUser, runAsGroup, fsGroup, ...others } = podSecurity({});
  return {
    ...others,
    runAsUser: String(runAsUser),
    runAsGroup: String(runAsGroup),
    fsGroup: String(fsGroup),
  };
}

/** What it asks of each container of theirs. */
export function restrictedContainer() {
  const { capabilities, ...others } = containerSecurity({});
  return { ...others, capabilities: { drop: [...capabilities.drop] } };
}
