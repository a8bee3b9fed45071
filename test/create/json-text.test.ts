import { Token, ref } from 'cdktf';
import { jsonText } from '../../src/terraform';
import { escapeText } from '../../src/pack';

test.each([
  { value: 'plain', as: '"plain"', because: 'it is a text' },
  { value: 'a "b" \\ \n', as: '"a \\"b\\" \\\\ \\n"', because: 'JSON says it like this' },
  { value: escapeText('${x} %{y}'), as: '"$${x} %%{y}"', because: 'it stays escaped' },
  { value: [1, true, null], as: '[1,true,null]', because: 'it is plain data' },
  { value: { a: 1, b: undefined }, as: '{"a":1}', because: 'what is undefined is not said' },
  { value: '\b\f', as: '"\\u0008\\u000c"', because: 'Terraform knows no shorter form' },
])('$value becomes $as, because $because', ({ value, as }) => {
  expect(jsonText(value)).toBe(as);
});

const reference = (to: string) => Token.asString(ref(to));

test('Terraform encodes the text around a reference and what is filled in', () => {
  const host = reference('aws_db_instance.db.address');
  expect(jsonText({ url: `say "${host}"\n` })).toBe(
    `{"url":\${jsonencode("say \\"${host}\\"\\n")}}`,
  );
});

test('a reference to a number stays a number', () => {
  const port = Token.asNumber(ref('aws_db_instance.db.port'));
  expect(jsonText({ port })).toMatch(/^\{"port":\$\{TfToken\[TOKEN\.\d+\]\}\}$/);
});

test('a reference to more than a text is encoded as a whole', () => {
  expect(jsonText([ref('local.names')])).toMatch(/^\[\$\{TfToken\[TOKEN\.\d+\]\}\]$/);
});
