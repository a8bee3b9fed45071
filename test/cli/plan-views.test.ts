import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PLAIN } from '../../src/cli/views/diagnostic-text';
import { renderPlanJson } from '../../src/cli/views/plan-json';
import { renderPlanMarkdown } from '../../src/cli/views/plan-markdown';
import { renderPlanText } from '../../src/cli/views/plan-text';
import type { PlanView } from '../../src/cli/views/plan-view';
import type { AttributeChange, PlannedChange } from '../../src/model';
import { planOf, planned } from '../deploy-changes/stacks';

const attribute = (path: string, fields: Partial<AttributeChange> = {}): AttributeChange => ({
  path,
  unknown: false,
  sensitive: false,
  forcesReplacement: false,
  ...fields,
});

const CONTAINER = 'spec[0].template[0].spec[0].container[0]';
const image = planned({
  address: 'workload.default#storefront',
  terraformAddress: 'kubernetes_deployment_v1.workload_default_storefront',
  workloads: ['storefront'],
  attributes: [
    attribute(`${CONTAINER}.image`, {
      before: 'ghcr.io/acme/shop-storefront:4.11.0',
      after: 'ghcr.io/acme/shop-storefront:5.0.0',
    }),
  ],
  because: [{ kind: 'file', file: 'projects/shop/environments/staging.yaml', line: 8 }],
});

const claim: PlannedChange = planned({
  address: 'postgres.default#shop-db',
  terraformAddress: 'kubernetes_persistent_volume_claim_v1.postgres_default_shop-db__claim',
  terraformType: 'kubernetes_persistent_volume_claim_v1',
  workloads: ['orders', 'payments'],
  action: 'replace',
  stateful: true,
  refused: true,
  attributes: [
    attribute('spec[0].resources[0].requests.storage', {
      before: '10Gi',
      after: '5Gi',
      forcesReplacement: true,
    }),
    attribute('metadata[0].uid', { before: 'd3c9387d', unknown: true }),
  ],
  moreAttributes: 3,
  because: [
    { kind: 'pack', pack: 'kubernetes', before: '1.2.0', after: '1.3.0' },
    { kind: 'outside' },
  ],
});

const production: PlannedChange[] = [
  claim,
  planned({
    address: 'postgres.default#shop-db',
    terraformAddress: 'kubernetes_secret_v1.postgres_default_shop-db__secret',
    workloads: ['orders', 'payments'],
    attributes: [attribute('data.password', { sensitive: true })],
    because: [{ kind: 'dependency', address: 'volume.default#orders.data' }],
  }),
  planned({
    address: 'route.default#cart.route',
    terraformAddress: 'kubernetes_ingress_v1.route_default_cart_route',
    workloads: ['cart'],
    action: 'create',
    because: [{ kind: 'requested', file: 'projects/shop/cart/score.yaml', line: 40, column: 3 }],
  }),
  planned({
    address: 's3.default#cart.files',
    terraformAddress: 'aws_s3_bucket.s3_default_cart_files',
    workloads: ['cart'],
    action: 'delete',
    stateful: true,
    because: [
      { kind: 'no-longer-requested', file: 'projects/shop/cart/score.yaml', line: 44, column: 3 },
    ],
  }),
  planned({
    address: 'workload.default#cart',
    terraformAddress: 'kubernetes_deployment_v1.workload_default_cart',
    previousTerraformAddress: 'kubernetes_deployment_v1.workload_default_basket',
    workloads: ['cart'],
    action: 'move',
  }),
  planned({
    address: null,
    terraformAddress: 'random_id.left',
    workloads: [],
    action: 'forget',
    deposed: 'ab12',
  }),
];

const fleet: PlanView[] = [
  { plan: planOf([], { environment: 'development' }) },
  { plan: planOf([image]) },
  { plan: planOf([], { environment: 'preview', outputs: 1 }) },
  { environment: 'shop/broken', failed: 'The engine failed\n\n  no credentials <b>' },
  { plan: planOf(production, { environment: 'production' }) },
];

