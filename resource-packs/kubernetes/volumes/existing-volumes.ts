import { defineResource, type ResourceDefinition } from '../../../src/pack';
import { volumeType } from '../../../src/resource-types';
import { checkedObjectName } from '../object-name';

export interface ExistingVolumeOptions {
  /** Of the object, in the namespace of the environment. */
  readonly name: string;
  /** The class of the requests that it answers. @default what kind of object it is: `config` or `secret` */
  readonly class?: string;
}

/**
 * The files of a ConfigMap that is there already, for a rule.
 *
 * @example
 * rule({ id: 'cart.greetings' }, existingConfig({ name: 'greetings' }))
 */
export function existingConfig({
  name,
  class: resourceClass = 'config',
}: ExistingVolumeOptions): ResourceDefinition {
  const source = checkedObjectName(name);
  return defineResource(volumeType, {
    class: resourceClass,
    summary: 'The files of a ConfigMap that exists already.',
    create: () => ({ source, podVolume: { configMap: { name: source } } }),
  });
}

/** The files of a Secret that is there already, for a rule. */
export function existingSecret({
  name,
  class: resourceClass = 'secret',
}: ExistingVolumeOptions): ResourceDefinition {
  const source = checkedObjectName(name);
  return defineResource(volumeType, {
    class: resourceClass,
    summary: 'The files of a Secret that exists already.',
    create: () => ({ source, podVolume: { secret: { secretName: source } } }),
  });
}
