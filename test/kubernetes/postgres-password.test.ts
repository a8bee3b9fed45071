import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTGRES_PASSWORD_SCRIPT } from '../../resource-packs/kubernetes/servers/postgres-password';
import { describeOn } from '../engines/found';
import { findPostgres, startPostgres, type PostgresServer } from '../engines/postgres';

const ADMIN_PASSWORD = `admin's "own" \\ $password`;

jest.setTimeout(60_000);

describeOn('The password Job on a real PostgreSQL', findPostgres(), (engine) => {
  const psql = join(engine.bin, 'psql');
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(engine, ADMIN_PASSWORD);
  });
  afterAll(() => server.stop());

  /** Runs the script as its Job does, which has no terminal. */
  async function setPassword(
    role: string,
    password: string,
    given: object = {},
    admin = ADMIN_PASSWORD,
  ) {
    const files = { admin: join(server.folder, 'admin'), wanted: join(server.folder, 'wanted') };
    writeFileSync(files.admin, admin);
    writeFileSync(files.wanted, password);
    const shell = spawn('/bin/sh', ['-c', POSTGRES_PASSWORD_SCRIPT], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...server.env,
        ADMIN_PASSWORD_FILE: files.admin,
        PASSWORD_FILE: files.wanted,
        ROLE: role,
        DATABASE: role,
        EXTENSIONS: JSON.stringify(given),
      },
    });
    let said = '';
    shell.stdout.on('data', (text: Buffer) => (said += text.toString()));
    shell.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const status = await new Promise<number | null>((done) => shell.once('close', done));
    return { status, said };
  }

  function query(role: string, password: string, sql: string, database = role) {
    const env = { ...server.env, PGUSER: role, PGDATABASE: database, PGPASSWORD: password };
    const { status, stdout, stderr } = spawnSync(psql, ['-XAtqc', sql], {
      env,
      encoding: 'utf8',
    });
    return { ok: status === 0, rows: stdout.trim().split('\n'), stderr };
  }

  test('makes a role that owns its database, and may run again', async () => {
    const first = await setPassword('first', 'first-password');
    const again = await setPassword('first', 'first-password');

    expect([first.status, again.status]).toEqual([0, 0]);
    expect(query('first', 'first-password', 'CREATE TABLE kept (id int)').ok).toBe(true);
    expect(
      query(
        'first',
        'first-password',
        'SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
      ).rows,
    ).toEqual(['f|f|f']);
  });

  test('takes the old password back, and keeps data and open sessions', async () => {
    await setPassword('rotated', 'old-password');
    query('rotated', 'old-password', 'CREATE TABLE kept AS SELECT 42 AS answer');
    const open = spawn(psql, ['-XAtq'], {
      env: { ...server.env, PGUSER: 'rotated', PGDATABASE: 'rotated', PGPASSWORD: 'old-password' },
    });
    let answers = '';
    const answered = new Promise<void>((done) => {
      open.stdout.on('data', (text: Buffer) => {
        answers += text.toString();
        done();
      });
    });
    open.stdin.write(`SELECT 'before';\n`);
    await answered;

    await setPassword('rotated', 'new-password');
    const closed = new Promise((done) => open.once('close', done));
    open.stdin.end('SELECT answer FROM kept;\n');
    await closed;

    const refused = query('rotated', 'old-password', 'SELECT 1');
    expect(refused.ok).toBe(false);
    expect(refused.stderr).toContain('password authentication failed');
    expect(query('rotated', 'new-password', 'SELECT answer FROM kept').rows).toEqual(['42']);
    expect(answers).toBe('before\n42\n');
  });

  test.each([
    { because: 'SQL ends a text there', password: `it's; DROP ROLE postgres --` },
    { because: 'psql and C escape by it', password: 'back\\slash \\n \\' },
    { because: 'the shell would evaluate it', password: '$HOME $(id) `id` "$@" ${x}' },
    { because: 'printf would evaluate it', password: '%s %d %%' },
    { because: 'psql would fill in a variable', password: `:role :'role' :"role"` },
    { because: 'the shell would drop it', password: '  two  spaces  ' },
    { because: 'it is not ASCII', password: 'pässwörd ✓' },
  ])('takes a password such as $password: $because', async ({ password }) => {
    const { status } = await setPassword('odd', password);

    expect(status).toBe(0);
    expect(query('odd', password, 'SELECT current_user').rows).toEqual(['odd']);
  });

  test('takes names that have to be quoted', async () => {
    const { status } = await setPassword(`o"d'd role`, 'some-password');

    expect(status).toBe(0);
    expect(query(`o"d'd role`, 'some-password', 'SELECT 1').ok).toBe(true);
  });

  test('lets nobody else into the database', async () => {
    await setPassword('mine', 'my-password');
    await setPassword('other', 'other-password');

    const refused = query('other', 'other-password', 'SELECT 1', 'mine');
    expect(refused.stderr).toContain('permission denied for database');
  });

  test('installs extensions, and brings one to another version', async () => {
    const installed = 'SELECT extname, extnamespace::regnamespace, extversion FROM pg_extension';
    const extensions = () =>
      query('extended', 'some-password', `${installed} WHERE extname <> 'plpgsql' ORDER BY 1`).rows;

    await setPassword('extended', 'some-password', {
      hstore: { schema: 'ex"t', version: '1.7' },
      'uuid-ossp': {},
    });
    const before = extensions();
    const { status } = await setPassword('extended', 'some-password', {
      hstore: { schema: 'ex"t', version: '1.8' },
      'uuid-ossp': {},
    });

    expect(status).toBe(0);
    expect(before).toEqual(['hstore|"ex""t"|1.7', 'uuid-ossp|public|1.1']);
    expect(extensions()).toEqual(['hstore|"ex""t"|1.8', 'uuid-ossp|public|1.1']);
  });

  test.each([
    { because: 'the extension does not exist', extensions: { 'no-such': {} }, says: 'no-such' },
    { because: 'the administrator is refused', admin: 'wrong', says: 'password authentication' },
  ])('fails where $because', async ({ extensions, admin, says }) => {
    const { status, said } = await setPassword('failing', 'some-password', extensions, admin);

    expect(status).not.toBe(0);
    expect(said).toContain(says);
  });

  test('leaves no password in the log of a server that logs all it is told', async () => {
    const canaries = ['canary-4e1a09', `canary-'"\\-77c2`];
    const said: string[] = [];
    for (const canary of canaries) said.push((await setPassword('canary', canary)).said);

    const log = server.log();
    // The statements are there, with what psql made of the passwords.
    expect(log.match(/ALTER USER canary PASSWORD 'SCRAM-SHA-256\$/g)).toHaveLength(canaries.length);
    expect([log, ...said].join('').match(/canary-/g)).toBeNull();
    expect(log).not.toContain(ADMIN_PASSWORD);
  });
});