test.each([
  ['text', 'txt', (views: readonly PlanView[]) => renderPlanText(views, PLAIN)],
  ['Markdown', 'md', renderPlanMarkdown],
  ['JSON', 'json', renderPlanJson],
])('a fleet as %s', (_, extension, render) => {
  const file = join(__dirname, `plans/fleet.${extension}`);
  const got = render(fleet);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, got);
  expect(got).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
});

test('a changed image of one environment takes five lines that need no unfolding', () => {
  const [visible = ''] = renderPlanMarkdown([{ plan: planOf([image]) }]).split('<details>');

  expect(visible.trimEnd().split('\n')).toEqual([
    '<!-- scoreform plan -->',
    '**Scoreform plan:** 1 environment, 1 with changes: 1 to change',
    '',
    '- **`shop/staging`**: 1 to change: `workload.default#storefront` `image`: `4.11.0` → `5.0.0`',
  ]);
});

describe('values', () => {
  test.each<[string, Partial<AttributeChange>, string]>([
    ['new', { after: 'x' }, '(none) → x'],
    ['gone', { before: 'x' }, 'x → (none)'],
    ['no texts', { before: 1, after: [] }, '1 → []'],
    ['empty', { before: '', after: ' a' }, '"" → " a"'],
    ['of several lines', { before: 'a', after: 'a\nb' }, 'a → "a\\nb"'],
    ['later', { before: 'a', unknown: true }, 'a → (known after apply)'],
    ['a secret', { sensitive: true, unknown: true }, '(secret)'],
    ['images of other repositories', { before: 'a/b:1', after: 'a/c:1' }, 'a/b:1 → a/c:1'],
    [
      'addresses are no images',
      { before: 'http://a:1', after: 'http://a:2' },
      'http://a:1 → http://a:2',
    ],
    [
      'a digest',
      { before: `a/b@sha256:${'1'.repeat(64)}`, after: `a/b@sha256:${'2'.repeat(64)}` },
      `sha256:${'1'.repeat(38)}…${'1'.repeat(14)} → sha256:${'2'.repeat(38)}…${'2'.repeat(14)}`,
    ],
    [
      'long and different late',
      { before: `${'x'.repeat(100)}1`, after: `${'x'.repeat(100)}2` },
      '…xxxxxxxxxx1 → …xxxxxxxxxx2',
    ],
  ])('%s', (_, fields, expected) => {
    const text = renderPlanText(
      [{ plan: planOf([planned({ attributes: [attribute('a', fields)] })]) }],
      PLAIN,
    );
    expect(text).toContain(`a: ${expected}\n`);
  });

  test('names are as long as it takes to tell them apart', () => {
    const paths = ['c[0].env[0].value', 'c[1].env[0].value', 'c[0].image', 'labels["a.b"]'];
    const attributes = paths.map((path) => attribute(path, { after: 1 }));
    const text = renderPlanText([{ plan: planOf([planned({ attributes })]) }], PLAIN);
    expect(text.match(/\S+(?=: \(none\))/g)).toEqual([
      'c[0].env[0].value',
      'c[1].env[0].value',
      'image',
      '["a.b"]',
    ]);
  });
});

