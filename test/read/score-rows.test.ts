import { placeOf, readScoreText } from './repository';
import { scoreOf, type Row } from './score-row';
import { FIELD_ROWS } from './score-rows-fields';
import { FILE_ROWS } from './score-rows-files';
import { TEXT_ROWS } from './score-rows-texts';

test.each<Row>([...FIELD_ROWS, ...FILE_ROWS, ...TEXT_ROWS])('$row: $because', (row) => {
  const { workload, codes, reported } = readScoreText(scoreOf(row));
  const [first] = reported;

  expect(codes).toEqual(row.codes ?? []);
  if (row.at !== undefined) expect(first && placeOf(first)).toBe(row.at);
  if (row.spec) expect(workload?.spec).toMatchObject(row.spec);
  if (row.lone) {
    const [request, param] = row.lone;
    const params = workload?.requests.find(({ name }) => name === request)?.params;
    expect(params?.[param]).toMatchObject({ whole: expect.anything() as unknown });
  }
  expect(workload === undefined).toBe(reported.some(({ severity }) => severity === 'error'));
});

/** Rows of the reference that reading has no part in, or where it differs on purpose. */
test.each([
  {
    row: 'L-01',
    because: 'there is no state folder to create first: git and Terraform hold all state',
  },
  { row: 'L-02', because: 'an empty repository is the golden case "no-projects"' },
  {
    row: 'L-30',
    because: 'what "before" means is up to the definition of the workload; reading checks it',
  },
  {
    row: 'L-31',
    because: 'two files with one name are the golden case "project-duplicate-workload"',
  },
  { row: 'L-32', because: 'mistakes in several files are the golden case "many-files"' },
  {
    row: 'L-33',
    because:
      'overrides are keyed by the name, so a file must have its own; the merged file is validated again',
  },
  {
    row: 'P-04',
    because: 'a diagnostic points at the placeholder itself, which no path of keys could do better',
  },
  { row: 'P-07', because: 'dashes and escaped dots are in placeholders.test.ts' },
  { row: 'P-10', because: 'concerns docker compose only' },
  { row: 'P-12', because: 'Kubernetes escapes are the business of its pack' },
  { row: 'P-15', because: 'values of an environment are matched, not read' },
  { row: 'P-16', because: 'secrets are values of their own, never texts' },
  { row: 'P-18', because: 'cycles between resources are found where the graph is built' },
  { row: 'P-19', because: 'outputs are known once a definition is matched' },
  {
    row: 'P-20',
    because:
      'a placeholder is a reference or a diagnostic; there is no third way out of expandText',
  },
])('$row is not decided here: $because', ({ because }) => {
  expect(because).not.toBe('');
});
