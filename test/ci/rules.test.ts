import { Generated, jobsOf, list, mapping, shellOf } from './generated';

const github = Generated.repository('github');
const gitlab = Generated.repository('gitlab');
afterAll(() => {
  github.remove();
  gitlab.remove();
});

/** The jobs of all workflows of GitHub that run on a runner, by file and name. */
function runnerJobs() {
  return github.pipelines().flatMap(({ path, content }) =>
    Object.entries(jobsOf('github', content))
      .filter(([, job]) => !('uses' in job))
      .map(([name, job]) => ({ where: `${path}: ${name}`, job })),
  );
}

const changes = (text: string) =>
  /deploy\.sh|preview-delete\.sh|environment (delete|sweep|fork)/.test(text);

describe('GitHub', () => {
  test('there are workflows to look at', () => {
    expect(github.pipelines().length).toBeGreaterThan(7);
    expect(runnerJobs().length).toBeGreaterThan(8);
  });

  test('what comes from outside never becomes shell', () => {
    const shell = github
      .pipelines()
      .flatMap(({ path, content }) => shellOf('github', path, content));

    expect(shell.length).toBeGreaterThan(20);
    expect(shell.filter(({ text }) => text.includes('${{'))).toEqual([]);
  });

  test('nothing that runs is ended by what comes later', () => {
    const settings = github
      .files()
      .flatMap(({ text }) => [...text.matchAll(/cancel-in-progress:(.*)/g)])
      .map(([, value = '']) => value.trim());

    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((value) => value !== 'false')).toEqual([]);
  });

  test('a workflow has no permission, and each job only those that it names', () => {
    for (const { path, content } of github.pipelines()) {
      if (path.includes('/actions/')) continue;
      expect({ path, permissions: content['permissions'] }).toEqual({ path, permissions: {} });
      for (const [name, job] of Object.entries(jobsOf('github', content))) {
        expect({ path, name, permissions: typeof job['permissions'] }).toMatchObject({
          permissions: 'object',
        });
      }
    }
  });

  test('every job has an end, and what changes something has two hours at least', () => {
    for (const { where, job } of runnerJobs()) {
      const text = JSON.stringify(job);
      const minutes = Number(job['timeout-minutes']);
      expect({ where, enough: minutes >= (changes(text) ? 120 : 10) }).toEqual({
        where,
        enough: true,
      });
    }
  });

  test('what changes something waits for its turn, and is not dropped meanwhile', () => {
    const jobs = runnerJobs().filter(({ job }) => changes(JSON.stringify(job)));

    expect(jobs.length).toBeGreaterThanOrEqual(4);
    for (const { where, job } of jobs) {
      expect({ where, ...mapping(job)['concurrency'] }).toMatchObject({
        'cancel-in-progress': false,
      });
      expect({ where, environment: typeof job['environment'] }).toEqual({
        where,
        environment: 'string',
      });
    }
  });

  test('deployments are in order and stop at the first that fails', () => {
    const deploy = runnerJobs().find(({ where }) =>
      where.endsWith('scoreform-deploy.yaml: deploy'),
    );

    expect(deploy?.job['strategy']).toMatchObject({ 'max-parallel': 1, 'fail-fast': true });
    expect(deploy?.job['environment']).toBe('${{ matrix.name }}');
  });

  test('actions of others are pinned by commit, with the version beside it', () => {
    const used = github.files().flatMap(({ text }) => [...text.matchAll(/uses: (.*)/g)]);
    const ours = /^\.\/\.github\/(actions\/[a-z]+|workflows\/[a-z-]+\.yaml)$/;

    expect(used.length).toBeGreaterThan(20);
    for (const [, action = ''] of used) {
      expect(action).toMatch(
        ours.test(action) ? ours : /^[a-z-]+\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
      );
    }
  });

  test('no version of an action is pinned twice in different ways', () => {
    const pins = new Map<string, Set<string>>();
    for (const { text } of github.files()) {
      for (const [, name = '', rest = ''] of text.matchAll(/uses: ([a-z-]+\/[a-z-]+)@(.*)/g)) {
        pins.set(name, (pins.get(name) ?? new Set()).add(rest));
      }
    }
    expect([...pins.values()].filter((ways) => ways.size > 1)).toEqual([]);
  });

  test('no checkout leaves a token behind', () => {
    const checkouts = runnerJobs().flatMap(({ job }) =>
      list(job['steps']).filter((step) => String(step['uses']).startsWith('actions/checkout@')),
    );

    expect(checkouts.length).toBeGreaterThan(8);
    for (const { with: settings } of checkouts) {
      expect(settings).toMatchObject({ 'persist-credentials': false });
    }
  });

  test('no workflow runs what a stranger brings with permissions of the repository', () => {
    for (const { text } of github.files()) expect(text).not.toContain('pull_request_target');
  });
});

describe('GitLab', () => {
  const jobs = () =>
    gitlab
      .pipelines()
      .flatMap(({ path, content }) =>
        Object.entries(jobsOf('gitlab', content)).map((job) => [path, ...job] as const),
      );

  test('inputs reach jobs as variables only', () => {
    for (const { path, content } of gitlab.pipelines()) {
      const shell = shellOf('gitlab', path, content);
      expect(shell.filter(({ text }) => text.includes('$[['))).toEqual([]);
    }
  });

  test('what changes something waits for its turn and is never interrupted', () => {
    const changing = jobs().filter(
      ([, name, job]) => changes(JSON.stringify(job)) && !name.startsWith('.'),
    );

    expect(changing.map(([, name]) => name)).toEqual(['preview', 'delete preview', 'sweep']);
    for (const [, name, job] of changing) {
      const above = mapping(Object.fromEntries(jobs().map(([, other, theirs]) => [other, theirs])))[
        String(job['extends'])
      ];
      const whole = { ...above, ...job };
      expect({ name, ...whole }).toMatchObject({ interruptible: false, timeout: '6h' });
      expect(typeof whole['resource_group']).toBe('string');
    }
  });

  test('every input has a pattern', () => {
    const [, head = ''] = /\n(spec:\n[^]*?)\n---\n/.exec(gitlab.files()[0]?.text ?? '') ?? [];
    const inputs = [...head.matchAll(/^ {4}([a-z]+):$/gm)].map(([, name]) => name);

    expect(inputs).toHaveLength(7);
    expect(head.match(/regex: \^\[/g)).toHaveLength(inputs.length);
  });
});
