import fc from 'fast-check';
import { guard, lostBefore, readPlan, unknownPermissions } from '../../src/deploy/changes';
import type { ChangeAction, EmittedResource, StackDescription } from '../../src/model';
import { changeJson, planJson, planOf, planned, resource, stack } from './stacks';

const COMMAND = 'deploy -e shop/staging';

const db = resource('postgres.default#cart.db', {
  requestedAt: [{ file: 'projects/shop/cart/score.yaml', line: 12, column: 3 }],
});
const cart = resource('workload.default#cart');
const before = stack([db, cart]);
const THING = 'terraform_data.postgres_default_cart_db';

describe('ways of losing data', () => {
  interface Case {
    because: string;
    now: StackDescription;
    code?: string;
    says: string[];
  }
  const renamed = resource('postgres.default#cart.main');
  test.each<Case>([
    {
      because: 'the request is gone',
      now: stack([cart]),
      says: ['nothing asks for it any more (projects/shop/cart/score.yaml:12 did)'],
    },
    {
      because: 'the workload is gone',
      now: stack([]),
      says: ['because the workload "cart" is gone'],
    },
    {
      because: 'the request has another name, which a declared rename would keep',
      now: stack([cart, renamed]),
      says: [
        'projects/shop/project.yaml',
        '- from: postgres.default#cart.db\n      to: postgres.default#cart.main',
      ],
    },
    {
      because: 'the workload has another name, and takes its own with it',
      now: stack([
        resource('workload.default#basket'),
        resource('postgres.default#basket.db', { workloads: ['basket'] }),
      ]),
      says: ['- from: workload.default#cart\n      to: workload.default#basket'],
    },
    {
      because: 'the class is another one',
      now: stack([cart, resource('postgres.large#cart.db')]),
      says: ['now asked for as postgres.large#cart.db'],
    },
    {
      because: 'another definition makes something else',
      now: stack([
        cart,
        { ...db, definition: 'rds', pack: 'aws', terraform: ['aws_db_instance.x'] },
      ]),
      code: 'deploy/definition-changed',
      says: ['"sandbox: postgres"', '"aws: rds"', 'requested at projects/shop/cart/score.yaml:12'],
    },
    {
      because: 'the same name is a thing of another type',
      now: stack([cart, { ...db, terraform: ['random_id.postgres_default_cart_db'] }]),
      says: ['because its definition makes other things now'],
    },
  ])('$because', ({ now, code = 'deploy/data-would-be-lost', says }) => {
    const [early, ...others] = lostBefore(now, before, [], COMMAND);
    expect(others).toEqual([]);
    expect(early?.code).toBe(code);
    for (const words of says) expect(early?.detail).toContain(words);
    expect(early?.detail).toContain("--allow-destroy 'postgres.default#cart.db'");
    expect(lostBefore(now, before, ['postgres.default#cart.db'], COMMAND)).toEqual([]);
    expect(lostBefore(now, before, [THING], COMMAND)).toEqual([]);

    const plan = readPlan(planJson(changeJson(THING, ['delete'])), now, before);
    const late = guard(plan, { description: now, before, allowed: [] });
    expect(late.plan.changes.map(({ refused }) => refused)).toEqual([true]);
    expect(late.diagnostics.map((one) => one.code)).toEqual(['deploy/data-would-be-lost']);
  });

  test('a destroy is refused as a whole, one diagnostic for each resource', () => {
    const plan = readPlan(
      planJson(
        changeJson(THING, ['delete']),
        changeJson('terraform_data.workload_default_cart', ['delete']),
      ),
      before,
      before,
    );
    const { diagnostics } = guard(plan, {
      description: before,
      before,
      allowed: [],
      command: 'destroy -e shop/staging',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['deploy/environment-holds-data']);
    const detail = diagnostics[0]?.detail;
    expect(detail).toContain('\n\n  scoreform destroy -e shop/staging --confirm shop/staging\n');
    expect(detail).toContain(
      "\n\n  scoreform destroy -e shop/staging --allow-destroy 'postgres.default#cart.db'",
    );
    expect(detail).not.toContain('because');
  });
});

describe('what is no loss', () => {
  const into = (address: string, old: EmittedResource) =>
    stack([cart, { ...resource(address), definition: old.definition }], {
      renames: [{ from: old.address, to: address }],
    });

  test.each<[string, StackDescription, StackDescription]>([
    ['a declared rename', into('postgres.default#cart.main', db), before],
    ['one that begins with a digit', into('postgres.default#2.main', db), before],
    [
      'the rename of a consumer, in the name of what is made for it',
      stack(
        [
          resource('postgres.default#main', {
            stateful: ['terraform_data.postgres_default_main__for-workload_default_basket'],
            terraform: ['terraform_data.postgres_default_main__for-workload_default_basket'],
          }),
        ],
        { renames: [{ from: 'workload.default#cart', to: 'workload.default#basket' }] },
      ),
      stack([
        resource('postgres.default#main', {
          stateful: ['terraform_data.postgres_default_main__for-workload_default_cart'],
          terraform: ['terraform_data.postgres_default_main__for-workload_default_cart'],
        }),
      ]),
    ],
    ['what held no data', stack([db]), before],
    [
      'another definition that makes the very things',
      stack([{ ...db, pack: 'own' }, cart]),
      before,
    ],
  ])('%s', (_, now, then) => {
    expect(lostBefore(now, then, [], COMMAND)).toEqual([]);
  });

  test('a module that may hold data counts before the plan can tell', () => {
    const old = resource('s3.default#x', {
      terraform: ['module.x'],
      statefulTypes: ['aws_s3_bucket'],
    });
    expect(lostBefore(stack([]), stack([old]), [], COMMAND)).toHaveLength(1);
    expect(lostBefore(stack([]), stack([{ ...old, statefulTypes: [] }]), [], COMMAND)).toEqual([]);
  });
});

describe('permissions', () => {
  const plan = readPlan(planJson(changeJson(THING, ['delete', 'create'])), before, before);
  const facts = { description: before, before };
  const codes = (allowed: readonly string[]) =>
    guard(plan, { ...facts, allowed }).diagnostics.map(({ code }) => code);

  test.each<[string, string[], string[]]>([
    ['the resource', ['postgres.default#cart.db'], []],
    ['the thing', [THING], []],
    ['another resource that exists', ['workload.default#cart'], ['deploy/data-would-be-lost']],
    [
      'a slip of the pen',
      ['postgres.default#cart.bd'],
      ['deploy/allows-nothing', 'deploy/data-would-be-lost'],
    ],
    ['one right and one wrong', [THING, 'x'], ['deploy/allows-nothing']],
  ])('%s', (_, allowed, expected) => {
    expect(codes(allowed)).toEqual(expected);
  });

  test('a slip of the pen is told what may be meant', () => {
    const [first] = guard(plan, { ...facts, allowed: ['postgres.default#cart.bd'] }).diagnostics;
    expect(first?.detail).toContain('Did you mean "postgres.default#cart.db"?');
  });

  test('one that is meant for another environment of the same call is known there', () => {
    const other = resource('postgres.default#blog.db');
    const elsewhere = { description: stack([other]), before: undefined, plan: planOf([]) };
    expect(unknownPermissions([other.address], [{ ...facts, plan }, elsewhere])).toEqual([]);
    expect(
      guard(plan, { ...facts, allowed: [other.address], checkAllowed: false }).diagnostics,
    ).toEqual([expect.objectContaining({ code: 'deploy/data-would-be-lost' })]);
  });

  test('an address is quoted as a shell reads it', () => {
    const change = planned({
      address: null,
      terraformAddress: `aws_x.y["it's"]`,
      action: 'delete',
      stateful: true,
    });
    const { diagnostics } = guard(planOf([change]), { ...facts, allowed: [] });
    expect(diagnostics[0]?.detail).toContain(`--allow-destroy 'aws_x.y["it'\\''s"]'`);
  });
});

const changes = fc.uniqueArray(
  fc.record({
    address: fc.constantFrom(null, 'postgres.default#a', 'postgres.default#b', 's3.default#c'),
    terraformAddress: fc.integer({ min: 0, max: 20 }).map((n) => `aws_x.n${String(n)}`),
    action: fc.constantFrom<ChangeAction>(
      'create',
      'update',
      'replace',
      'delete',
      'forget',
      'move',
    ),
    stateful: fc.boolean(),
  }),
  { selector: ({ terraformAddress }) => terraformAddress, maxLength: 8 },
);
const permissions = fc.array(
  fc.constantFrom('postgres.default#a', 's3.default#c', 'aws_x.n1', 'aws_x.n2', 'aws_x', 'n3'),
);

test('refused is exactly what deletes or replaces data and is not allowed by name', () => {
  fc.assert(
    fc.property(changes, permissions, (given, allowed) => {
      const plan = planOf(given.map((fields) => planned(fields)));
      const guarded = guard(plan, { description: stack([]), before: undefined, allowed });
      for (const change of guarded.plan.changes) {
        const { address, terraformAddress, action, stateful, refused } = change;
        const loses = stateful && ['delete', 'replace'].includes(action);
        const isNamed = [address, terraformAddress].some((one) => allowed.includes(one as never));
        expect(refused).toBe(loses && !isNamed);
      }
      const codes = guarded.diagnostics.map(({ code }) => code);
      expect(codes.includes('deploy/data-would-be-lost')).toBe(
        guarded.plan.changes.some(({ refused }) => refused),
      );
    }),
  );
});
