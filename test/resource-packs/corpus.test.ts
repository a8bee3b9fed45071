import { aws } from '../../resource-packs/aws';
import { kubeconfig, kubernetes } from '../../resource-packs/kubernetes';
import type { Pack } from '../../src/pack';
import { definePlatform } from '../../src/platform';
import { readAt, repository } from '../read/repository';
import { HAS_CORPUS, corpusProjects } from './corpus';
import { attempt } from './deployed';

interface Case {
  readonly pack: Pack;
  /** The files that the pack cannot meet, and as what it says so. */
  readonly refused: Readonly<Record<string, string>>;
}

const VALID = 68;

const NO_DEFINITION = 'match/no-definition';
const UNAVAILABLE = 'match/output-unavailable';
const INVALID = 'match/invalid-param';

/** What neither pack makes, and platforms add by `existing` or `terraformModule`. */
const LEFT_OUT = {
  'community-provisioners/dapr-pubsub/score.yaml': NO_DEFINITION,
  'community-provisioners/dapr-state-store/score.yaml': NO_DEFINITION,
  'community-provisioners/dapr-subscription/score.yaml': NO_DEFINITION,
  'community-provisioners/endpoint/score.yaml': NO_DEFINITION,
  'community-provisioners/gcp-pubsub-emulator/score.yaml': NO_DEFINITION,
  'community-provisioners/llm-model/score.yaml': NO_DEFINITION,
  'score-compose/examples/13-kafka-topic/score.yaml': NO_DEFINITION,
  'score-compose/examples/14-elasticsearch/score.yaml': NO_DEFINITION,
  'score-compose/examples/15-mssql-database/score.yaml': NO_DEFINITION,
  'score-go/schema/files/samples/score-full.yaml': NO_DEFINITION,
  'score-helm/examples/score-full.yaml': NO_DEFINITION,
  'spec/samples/score-full.yaml': NO_DEFINITION,
};

/** No broker without its password in the state, no MongoDB, no password of ElastiCache. */
const LEFT_OUT_ON_AWS = {
  'community-provisioners/redis/score.yaml': UNAVAILABLE,
  'examples/resources/amqp/score.yaml': NO_DEFINITION,
  'examples/samples/onlineboutique/cart/score.yaml': UNAVAILABLE,
  'score-compose/examples/06-resource-provisioning/score.yaml': UNAVAILABLE,
  'score-compose/examples/06-resource-provisioning/score2.yaml': UNAVAILABLE,
  'score-compose/examples/10-amqp-rabbitmq/score.yaml': NO_DEFINITION,
  'score-compose/examples/11-mongodb-document-database/score.yaml': NO_DEFINITION,
  'score-compose/examples/16-patching-templates/score.yaml': NO_DEFINITION,
  'score-radius/examples/score/score-podinfo-with-secured-redis.yaml': UNAVAILABLE,
  'score-radius/examples/score/score-redis.yaml': UNAVAILABLE,
};

/** They put a file into the root directory of a container, and nothing can be mounted there on Fargate. */
const IMPOSSIBLE_ON_AWS = {
  'community-provisioners/environment/score.yaml': INVALID,
  'examples/specification/files/score.yaml': INVALID,
  'score-compose/examples/03-files/score.yaml': INVALID,
  'score-helm/examples/score-full.yaml': `${INVALID} ${NO_DEFINITION}`,
};

const CASES: readonly Case[] = [
  {
    pack: kubernetes({
      cluster: kubeconfig({ context: 'test' }),
      domain: 'shop.test',
      clusterIssuer: 'test',
      gateway: { name: 'public', namespace: 'gateways' },
    }),
    refused: LEFT_OUT,
  },
  {
    pack: aws({
      account: '123456789012',
      region: 'eu-central-1',
      zone: { id: 'Z0123456789ABC', name: 'shop.test' },
    }),
    refused: { ...LEFT_OUT, ...LEFT_OUT_ON_AWS, ...IMPOSSIBLE_ON_AWS },
  },
];

/** What every file came to: `accepted`, or the codes of what was wrong with it. */
function outcomes(pack: Pack): ReadonlyMap<string, string> {
  const platform = definePlatform({ environmentTypes: { test: { packs: [pack] } } });
  const projects = corpusProjects('test');
  const files = Object.assign({}, ...projects.map((it) => it.files)) as Record<string, string>;
  const { projects: read } = readAt(repository(files));
  return new Map(
    projects.map(({ path, project: name }) => {
      const project = read.find((it) => it.name === name);
      const [environment] = project?.environments ?? [];
      if (!project || !environment) return [path, 'not read'];
      const { stack, errors } = attempt(project, environment, platform);
      const said = errors.map(({ code, detail }) =>
        [INVALID, NO_DEFINITION, UNAVAILABLE].includes(code) ? code : `${code}: ${detail}`,
      );
      return [path, stack ? 'accepted' : [...new Set(said)].sort().join(' ')];
    }),
  );
}

const describeWithCorpus = HAS_CORPUS ? describe : describe.skip;

describeWithCorpus('the corpus (skipped where ../shared is absent)', () => {
  test.each(CASES)(
    '$pack.name accepts every file, or says what it cannot meet',
    ({ pack, refused }) => {
      const all = outcomes(pack);
      const others = [...all].filter(([, outcome]) => outcome !== 'accepted');

      expect(Object.fromEntries(others)).toEqual(refused);
      const counts = new Map<string, number>();
      for (const outcome of all.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      const shown = [...counts].map(([outcome, count]) => `${String(count)} ${outcome}`);
      process.stdout.write(`corpus, ${pack.name}: ${shown.join(', ')}\n`);
      expect(all.size).toBe(VALID);
    },
  );
});
