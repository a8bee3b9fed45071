import { objectIn, objectsIn } from './text-file';

/** A type of which a state has something. */
export interface StateUse {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  /** The address of its provider, as the engine that wrote the state has it. */
  readonly source: string;
  /** The newest version of its schema that something of it was written with. */
  readonly version: number;
}

/** Reads the file of a state; what is not as engines write it is left to the engine. */
export function readStateText(text: string): readonly StateUse[] {
  return objectsIn(objectIn(text)['resources']).flatMap((resource) => {
    const { mode, type, provider, instances } = resource;
    const [, source] = /provider\["([^"]+)"\]/.exec(String(provider)) ?? [];
    if (source === undefined || typeof type !== 'string') return [];
    const versions = objectsIn(instances).map(
      ({ schema_version: version }) => Number(version) || 0,
    );
    const kind = mode === 'data' ? 'data' : 'resource';
    return [{ kind, type, source, version: Math.max(0, ...versions) }];
  });
}
