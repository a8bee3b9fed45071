import { boundContainerSecurity, boundPodSecurity } from '../pod/binding';
import { containerSecurity, podSecurity } from '../pod/security';

/**
 * What the security standard *restricted* asks of the pods of servers, whatever is waived for workloads. Their images run
 * as whoever they are told to.
 */
export const restrictedPod = () => boundPodSecurity(podSecurity({}));

/** What it asks of each container of theirs. */
export const restrictedContainer = () => boundContainerSecurity(containerSecurity({}));
