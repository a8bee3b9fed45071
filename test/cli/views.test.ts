import { renderGithub } from '../../src/cli/views/validation-github';
import { renderGraphDot } from '../../src/cli/views/graph-dot';
import { renderGraphMermaid } from '../../src/cli/views/graph-mermaid';
import { renderGraphSvg } from '../../src/cli/views/graph-svg';
import { renderSarif } from '../../src/cli/views/validation-sarif';
import { columns, count } from '../../src/cli/views/words';
import { SourceFile, type Diagnostic } from '../../src/diagnostics';

// Graphviz takes its time where others work, too.
jest.setTimeout(60_000);

const file = new SourceFile('projects/a b/100%,x:#?.yaml', 'one\ntwo\nthree\n');
const diagnostic = (changes: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'read/unknown-field',
  severity: 'error',
  summary: 'Unknown field',
  detail: 'Line one.\nLine two: 100% wrong, ::error::not a command',
  subject: file.range(4, 7),
  related: [],
  ...changes,
});

describe('GitHub annotations', () => {
  test('texts cannot end the command or begin another one', () => {
    const text = renderGithub([diagnostic()]);

    expect(text).toBe(
      '::error file=projects/a b/100%25%2Cx%3A#?.yaml,line=2,endLine=2,col=1,endColumn=4,' +
        'title=Unknown field [read/unknown-field]::Line one.%0ALine two: 100%25 wrong, ::error::not a command\n',
    );
  });

  test('what is about no place has none', () => {
    expect(
      renderGithub([diagnostic({ subject: undefined, severity: 'warning', detail: 'x' })]),
    ).toBe('::warning title=Unknown field [read/unknown-field]::x\n');
  });

  test('columns stand only where one line is meant, because GitHub refuses others', () => {
    expect(renderGithub([diagnostic({ subject: file.range(0, 9), detail: 'x' })])).toContain(
      ',line=1,endLine=3,title=',
    );
  });
});

describe('SARIF', () => {
  const rule = { code: 'read/unknown-field', summary: 'Unknown field', explanation: 'Long.' };
  const sarif = JSON.parse(
    renderSarif(
      [
        diagnostic({
          related: [{ message: 'here too', subject: file.range(0, 3) }, { message: 'nowhere' }],
        }),
      ],
      [rule, { ...rule, code: 'read/other' }],
      '1.2.3',
    ),
  );

  test('files are URIs relative to the root', () => {
    const [{ physicalLocation }] = sarif.runs[0].results[0].locations;
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: 'projects/a%20b/100%25,x:%23%3F.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
    });
  });

  test('rules are those that were found, and results point at them', () => {
    const { driver } = sarif.runs[0].tool;
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(['read/unknown-field']);
    expect(sarif.runs[0].results[0].ruleIndex).toBe(0);
  });

  test('other places are related locations', () => {
    const [related, ...others] = sarif.runs[0].results[0].relatedLocations;
    expect(related.message).toEqual({ text: 'here too' });
    expect(others).toEqual([]);
  });
});

describe('pictures', () => {
  const hostile = 'a"]; b -> c; //\\\n<script>#quot;end';
  const graphs = [
    {
      project: 'shop',
      environment: 'production',
      type: hostile,
      resources: ['a', 'b'].map((id) => ({
        address: `dns.default#${id}`,
        type: 'dns',
        class: 'default',
        id,
        definition: hostile,
        pack: null,
        dependsOn: id === 'a' ? ['dns.default#b'] : [],
        edges: id === 'a' ? [{ to: 'dns.default#b', kind: 'param' as const, access: null }] : [],
        workloads: [],
      })),
    },
  ];

  test('Graphviz reads whatever a definition is called', async () => {
    const svg = await renderGraphSvg(renderGraphDot(graphs));

    expect(svg).toContain('<svg');
    expect(svg).not.toContain('<script>');
    expect(svg.match(/class="node"/g)).toHaveLength(2);
    expect(svg.match(/class="edge"/g)).toHaveLength(1);
  });

  test('Mermaid is handed no character that could end a text', () => {
    const labels = renderGraphMermaid(graphs)
      .split('\n')
      .flatMap((line) => /\["(.*)"\]$/.exec(line)?.[1] ?? []);

    expect(labels).toHaveLength(3);
    for (const label of labels)
      expect(label.replace('<br>', '')).not.toMatch(/["<>\]\\;](?<!#\d+;)/);
  });
});

test('columns are as wide as their widest cell, and rows end without blanks', () => {
  expect(columns([['a', 'bb', ''], ['ccc', 'd', 'e'], []])).toEqual(['a    bb', 'ccc  d   e', '']);
});

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
])('%d counts as words', (number, words) => {
  expect(count(number, 'file')).toBe(words);
});