describe('a comment', () => {
  const hostile = '`|<img src=x>@everyone\n\n# </details>``` [a](b) **b**';
  const attack = planned({
    terraformAddress: `aws_x.y["${hostile}"]`,
    attributes: [attribute(hostile, { before: hostile, after: `${hostile}!` })],
    because: [{ kind: 'file', file: hostile, line: 1 }],
  });

  test('shows what users wrote as it is, and acts on none of it', () => {
    const views = [{ plan: planOf([attack]) }, { environment: hostile, failed: hostile }];
    const text = renderPlanMarkdown(views);
    const outside = withoutCode(text);

    expect(outside).not.toMatch(/@everyone|<img|\[a\]|\*\*b\*\*|#/);
    expect(outside.match(/<\/?details>/g)).toHaveLength(4);
  });

  test('tells of a refusal why and what to do, in a fence that nothing in it can end', () => {
    const detail = `Would go: ${hostile}\n\n\`\`\`\`\n</details>\n\n  scoreform deploy --allow-destroy 'x'`;
    const refusal = {
      code: 'deploy/data-would-be-lost' as const,
      severity: 'error' as const,
      summary: 'Data would be lost',
      detail,
      subject: undefined,
      related: [],
    };
    const text = renderPlanMarkdown([{ plan: planOf([image]), refusals: [refusal, refusal] }]);

    expect(text).toContain('- ⚠️ **`shop/staging`**: refused: Data would be lost: 1 to change');
    const [, inside = '', outside = ''] = text.split('\n`````', 3);
    expect(inside).toContain('refused: Data would be lost [deploy/data-would-be-lost]');
    expect(inside).toContain("  scoreform deploy --allow-destroy 'x'");
    expect(outside.trim()).toBe('');
    expect(text.match(/^`{5}/gm)).toHaveLength(4);
  });

  test('is never too long, never open, and says what is missing', () => {
    const many = (number: number) =>
      Array.from({ length: number }, (_, index): PlanView => {
        return { plan: planOf(production, { environment: `e${String(index)}` }) };
      });
    const big = planOf(Array.from({ length: 3000 }, () => attack));
    for (const views of [many(500), [{ plan: big }], [...many(3), { plan: big }, ...many(300)]]) {
      const text = renderPlanMarkdown(views);
      expect(text.length).toBeLessThanOrEqual(60_000);
      const outside = withoutCode(text);
      expect(outside.match(/<details>/g)).toHaveLength(outside.match(/<\/details>/g)?.length ?? 0);
      expect(text).toContain('`scoreform plan`');
    }
  });

  test('names the dangerous first', () => {
    const names = [...renderPlanMarkdown(fleet).matchAll(/\*\*`(shop\/\w+)`\*\*/g)];
    expect(names.map(([, name]) => name)).toEqual([
      'shop/broken',
      'shop/production',
      'shop/staging',
      'shop/preview',
    ]);
  });

  /** As CommonMark reads it: a run of backticks ends at the next run of the same length. */
  function withoutCode(text: string): string {
    return text
      .split('\n')
      .map((line) =>
        line.replace(/<code>.*?<\/code>/g, '').replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, ''),
      )
      .join('\n');
  }

  test('any text stands in its code span alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', ' ', 'a', '\n', '<', '|') }), (text) => {
        const change = planned({
          terraformAddress: 'x.y',
          because: [{ kind: 'file', file: text, line: null }],
        });
        expect(withoutCode(renderPlanMarkdown([{ plan: planOf([change]) }]))).not.toMatch(
          /[`|]|<(?!\/?details|!--|\/?summary)/,
        );
      }),
    );
  });
});

test('two causes that read the same are told once', () => {
  const at = { kind: 'requested', file: 'projects/shop/cart/score.yaml', line: 55 } as const;
  const change = planned({
    because: [
      { ...at, column: 3 },
      { ...at, column: 9 },
    ],
  });
  const text = renderPlanText([{ plan: planOf([change]) }], PLAIN);
  expect(text.match(/score\.yaml:55/g)).toHaveLength(1);
});

test('secrets are in no view', () => {
  const hidden = planned({ attributes: [attribute('password', { sensitive: true })] });
  const views = [{ plan: planOf([hidden]) }];
  expect(renderPlanText(views, PLAIN)).toContain('password: (secret)');
  expect(renderPlanMarkdown(views)).toContain('`password`: `(secret)`');
  expect(JSON.parse(renderPlanJson(views)).stacks[0].changes[0].attributes).toEqual([
    {
      path: 'password',
      before: null,
      after: null,
      unknown: false,
      sensitive: true,
      forcesReplacement: false,
    },
  ]);
});

test('a terminal is not repainted by what users wrote', () => {
  const change = planned({ terraformAddress: 'a.b["\u001b[2J"]' });
  const views = [{ plan: planOf([change]) }, { environment: '\u001b[2J', failed: '\u001b[2J' }];
  expect(renderPlanText(views, PLAIN)).not.toContain('\u001b');
});
