import { DEFAULT_CLASS } from '../model';
import {
  defineResource,
  outputsAs,
  type Outputs,
  type ResourceDefinition,
  type ResourceType,
} from '../pack';
import { unavailableOf } from './outputs';

type ParamMap = Readonly<Record<string, unknown>>;

export interface AliasOptions {
  /** The class that is another name for `to`. @default 'default' */
  readonly class?: string;
  readonly to: {
    /** @default 'default' */
    readonly class?: string;
    /** @default the same type */
    readonly type?: ResourceType;
  };
  /** What the other receives. A function must be pure: placeholders are unresolved. @default the same params */
  readonly params?: ParamMap | ((params: ParamMap) => ParamMap);
  readonly name?: string;
  /** @default a sentence that names the other */
  readonly summary?: string;
}

/**
 * Another name for a class: requests of it get a resource of the other class, with its outputs, and are connected to it.
 *
 * @example
 * alias(volumeType, { class: 'standard-rwo', to: { class: 'default' } })
 */
export function alias(type: ResourceType, options: AliasOptions): ResourceDefinition {
  const { class: resourceClass = DEFAULT_CLASS, to, params = unchanged, name } = options;
  const target = { type: to.type ?? type, class: to.class ?? DEFAULT_CLASS };
  if (target.type.name === type.name && target.class === resourceClass) {
    throw new TypeError(`The class "${resourceClass}" of "${type.name}" is an alias for itself.`);
  }
  const label = target.class === DEFAULT_CLASS ? 'default class' : `class "${target.class}"`;
  const handles = Object.keys(type.handles?.shape ?? {});
  return defineResource<ResourceType>(type, {
    class: resourceClass,
    ...(name === undefined ? {} : { name }),
    summary: options.summary ?? `The same as the ${label} of ${target.type.name}.`,
    unavailable: unavailableOf(
      type,
      target.type.outputs.shape,
      (output) =>
        `This ${type.name} is a ${target.type.name} underneath, which has no "${output}". Use another output.`,
    ),
    delegate: 'target',
    needs: (given) => ({
      target: {
        type: target.type.name,
        class: target.class,
        params: typeof params === 'function' ? params(given) : params,
        per: 'resource',
      },
    }),
    create({ needs }) {
      const outputs: Outputs = outputsAs(target.type, needs['target']);
      if (type.outputsIn) return outputs;
      const own = [...Object.keys(type.outputs.shape), ...handles];
      return Object.fromEntries(
        own.filter((output) => output in outputs).map((output) => [output, outputs[output]]),
      );
    },
  });
}

const unchanged = (params: ParamMap) => params;
