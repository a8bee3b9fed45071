import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBindings, type Bindings } from '../../../src/simulate/schema';
import { folderWith, resourceOf } from './installed';

const PROVIDER = `export class WidgetsProvider extends cdktf.TerraformProvider {
  // url - computed: false, optional: true, required: false
  private _url?: string;
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      url: {
        value: cdktf.stringToHclTerraform(this._url),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };
  }
}
`;

function widget(attribute: string): string {
  return `export class Widget extends cdktf.TerraformResource {
  public static readonly tfResourceType = "widgets_widget";
  // ${attribute} - computed: true, optional: false, required: false
  public get ${attribute}() {
    return this.getStringAttribute('${attribute}');
  }
}
`;
}

const MODULES = 'node_modules/@acme/provider-widgets';
const CACHE = 'node_modules/.cache/scoreform/schemas/@acme+provider-widgets@1.0.0';
const ENTRY = join(CACHE, 'resource.widgets_widget.json');

function widgets(): Bindings {
  const root = folderWith({
    [`${MODULES}/package.json`]: JSON.stringify({
      version: '1.0.0',
      cdktf: { provider: { name: 'acme/widgets' } },
    }),
    [`${MODULES}/lib/provider/index.ts`]: PROVIDER,
    [`${MODULES}/lib/widget/index.ts`]: widget('size'),
  });
  const bindings = findBindings('acme/widgets', root);
  if (bindings) return bindings;
  throw new Error('The bindings were not found.');
}

const attributesOf = (bindings: Bindings) =>
  Object.keys(resourceOf(bindings, 'widgets_widget').attributes);

describe('schemas that were read before', () => {
  let bindings: Bindings;
  beforeEach(() => {
    bindings = widgets();
  });
  afterEach(() => {
    rmSync(bindings.root, { recursive: true });
  });

  test('are kept whole, and nothing is left beside them', () => {
    attributesOf(bindings);
    expect(readdirSync(join(bindings.root, CACHE)).sort()).toEqual([
      'provider.registry.terraform.io+acme+widgets.json',
      'resource.widgets_widget.json',
    ]);
    expect(attributesOf(bindings)).toEqual(['size']);
  });

  test('are believed as long as their text is the same', () => {
    attributesOf(bindings);
    const entry = join(bindings.root, ENTRY);
    const { files } = JSON.parse(readFileSync(entry, 'utf8')) as { files: Record<string, string> };
    expect(Object.keys(files)).toEqual([join(bindings.folder, 'widget/index.ts')]);

    writeFileSync(join(bindings.folder, 'widget/index.ts'), widget('weight'));
    expect(attributesOf(bindings)).toEqual(['weight']);
    expect(attributesOf(bindings)).toEqual(['weight']);
  });

  test.each([
    { because: 'it is empty', broken: () => '' },
    { because: 'it is cut off', broken: (text: string) => text.slice(0, text.length / 2) },
    { because: 'it is no map', broken: () => 'null' },
    {
      because: 'an older version wrote it',
      broken: (text: string) => text.replace('"format":', '"format":9'),
    },
    {
      because: 'somebody edited it',
      broken: (text: string) => text.replace('"computed":true', '"computed":1'),
    },
    {
      because: 'its schema is gone',
      broken: (text: string) => text.replace('"block"', '"blocked"'),
    },
  ])('hurt nobody: $because', ({ broken }) => {
    const before = attributesOf(bindings);
    const entry = join(bindings.root, ENTRY);
    const text = readFileSync(entry, 'utf8');
    expect(broken(text)).not.toBe(text);
    writeFileSync(entry, broken(text));

    expect(attributesOf(bindings)).toEqual(before);
    expect(readFileSync(entry, 'utf8')).toBe(text);
  });

  test('are no need: where they cannot be kept, they are read again', () => {
    writeFileSync(join(bindings.root, 'node_modules/.cache'), 'a file where a folder should be');
    expect(attributesOf(bindings)).toEqual(['size']);
    expect(attributesOf(bindings)).toEqual(['size']);
  });
});
