import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeApi, type ApiRequest } from './fake-api';
import { Generated } from './generated';
import { runScript } from './run-script';

// Linters, git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(120_000);

const github = Generated.repository('github');
const gitlab = Generated.repository('gitlab');
let api: FakeApi;

afterEach(() => api.stop());
afterAll(() => {
  github.remove();
  gitlab.remove();
});

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user?: { readonly type: string };
  readonly author?: { readonly id: number };
}

const bot = { type: 'Bot' };
const chatter = (count: number, from: number): Comment[] =>
  Array.from({ length: count }, (_, position) => ({
    id: from + position,
    body: 'Looks good.',
    user: { type: 'User' },
    author: { id: 1 },
  }));

/** Answers with the page of a list that was asked for. */
function page({ path }: ApiRequest, all: readonly Comment[]): readonly Comment[] {
  const { searchParams } = new URL(path, 'http://localhost');
  const size = Number(searchParams.get('per_page'));
  const start = (Number(searchParams.get('page')) - 1) * size;
  return all.slice(start, start + size);
}

describe('GitHub', () => {
  async function post(comments: readonly Comment[], text: string) {
    api = await FakeApi.start((request) =>
      request.method === 'GET' ? { body: page(request, comments) } : { body: { id: 1 } },
    );
    writeFileSync(join(github.root, 'report.md'), text);
    return runScript([join(github.scripts, 'comment.mjs'), 'plan', 'report.md'], {
      directory: github.root,
      variables: {
        GITHUB_API_URL: api.address,
        GITHUB_REPOSITORY: 'acme/platform',
        GITHUB_TOKEN: 'token-of-the-job',
        PULL_REQUEST: '7',
        MORE_URL: 'https://github.example/run/1',
      },
    });
  }

  test('the first plan is a new comment', async () => {
    const { exitCode, stderr } = await post([], 'Nothing.\n');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(api.writes).toEqual([
      {
        method: 'POST',
        path: '/repos/acme/platform/issues/7/comments',
        token: 'Bearer token-of-the-job',
        body: { body: '<!-- scoreform plan -->\nNothing.\n' },
      },
    ]);
  });

  test('the next one takes its place, however long the talk in between', async () => {
    const earlier = { id: 4711, body: '<!-- scoreform plan -->\nOld.', user: bot };

    await post([...chatter(230, 1), earlier, ...chatter(3, 9000)], 'New.\n');

    expect(api.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /repos/acme/platform/issues/comments/4711',
    ]);
  });

  test.each([
    ['a comment of a person who wrote the marker', 'plan', { type: 'User' }],
    ['another kind of comment', 'preview', bot],
  ])('%s is left alone', async (_, kind, user) => {
    await post([{ id: 1, body: `<!-- scoreform ${kind} -->`, user }], 'New.\n');

    expect(api.writes.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a text that is too long is cut where it still displays, and says where the rest is', async () => {
    const resource = '- `postgres.default#shop.db` is changed: größer ✓\n';
    const section = `<details>\n\n\`\`\`diff\n${resource.repeat(3000)}\`\`\`\n\n</details>\n`;

    await post([], section);

    const body = String(api.writes[0]?.body['body']);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(60_000);
    expect(body).toMatch(
      /\n```\n\n<\/details>\n\n_This is not all of it; \[the whole text\]\(https:\/\/github\.example\/run\/1\).*_\n$/,
    );
  });

  test('a refusal of the API fails the job and says what was refused', async () => {
    api = await FakeApi.start(() => ({ status: 403, body: { message: 'Not for you' } }));
    writeFileSync(join(github.root, 'report.md'), 'Text.');
    const { exitCode, stderr } = await runScript(
      [join(github.scripts, 'comment.mjs'), 'plan', 'report.md'],
      {
        directory: github.root,
        variables: { GITHUB_API_URL: api.address, GITHUB_REPOSITORY: 'a/b', PULL_REQUEST: '7' },
      },
    );

    expect(exitCode).toBe(1);
    expect(stderr).toContain('GitHub answers 403 to GET /issues/7/comments');
    expect(stderr).toContain('Not for you');
  });

  test.each([
    { because: 'none is open', open: [], sent: 'POST /repos/acme/platform/pulls' },
    { because: 'one is open', open: [{ number: 12 }], sent: 'PATCH /repos/acme/platform/pulls/12' },
  ])('a proposal is one pull request: $because', async ({ open, sent }) => {
    api = await FakeApi.start(({ method }) => ({
      body: method === 'GET' ? open : { html_url: 'https://github.example/pull/12' },
    }));
    const { exitCode, stdout } = await runScript(
      [join(github.scripts, 'pull-request.mjs'), 'scoreform/image/shop/staging/cart', 'cart: "1"'],
      {
        directory: github.root,
        variables: {
          DEFAULT_BRANCH: 'main',
          GITHUB_API_URL: api.address,
          GITHUB_REPOSITORY: 'acme/platform',
          GITHUB_REPOSITORY_OWNER: 'acme',
          GITHUB_TOKEN: 'token',
        },
      },
    );

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'Proposed to acme/platform: https://github.example/pull/12\n',
    });
    expect(api.requests[0]?.path).toContain(
      'head=acme%3Ascoreform%2Fimage%2Fshop%2Fstaging%2Fcart',
    );
    expect(api.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([sent]);
    expect(api.writes[0]?.body).toMatchObject({ title: 'cart: "1"' });
  });
});

describe('GitLab', () => {
  async function post(notes: readonly Comment[], text: string) {
    api = await FakeApi.start((request) => {
      if (request.path === '/api/v4/user') return { body: { id: 99 } };
      return { body: request.method === 'GET' ? page(request, notes) : { id: 1 } };
    });
    writeFileSync(join(gitlab.root, 'report.md'), text);
    return runScript([join(gitlab.scripts, 'comment.mjs'), 'plan', 'report.md'], {
      directory: gitlab.root,
      variables: {
        CI_API_V4_URL: `${api.address}/api/v4`,
        CI_JOB_URL: 'https://gitlab.example/job/1',
        CI_PROJECT_ID: '42',
        MERGE_REQUEST: '7',
        SCOREFORM_TOKEN: 'token-of-the-project',
      },
    });
  }

  test.each([
    {
      because: 'the first plan is a new note',
      notes: [],
      sent: 'POST /api/v4/projects/42/merge_requests/7/notes',
    },
    {
      because: 'the next one takes its place',
      notes: [
        ...chatter(150, 1),
        { id: 4711, body: '<!-- scoreform plan -->\nOld.', author: { id: 99 } },
      ],
      sent: 'PUT /api/v4/projects/42/merge_requests/7/notes/4711',
    },
    {
      because: 'a note of somebody else is left alone, whatever it says',
      notes: [{ id: 4711, body: '<!-- scoreform plan -->\nOld.', author: { id: 5 } }],
      sent: 'POST /api/v4/projects/42/merge_requests/7/notes',
    },
  ])('$because', async ({ notes, sent }) => {
    const { exitCode, stderr } = await post(notes, 'New.\n');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(api.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([sent]);
    expect(api.writes[0]).toMatchObject({
      token: 'token-of-the-project',
      body: { body: '<!-- scoreform plan -->\nNew.\n' },
    });
  });

  test('a text that is too long is cut and says where the rest is', async () => {
    await post([], 'A line of a plan.\n'.repeat(60_000));

    const body = String(api.writes[0]?.body['body']);
    expect(body.length).toBeLessThanOrEqual(1_000_000);
    expect(body).toContain('(https://gitlab.example/job/1/artifacts/file/report.md)');
  });
});
