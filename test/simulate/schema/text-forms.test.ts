import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES, copied } from './copied';
import { at, folderWith, installed, resourceOf, schemaOf } from './installed';

const aws = installed('aws');

test('the source that somebody generated tells the same as the one that is embedded', () => {
  const generated = copied((source) => ({ 'index.ts': source }));
  const schema = schemaOf(generated, { resources: RESOURCES });
  rmSync(generated.folder, { recursive: true });
  expect(schema).toEqual(schemaOf(aws, { resources: RESOURCES }));
});

test('compiled code tells the same, but for what may be computed besides', () => {
  const compiled = copied((_, code) => ({ 'index.js': code }));
  const schema = schemaOf(compiled, { resources: RESOURCES });
  rmSync(compiled.folder, { recursive: true });

  const { provider, ...best } = schemaOf(aws, { resources: RESOURCES });
  const vague = (text: string) =>
    text.replace(/"optional":true,"computed":(true|false)/g, '"optional":true');
  expect(schema.provider).toEqual(provider);
  expect(JSON.parse(vague(JSON.stringify(schema.resources)))).toEqual(
    JSON.parse(vague(JSON.stringify(best.resources))),
  );
});

test('nothing of the bindings is run', () => {
  const bad = copied((source) => ({ 'index.ts': `throw new Error('run');\n${source}` }));
  expect(resourceOf(bad, 'aws_sqs_queue')).toEqual(resourceOf(aws, 'aws_sqs_queue'));
  rmSync(bad.folder, { recursive: true });
});

test.each([
  { because: 'some languages reserve the word', type: 'aws_license', folder: 'license-resource' },
  {
    because: 'some types are not named like their provider',
    type: 'awscc_thing',
    folder: 'awscc-thing',
  },
  { because: 'nobody knows every rule of the generator', type: 'aws_x_y1_z', folder: 'x-y-1z' },
])('a module is found by any name: $because', ({ type, folder }) => {
  const root = folderWith({
    [`${folder}/index.ts`]:
      `export class Thing extends cdktf.TerraformResource {\n` +
      `  public static readonly tfResourceType = "${type}";\n` +
      `  // size - computed: true, optional: false, required: false\n` +
      `  public get size() {\n    return this.getNumberAttribute('size');\n  }\n}\n`,
  });
  cpSync(join(aws.folder, 'provider'), join(root, 'provider'), { recursive: true });

  const block = resourceOf({ ...aws, folder: root }, type);

  rmSync(root, { recursive: true });
  expect(block.attributes).toMatchObject({ size: { type: 'number', computed: true } });
});

test('what names itself is unfolded, and not for ever', () => {
  const tree = `new TreeBranchList(this, "branch", false);`;
  const root = folderWith({
    'tree/index.ts': `export function treeBranchToHclTerraform(struct?: TreeBranch): any {
  const attrs = {
    branch: {
      value: cdktf.listMapperHcl(treeBranchToHclTerraform, true)(struct!.branch),
      isBlock: true,
      type: "list",
      storageClassType: "TreeBranchList",
    },
  };
}
export class TreeBranchOutputReference extends cdktf.ComplexObject {
  // branch - computed: false, optional: true, required: false
  private _branch = ${tree}
  // leaves - computed: false, optional: true, required: false
  public get leaves() {
    return this.getNumberAttribute('leaves');
  }
}
export class TreeBranchList extends cdktf.ComplexList {
  public get(index: number): TreeBranchOutputReference {
    return new TreeBranchOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export class Tree extends cdktf.TerraformResource {
  public static readonly tfResourceType = "aws_tree";
  // branch - computed: false, optional: true, required: false
  private _branch = ${tree}
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      branch: {
        value: cdktf.listMapperHcl(treeBranchToHclTerraform, true)(this._branch.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "TreeBranchList",
      },
    };
  }
}
`,
  });
  cpSync(join(aws.folder, 'provider'), join(root, 'provider'), { recursive: true });

  const block = resourceOf({ ...aws, folder: root }, 'aws_tree');

  rmSync(root, { recursive: true });
  expect(at(block, 'branch.branch.leaves')).toMatchObject({ type: 'number' });
  expect(() => at(block, 'branch.branch.branch.branch')).toThrow();
});
