import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import type { StorePlace } from '../model';
import { checkedFolder, checkedKey, type Blobs } from './blobs';
import { s3Failure } from './s3-failure';

type S3Place = Extract<StorePlace, { kind: 's3' }>;

/** Milliseconds; without them a connection that says nothing would be waited for without end. */
const PATIENCE = { connectionTimeout: 10_000, requestTimeout: 60_000 };

/** How often a write is tried that S3 put off because of another one on the same key. */
const CONFLICTS = 20;

/** Who wrote an object, so that a create whose answer was lost is known again. */
const WRITER = 'scoreform-writer';

/** Texts as objects of an S3 bucket, below a prefix. */
export class S3Blobs implements Blobs {
  readonly place: string;
  #opened: S3Client | undefined;

  constructor(private readonly where: S3Place) {
    this.place = ['s3:/', where.bucket, where.prefix].filter(Boolean).join('/');
  }

  async read(key: string): Promise<string | undefined> {
    return this.#ask(async (client) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(this.#object(key)));
        return await Body?.transformToString('utf8');
      } catch (error) {
        if (nameOf(error) === 'NoSuchKey') return undefined;
        throw error;
      }
    });
  }

  async write(key: string, text: string): Promise<void> {
    await this.#ask((client) => client.send(new PutObjectCommand(this.#content(key, text))));
  }

  async create(key: string, text: string): Promise<boolean> {
    const writer = randomUUID();
    const object = {
      ...this.#content(key, text),
      IfNoneMatch: '*',
      Metadata: { [WRITER]: writer },
    };
    return this.#ask(async (client) => {
      for (let conflicts = 0; ; conflicts++) {
        try {
          await client.send(new PutObjectCommand(object));
          return true;
        } catch (error) {
          const { httpStatusCode, attempts = 1 } = metadataOf(error);
          if (httpStatusCode === 412) return attempts > 1 && this.#isBy(writer, key);
          if (httpStatusCode !== 409 || conflicts === CONFLICTS) throw error;
        }
      }
    });
  }

  async remove(key: string): Promise<void> {
    await this.#ask((client) => client.send(new DeleteObjectCommand(this.#object(key))));
  }

  async names(folder: string): Promise<readonly string[]> {
    const below = [this.where.prefix, checkedFolder(folder)].filter(Boolean).join('/');
    const Prefix = below === '' ? '' : `${below}/`;
    const found = new Set<string>();
    await this.#ask(async (client) => {
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: this.where.bucket,
            Prefix,
            Delimiter: '/',
            ContinuationToken,
          }),
        );
        const folders = (page.CommonPrefixes ?? []).map((common) => common.Prefix?.slice(0, -1));
        const texts = (page.Contents ?? []).map(({ Key }) => Key);
        for (const key of [...folders, ...texts]) found.add(key?.slice(Prefix.length) ?? '');
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    });
    // Some tools mark a folder by an empty object of its name.
    found.delete('');
    return [...found].sort();
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    const Key = [this.where.prefix, checkedKey(key)].filter(Boolean).join('/');
    return { Bucket: this.where.bucket, Key };
  }

  #content(key: string, text: string) {
    const ContentType = key.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8';
    // Without a length the SDK warns about an empty text on the console.
    return {
      ...this.#object(key),
      Body: text,
      ContentLength: Buffer.byteLength(text),
      ContentType,
    };
  }

  async #isBy(writer: string, key: string): Promise<boolean> {
    const { Metadata } = await this.#client.send(new HeadObjectCommand(this.#object(key)));
    return Metadata?.[WRITER] === writer;
  }

  async #ask<Answer>(question: (client: S3Client) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(this.#client);
    } catch (error) {
      throw s3Failure(this.place, error);
    }
  }

  /** Made on first use, because it loads the SDK. */
  get #client(): S3Client {
    // The SDK warns of every Node.js that it will leave behind one day; its users are not ours to warn.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    this.#opened ??= new S3Client({
      region: this.where.region,
      forcePathStyle: isForeign(
        process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'],
      ),
      requestHandler: PATIENCE,
    });
    return this.#opened;
  }
}

/** Whether an endpoint is none of AWS: others seldom answer to a host name for each bucket, and an IP address cannot. */
function isForeign(endpoint: string | undefined): boolean {
  if (!endpoint || !URL.canParse(endpoint)) return false;
  return !/\.amazonaws\.com(?:\.cn)?$/.test(new URL(endpoint).hostname);
}

function nameOf(error: unknown): string | undefined {
  return (error as { readonly name?: string }).name;
}

function metadataOf(error: unknown): { httpStatusCode?: number; attempts?: number } {
  const { $metadata = {} } = error as { $metadata?: object };
  return $metadata;
}
