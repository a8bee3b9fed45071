import { HEAD, type Row } from './score-row';

/** What is expanded and what is not, and ports (P, 2.3, C). */
export const TEXT_ROWS: readonly Row[] = [
  {
    row: 'P-06',
    because: 'a lone placeholder keeps the type of its output: it stays a template',
    root: 'resources: {db: {type: postgres}, rr: {type: dns, params: {port: "${resources.db.port}"}}}',
    lone: ['rr', 'port'],
  },
  {
    row: 'P-08',
    because: 'two dollars are one',
    main: "variables: {A: '$${FOO}'}",
    spec: { containers: { main: { variables: { A: '${FOO}' } } } },
  },
  {
    row: 'P-09',
    because: 'arguments are not expanded by Score, so both forms stay as they are',
    main: "args: ['-c', 'echo $${FRIEND} ${FRIEND}']",
    spec: { containers: { main: { args: ['-c', 'echo $${FRIEND} ${FRIEND}'] } } },
  },
  {
    row: 'P-11',
    because: 'parentheses are for Kubernetes',
    main: "args: ['$(VAR)']",
    spec: { containers: { main: { args: ['$(VAR)'] } } },
  },
  {
    row: 'P-13',
    because: 'what is not expanded is not looked at',
    main: "files: {/a: {content: '${anything} $$', noExpand: true}}",
    spec: { containers: { main: { files: { '/a': { content: '${anything} $$' } } } } },
  },
  {
    row: 'P-14',
    because: 'bytes are not expanded',
    main: 'files: {/a: {binaryContent: "JHt4fQ=="}}',
    spec: { containers: { main: { files: { '/a': { binaryContent: 'JHt4fQ==' } } } } },
  },
  ...['aGk', 'a*k=', 'aGk-', '=aGk', 'aG==k'].map((bytes) => ({
    row: 'P-14',
    because: `"${bytes}" is no base64`,
    main: `files: {/a: {binaryContent: "${bytes}"}}`,
    codes: ['read/invalid-base64'],
  })),
  {
    row: 'P-17',
    because: 'nothing is expanded but variables, files, volumes and params',
    main: "command: ['${a}']\nlivenessProbe: {httpGet: {path: '/${b}', port: 80}}\nvolumes: {'/${c}': {source: x, path: '${d}'}}",
    root: "resources: {db: {type: postgres, metadata: {annotations: {note: '${e}'}}, params: {'${f}': x}}}",
    spec: {
      containers: {
        main: {
          command: ['${a}'],
          livenessProbe: { httpGet: { path: '/${b}', port: 80 } },
          volumes: { '/${c}': { source: 'x', path: '${d}' } },
        },
      },
    },
  },
  {
    row: 'P-17',
    because: 'an image of another templating tool stays literal',
    whole: `${HEAD}containers: {main: {image: "\${value.app.tag}"}}`,
    spec: { containers: { main: { image: '${value.app.tag}' } } },
  },
  {
    row: '2.3',
    because: 'only a volume may mean a whole resource',
    main: "volumes: {/data: {source: '${resources.data}'}}",
    root: 'resources: {data: {type: volume}}',
  },
  {
    row: '2.3',
    because: 'and it must exist',
    main: "volumes: {/data: {source: '${resources.dat}'}}",
    root: 'resources: {data: {type: volume}}',
    codes: ['read/unknown-resource'],
  },
  {
    row: 'C-24',
    because: 'two ports with one number cannot be told apart',
    root: 'service: {ports: {aa: {port: 80}, bb: {port: 80, protocol: TCP}}}',
    codes: ['read/duplicate-port'],
  },
  {
    row: 'C-24',
    because: 'a long name only fails in Kubernetes',
    root: 'service: {ports: {a-port-named-longer: {port: 80}}}',
    codes: ['read/long-port-name'],
  },
  {
    row: 'C-25',
    because: 'TCP and UDP are two ports',
    root: 'service: {ports: {aa: {port: 53}, bb: {port: 53, protocol: UDP}}}',
  },
];
