import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { MixedText, Name, SecretValue } from '../../../src/pack';
import { derivedSecret } from '../secrets/derived-secret';

/** A secret as ECS takes it: where it is, and a text that changes with its value. */
export interface TaskSecret {
  readonly valueFrom: string;
  readonly revision: string;
}

/** The secrets of one task: what it has to read, gathered while its containers are described. */
export class TaskSecrets {
  readonly #arns: string[] = [];
  readonly #keys: string[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly name: Name,
    /** The ARN of the key that the secrets made here are encrypted with. */
    private readonly key: string,
  ) {}

  /** The ARNs that the task has to be allowed to read. */
  get readable(): readonly string[] {
    return this.#arns;
  }

  /** The ARNs of the keys that it has to be allowed to use for that. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  /**
   * A text with a secret in it, by reference. One that holds more than a secret becomes a secret of its own.
   *
   * @param id unique within the task, of letters, digits and hyphens
   * @param called as messages name the text
   */
  refer(id: string, called: string, content: MixedText): TaskSecret {
    const [only, ...others] = content.parts;
    if (only && 'secret' in only && others.length === 0) return this.stored(called, only.secret);
    const { arn, revision } = derivedSecret(this.scope, id, {
      name: `${this.name.within(200)}/${id}`,
      key: this.key,
      content,
    });
    this.#arns.push(arn);
    this.#keys.push(this.key);
    return { valueFrom: arn, revision };
  }

  private stored(called: string, { ways }: SecretValue): TaskSecret {
    const way = ways['aws-secrets-manager'];
    if (!way) {
      throw new TypeError(
        `${called} is a secret that does not lie in AWS Secrets Manager, which is the only place that ECS takes secrets from.`,
      );
    }
    this.#arns.push(...readableArns(way.arn));
    this.#keys.push(way.encryptionKey ?? this.key);
    // The last two parts would be a version; without one it is always the current.
    const valueFrom = way.key === undefined ? way.arn : `${way.arn}:${way.key}::`;
    return { valueFrom, revision: way.revision };
  }
}

/** AWS appends a hyphen and six characters to the ARN of a secret, which people do not know of theirs. */
function readableArns(arn: string): string[] {
  if (Token.isUnresolved(arn)) return [arn];
  const looksWhole = /-[A-Za-z0-9]{6}$/.test(arn);
  return looksWhole ? [arn, `${arn}-??????`] : [`${arn}-??????`];
}
