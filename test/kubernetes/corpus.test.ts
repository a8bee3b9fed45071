import { describeOn, type Found } from '../engines/found';
import { repository } from '../read/repository';
import { HAS_CORPUS, corpusProjects } from '../resource-packs/corpus';
import { deployed, type Deployed } from './deployed';
import { difference } from './objects';
import { platformOn } from './platform';
import { describeWithCluster } from './test-cluster';

const corpusBeside: Found<typeof corpusProjects> = HAS_CORPUS
  ? { engine: corpusProjects }
  : { missing: 'it does not lie beside this repository' };

describeOn('the corpus', corpusBeside, (projectsOf) => {
  describeWithCluster('in a cluster', (on) => {
    let corpus: Deployed;

    beforeAll(async () => {
      const projects = projectsOf('staging');
      const files = Object.assign({}, ...projects.map((it) => it.files)) as Record<string, string>;
      const platform = platformOn(on.cluster.kubeconfig);
      corpus = await deployed(on, repository(files), platform, 240);
    }, 600_000);

    test('the server accepts every object of what the pack accepts, and has nothing to remark', () => {
      expect(corpus.remarks).toBe('');
      // Which ones, the suite of the pack says.
      expect(corpus.environments.length).toBeGreaterThan(50);
    });

    test('every pod is let in and gets ready', () => {
      expect(corpus.inTheWay).toBe('');
    });

    test('applying all of it once more changes nothing', () => {
      expect(difference(on.cluster, corpus.manifests)).toBe('');
    }, 60_000);
  });
});
