'use strict';

// A process of its own that uses a store as `scoreform deploy` would: it says when it is ready, does one thing when it
// is told to, says what came of it, and lives on until its input ends.
require('../../src/load/register.js');
const { randomUUID } = require('node:crypto');
const { hostname } = require('node:os');
const { createInterface } = require('node:readline');
const { openStore, processIdentity } = require('../../src/store');

const [place, root, action] = process.argv.slice(2);
const store = openStore(JSON.parse(place), root);
const of = { project: 'shop', environment: 'production' };
const by = { user: 'maria', host: hostname(), job: null };

const actions = {
  lock: () =>
    store.lock({
      version: 1,
      ...of,
      token: randomUUID(),
      operation: 'deploy',
      by,
      since: new Date().toISOString(),
      processes: [processIdentity(process.pid)],
    }),
  begin: () => store.begin({ ...of, ...START, by }, { 'cdk.tf.json': `${process.pid}` }),
  last: () => store.last(of),
};

const START = {
  stack: 'shop-production',
  operation: 'deploy',
  goesBackTo: null,
  startedAt: '2026-03-01T12:00:00.000Z',
  git: null,
  engine: { name: 'terraform', version: '1.11.4' },
  providers: {},
  inputs: [],
  packs: [],
  planned: null,
};

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

createInterface({ input: process.stdin }).once('line', async () => {
  try {
    say((await actions[action]()) ?? null);
  } catch ({ name, why, advice, stack }) {
    say({ name, why, advice, stack });
  }
});
say('ready');
