import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { bucketIn } from '../deploy/on-s3';
import { mustEnd } from '../deploy/shop';
import { Moto, findMoto } from '../engines/aws/moto';
import { findAwsTerraform } from '../engines/aws/provider';
import { both, describeOn } from '../engines/found';
import type { Ended, Repository } from '../terraform/repository';
import { textsBelow } from '../terraform/texts-below';
import { BROUGHT, BUCKET, engineCalls, shopOnAws } from './shop-on-aws';

const SCORE = 'projects/shop/catalog/score.yaml';
const LOCKS = '.terraform.lock.hcl';

describeOn('scoreform on AWS', both(findAwsTerraform(), findMoto()), ([terraform, command]) => {
  test('plans, deploys, refuses, finds what was changed outside, goes back, and leaves nothing behind', async () => {
    const moto = await Moto.start(command);
    try {
      await bucketIn(moto, BUCKET);
      await moto.createSecret(BROUGHT.path, BROUGHT.value);
      const repository = await shopOnAws(moto, terraform);
      try {
        await new Story(repository, moto).run();
      } finally {
        repository.remove();
      }
    } finally {
      await moto.stop();
    }
  }, 600_000);
});

/** What happens to the two environments of one shop, in order. */
class Story {
  readonly #s3: S3Client;
  readonly #said: Ended[] = [];

  constructor(
    private readonly repository: Repository,
    private readonly moto: Moto,
  ) {
    this.#s3 = new S3Client({
      endpoint: moto.url,
      forcePathStyle: true,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
  }

  async run(): Promise<void> {
    this.deployBothAtOnce();
    this.planOnceMore();
    await this.changeBehindTheBack();
    await this.findDrift();
    this.changeAnImage();
    this.goBack();
    await this.renameTheBucket();
    const secrets = await this.moto.secrets();
    await this.destroyAll();
    await this.findNoSecret([...secrets.values()]);
  }

  private deployBothAtOnce(): void {
    const { stdout } = this.call(0, 'deploy', '-e', '*/*', '--yes');

    expect(stdout).toMatch(
      /^shop\/staging: \d+ created \(deployment 1\)\nshop\/test: \d+ created \(deployment 1\)\n$/,
    );
    // One fills the cache of providers, and only then the other reads it.
    expect(this.calls('init')).toEqual(['begin init', 'end init', 'begin init', 'end init']);
    expect(this.repository.read(LOCKS)).toContain('provider "registry.terraform.io/hashicorp/aws"');
    expect(this.call(0, 'status').stdout).toMatch(
      /shop\/staging +1 succeeded .*\nshop\/test +1 succeeded /,
    );
  }

  private planOnceMore(): void {
    const locks = this.repository.read(LOCKS);
    const { stdout } = this.call(0, 'plan', '-e', 'shop/test', '--detailed-exitcode');

    expect(stdout).toBe('shop/test: no changes\n');
    expect(this.calls('init')).toHaveLength(4);
    expect(this.repository.read(LOCKS)).toBe(locks);
  }

