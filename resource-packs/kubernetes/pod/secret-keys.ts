import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Fn, Lazy, TerraformLocal, Token, type IResolveContext } from 'cdktf';
import { Construct } from 'constructs';
import { escapeText, hashOf, type SecretValue, type SecretWays } from '../../../src/pack';
import type { ObjectMetadata } from '../names';
import { sortedEntries } from '../sorted';
import { objectKey } from './object-keys';
import type { SecretKey } from './pod';

interface SecretKeysOptions {
  readonly scope: Construct;
  /** Of the Secret with copies, should one be needed. */
  readonly metadata: ObjectMetadata;
}

/** The secrets of one workload as keys of Kubernetes Secrets, which is all that a pod can mount. */
export class SecretKeys {
  readonly #options: SecretKeysOptions;
  /** By the use of each. */
  readonly #marks = new Map<string, string>();
  readonly #copies = new Map<string, { readonly value: string; readonly revision: string }>();
  #copied: SecretV1 | undefined;

  constructor(options: SecretKeysOptions) {
    this.#options = options;
  }

  /**
   * The key that holds a secret. One that lies elsewhere is copied: Terraform hands it over without keeping it.
   *
   * @param use where the workload wants it; always the same for the same place
   */
  keyOf(secret: SecretValue, use: string): SecretKey {
    const { 'kubernetes-secret': own, 'write-only': stored } = secret.ways;
    if (own) {
      this.#marks.set(use, `${own.name}/${own.key}@${own.revision}`);
      return { name: own.name, key: own.key };
    }
    if (stored) return this.copyOf(stored, use);
    throw new TypeError(
      `The secret at ${use} lies where no pod can get it: its definition offers neither a Kubernetes Secret nor a way to copy it into one.`,
    );
  }

  /** Changes with the value of any of the secrets; undefined where there is none. */
  get mark(): string | undefined {
    if (this.#marks.size === 0) return undefined;
    // By their uses: names are mostly tokens, which are called otherwise in every run.
    const marks = sortedEntries(this.#marks).map(([, mark]) => mark);
    return [...new Set(marks)].join(', ');
  }

  private copyOf({ read, revision }: SecretWays['write-only'], use: string): SecretKey {
    const { scope, metadata } = this.#options;
    const key = objectKey(use);
    const source = new Construct(scope, `secret-${hashOf(use).slice(0, 8)}`);
    this.#copies.set(key, { value: read(source), revision });
    this.#copied ??= new SecretV1(scope, 'secrets', {
      metadata,
      // Without a revision of its own the provider writes an empty Secret.
      dataWoRevision: this.revision(),
    });
    this.#copied.dataWo = Object.fromEntries(
      [...this.#copies].map(([name, { value }]) => [name, value]),
    );
    const { name } = this.#copied.metadata;
    this.#marks.set(use, `${metadata.name}/${key}@${revision}`);
    return { name, key };
  }

  /** A number that changes with the keys, with where their values come from and with their revisions. */
  private revision(): number {
    const told = new TerraformLocal(
      this.#options.scope,
      'revisions',
      Lazy.anyValue({
        produce: (context: IResolveContext) =>
          sortedEntries(this.#copies).flatMap(([key, { value, revision }]) => [
            key,
            // As a text: what it evaluates to must not leave the run.
            escapeText(String(context.resolve(value))),
            revision,
          ]),
      }),
    );
    const digits = Fn.substr(Fn.sha256(Token.asString(Fn.jsonencode(told.expression))), 0, 6);
    // Six digits behind a one: never zero, which would mean "none", and a number everywhere.
    return Token.asNumber(Fn.parseint(Fn.join('', ['1', digits]), 16));
  }
}
