import { SETTINGS } from '../../../src/resource-types';
import { sortedEntries } from '../sorted';

/** How a workload runs, as its annotations say; what they leave out is undefined. */
export interface Settings {
  readonly replicas: number | undefined;
  readonly rollout: 'rolling' | 'recreate' | undefined;
  readonly schedule: string | undefined;
  readonly timeZone: string | undefined;
  readonly retries: number | undefined;
  readonly timeout: number | undefined;
  readonly gracePeriod: number | undefined;
}

type Annotations = Readonly<Record<string, string | undefined>>;

/** Whatever begins so is for Scoreform, and no business of the pods. */
const OWN = 'scoreform.dev/';

/** Reads the annotations that `SETTINGS` names; they were checked when the workload was matched. */
export function settingsOf(annotations: Annotations): Settings {
  const numberOf = (name: string) => {
    const text = annotations[name];
    return text === undefined ? undefined : Number(text);
  };
  const rollout = annotations[SETTINGS.rollout];
  return {
    replicas: numberOf(SETTINGS.replicas),
    rollout: rollout === 'rolling' || rollout === 'recreate' ? rollout : undefined,
    schedule: annotations[SETTINGS.schedule],
    timeZone: annotations[SETTINGS.timeZone],
    retries: numberOf(SETTINGS.retries),
    timeout: numberOf(SETTINGS.timeout),
    gracePeriod: numberOf(SETTINGS.gracePeriod),
  };
}

/** The annotations that pods get: all that are the user's own. */
export function podAnnotations(annotations: Annotations): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sortedEntries(Object.entries(annotations))
      .filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
      .filter(([name]) => !name.startsWith(OWN)),
  );
}
