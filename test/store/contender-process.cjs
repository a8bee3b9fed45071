'use strict';

// A process of its own that uses stores as `scoreform deploy` would: it says when it is ready, does what it is told to,
// says what came of it, and lives on until its input ends.
require('../../src/load/register.js');
const { randomUUID } = require('node:crypto');
const { hostname } = require('node:os');
const { createInterface } = require('node:readline');
const { openStore, processIdentity } = require('../../src/store');

const of = { project: 'shop', environment: 'production' };
const by = { user: 'maria', host: hostname(), job: null };

const actions = {
  lock: (store) =>
    store.lock({
      version: 1,
      ...of,
      token: randomUUID(),
      operation: 'deploy',
      by,
      since: new Date().toISOString(),
      processes: [processIdentity(process.pid)],
    }),
  begin: (store) => store.begin({ ...of, ...START, by }, { 'cdk.tf.json': `${process.pid}` }),
  last: (store) => store.last(of),
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

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { place, root, action } = JSON.parse(line);
  // Whatever is wrong with a place is said when it is used, and not by this.
  const store = openStore(place, root);
  try {
    say((await actions[action](store)) ?? null);
  } catch ({ name, why, advice, stack }) {
    say({ name, why, advice, stack });
  }
});
say('ready');
