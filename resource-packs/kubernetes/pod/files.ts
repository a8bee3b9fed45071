import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { plainText, type MixedText, type TerraformText, type TextPart } from '../../../src/pack';
import type { ObjectMetadata } from '../names';
import type { WorkloadOptions } from '../options';
import { joinedFiles, type JoinedFile } from './joined-files';
import { objectKey } from './object-keys';
import type { KeyToPath, PodContainer, PodVolume, VolumeMount } from './pod';
import type { SecretKeys } from './secret-keys';

/** A file as a Score file has it; its path is the key. */
export interface StatedFile {
  readonly mode?: string | undefined;
  readonly content?: MixedText | undefined;
  readonly binaryContent?: TerraformText | undefined;
}

/** The most that a ConfigMap may hold, in bytes. */
const LIMIT = 1024 * 1024;

interface FilesOptions {
  readonly scope: Construct;
  readonly metadata: ObjectMetadata;
  readonly secrets: SecretKeys;
  readonly workloads: WorkloadOptions;
}

/** What the files of a workload come to in its pods. */
export interface PodFiles {
  readonly volumes: readonly PodVolume[];
  readonly initContainers: readonly PodContainer[];
  /** Changes with the content of any file that is not a secret; undefined where there is none. */
  readonly mark: string | undefined;
}

/**
 * The files of a workload's containers. Each is mounted alone, so that it hides nothing that the image has beside it:
 * texts come from one ConfigMap, whole secrets from their Secrets, and mixed ones are put together in the pod.
 */
export class Files {
  readonly #options: FilesOptions;
  readonly #texts: Record<string, TerraformText> = {};
  readonly #binaries: Record<string, TerraformText> = {};
  readonly #items: KeyToPath[] = [];
  readonly #secrets: { readonly name: string; readonly item: KeyToPath }[] = [];
  readonly #joined: JoinedFile[] = [];

  constructor(options: FilesOptions) {
    this.#options = options;
  }

  /** The mounts of a container's files, sorted by path. */
  mountsOf(container: string, files: Readonly<Record<string, StatedFile>>): VolumeMount[] {
    return Object.keys(files)
      .sort()
      .map((path) => {
        const name = objectKey(`${container}.${path}`);
        return {
          name: this.add(name, `${container}.${path}`, files[path] ?? {}),
          mountPath: path.startsWith('/') ? path : `/${path}`,
          subPath: name,
          readOnly: true,
        };
      });
  }

  /** Makes the ConfigMap, once every file is known. */
  finish(): PodFiles {
    const config = this.configMap();
    const sources = [
      ...(config && this.#items.length > 0
        ? [{ configMap: { name: config.metadata.name, items: this.#items } }]
        : []),
      ...this.#secrets.map(({ name, item }) => ({ secret: { name, items: [item] } })),
    ];
    const joined = joinedFiles(this.#joined, config?.metadata.name ?? '', this.#options.workloads);
    return {
      volumes: [
        ...(sources.length > 0 ? [{ name: 'files', projected: { sources } }] : []),
        ...joined.volumes,
      ],
      initContainers: joined.initContainers,
      mark: config && markOf(config),
    };
  }

  /** Keeps a file, and says which volume it is in. */
  private add(name: string, use: string, file: StatedFile): string {
    const mode = file.mode === undefined ? {} : { mode: Number.parseInt(file.mode, 8) };
    const item = { key: name, path: name, ...mode };
    if (file.binaryContent !== undefined) {
      this.#binaries[name] = file.binaryContent;
      this.#items.push(item);
      return 'files';
    }
    const { parts } = file.content ?? { parts: [] };
    const text = plainText({ parts });
    if (text !== undefined) {
      this.#texts[name] = text;
      this.#items.push(item);
      return 'files';
    }
    const [first] = parts;
    if (parts.length === 1 && first && 'secret' in first) {
      const { name: secretName, key } = this.#options.secrets.keyOf(first.secret, use);
      this.#secrets.push({ name: secretName, item: { ...item, key } });
      return 'files';
    }
    this.#joined.push({
      name,
      mode: file.mode ?? '0644',
      parts: parts.map((part, index) => this.partOf(`${name}.${String(index)}`, use, index, part)),
    });
    return 'joined-files';
  }

  private partOf(name: string, use: string, index: number, part: TextPart) {
    if ('secret' in part) {
      return { secret: this.#options.secrets.keyOf(part.secret, `${use}.${String(index)}`) };
    }
    this.#texts[name] = part.text;
    return { text: name };
  }

  private configMap(): ConfigMapV1 | undefined {
    const { scope, metadata } = this.#options;
    const size = [...Object.values(this.#texts), ...Object.values(this.#binaries)]
      .map((text) => Buffer.byteLength(text))
      .reduce((sum, bytes) => sum + bytes, 0);
    if (size > LIMIT) {
      throw new TypeError(
        `The files of the workload have ${String(size)} bytes together, and a ConfigMap takes ${String(LIMIT)}. Put the large ones into the image, or on a volume.`,
      );
    }
    const hasTexts = Object.keys(this.#texts).length > 0;
    const hasBinaries = Object.keys(this.#binaries).length > 0;
    if (!hasTexts && !hasBinaries) return undefined;
    return new ConfigMapV1(scope, 'files', {
      metadata,
      ...(hasTexts && { data: this.#texts }),
      ...(hasBinaries && { binaryData: this.#binaries }),
    });
  }
}

/** Terraform takes the hash itself, because only it knows what references in the files turn out to be. */
function markOf(config: ConfigMapV1): string {
  return Token.asString(
    Fn.sha256(
      Token.asString(
        Fn.jsonencode([
          config.getStringMapAttribute('data'),
          config.getStringMapAttribute('binary_data'),
        ]),
      ),
    ),
  );
}