  private async changeBehindTheBack(): Promise<void> {
    await this.#s3.send(
      new PutBucketVersioningCommand({
        Bucket: await this.filesOf('test'),
        VersioningConfiguration: { Status: 'Suspended' },
      }),
    );
    const topics = await this.moto.query('sns', { Action: 'ListTopics' });
    const [topic = ''] = /arn:[^<]*:shop-test-[^<]*/.exec(topics) ?? [];
    await this.moto.query('sns', {
      Action: 'SetTopicAttributes',
      TopicArn: topic,
      AttributeName: 'DisplayName',
      AttributeValue: 'made by hand',
    });
  }

  private async findDrift(): Promise<void> {
    const before = await this.state('test');
    const { stdout } = this.call(2, 'drift', '--detailed-exitcode');

    expect(stdout).toBe(`shop/staging: as it was deployed
shop/test: 2 resources differ from what was deployed
  s3.default#catalog.files
    changed aws_s3_bucket_versioning.s3_default_catalog_files__versioning
      status: Enabled → Suspended
  sns-topic.default#orders.placed
    changed aws_sns_topic.sns-topic_default_orders_placed
      display_name: "" → made by hand

drift in 1 of 2 environments
`);
    expect(await this.state('test')).toBe(before);
  }

  /** One plan with two causes, kept, and then exactly that. */
  private changeAnImage(): void {
    this.repository.edit(SCORE, 'catalog:1.0.0', 'catalog:1.1.0');
    const args = ['-e', 'shop/test', '--detailed-exitcode', '--out', 'plans'];
    const { stdout } = this.call(2, 'plan', ...args);

    expect(stdout).toContain('shop/test: 3 to change, 1 to replace\n');
    expect(stdout).toContain(`~ workload.default#catalog   ${SCORE}:6`);
    expect(stdout).toContain('image: 1.0.0 → 1.1.0 (forces the replacement)\n');
    expect(stdout).toContain('display_name: made by hand → (none)   changed outside of deploy');
    expect(stdout).toMatch(/ status: Suspended → Enabled {3}.*changed outside of deployments\n/);
    // What the provider keeps for arguments that nobody gives is not told.
    expect(stdout).not.toContain('(none)\n');
    const deployed = this.call(0, 'deploy', '--plan', 'plans');
    expect(deployed.stdout).toBe('shop/test: 3 changed, 1 replaced (deployment 2)\n');
  }

  private goBack(): void {
    const { stdout } = this.call(0, 'rollback', '-e', 'shop/test', '--to', '1', '--yes');

    expect(stdout).toBe('shop/test: 1 changed, 1 replaced (deployment 3)\n');
  }

  private async renameTheBucket(): Promise<void> {
    const bucket = await this.filesOf('test');
    this.repository.edit(SCORE, 'files: { type: s3 }', 'media: { type: s3 }');
    this.repository.edit(SCORE, 'resources.files.bucket', 'resources.media.bucket');
    const refused = this.call(4, 'deploy', '-e', 'shop/test', '--yes');
    expect(refused.stdout).toBe('shop/test: refused, nothing was changed\n');
    expect(refused.stderr).toContain('[deploy/data-would-be-lost]');
    expect(refused.stderr).toContain('s3.default#catalog.files');

    this.repository.edit(
      'projects/shop/project.yaml',
      '\n',
      '\nrenames:\n  - { from: s3.default#catalog.files, to: s3.default#catalog.media }\n',
    );
    const { stdout, stderr } = this.call(0, 'deploy', '-e', 'shop/test', '--yes');
    expect(stdout).toMatch(/^shop\/test: .*1 replaced.* \(deployment 4\)\n$/);
    expect(stdout).not.toContain('deleted');
    expect(stderr).not.toContain('deleted s3');
    expect(await this.filesOf('test')).toBe(bucket);
  }

  private async destroyAll(): Promise<void> {
    const holding = [
      'aws-key.default#environment',
      'dynamodb.default#catalog.items',
      'postgres.default#orders.db',
      's3.default#catalog.files',
      's3.default#catalog.media',
    ];
    const allowed = holding.flatMap((address) => ['--allow-destroy', address]);
    const { stdout } = this.call(0, 'destroy', '-e', '*/*', '--yes', ...allowed);

    expect(stdout).toMatch(
      /^shop\/staging: \d+ deleted \(deployment 2\)\nshop\/test: \d+ deleted \(deployment 5\)\n$/,
    );
    for (const environment of ['staging', 'test']) {
      expect(JSON.parse(await this.state(environment))).toMatchObject({
        resources: [],
        outputs: {},
      });
    }
    expect([...(await this.moto.secrets()).keys()]).toEqual([BROUGHT.path]);
  }

  /** In what was said, in the files of the repository, and in the bucket of states and records. */
  private async findNoSecret(values: readonly string[]): Promise<void> {
    const texts = new Map(
      this.#said.map(({ stdout, stderr }, position) => [`call ${position}`, stdout + stderr]),
    );
    for (const [name, text] of textsBelow(this.repository)) texts.set(name, text);
    for (const key of await this.keys()) texts.set(key, await this.object(key));

    // Nothing is proved by looking for nothing, or nowhere.
    expect(values.length).toBeGreaterThan(6);
    const names = [...texts.keys()].join('\n');
    for (const part of ['plan.tfplan/tfplan', '1/log.jsonl', '1/cdk.tf.json', 'test.tfstate']) {
      expect(names).toContain(part);
    }
    const holding = [...texts].filter(([, text]) => values.some((value) => text.includes(value)));
    expect(holding.map(([name]) => name)).toEqual([]);
  }

  private call(status: number, ...args: readonly string[]): Ended {
    const ended = this.repository.scoreform(...args);
    this.#said.push(ended);
    return mustEnd(status, ended);
  }

  private calls(command: string): readonly string[] {
    return engineCalls(this.repository).filter((call) => call.endsWith(` ${command}`));
  }

  /** The bucket that an environment of the shop was given. */
  private async filesOf(environment: string): Promise<string> {
    const answer = await fetch(this.moto.url);
    const [bucket = ''] =
      new RegExp(`shop-${environment}-s3-[\\w-]+`).exec(await answer.text()) ?? [];
    return bucket;
  }

  private state(environment: string): Promise<string> {
    return this.object(`scoreform/shop/${environment}.tfstate`);
  }

  private async object(Key: string): Promise<string> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    return (await Body?.transformToString()) ?? '';
  }

  private async keys(): Promise<readonly string[]> {
    const { Contents = [] } = await this.#s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Contents.map(({ Key = '' }) => Key).sort();
  }
}
