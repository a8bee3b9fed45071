'use strict';

/**
 * TypeScript to CommonJS, with every import bound on first use.
 *
 * A platform and its packs import the constructs they create at the top of the file, as everybody does. Matching only
 * needs the data in those files, so what they import must not be loaded before something is created.
 */

const { decode, encode } = require('@jridgewell/sourcemap-codec');
const ts = require('typescript');

/** @type {import('typescript').CompilerOptions} */
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
  sourceMap: true,
};

/** A part of the code and what takes its place. @typedef {{ start: number, end: number, text: string }} Edit */

/**
 * @param {string} fileName
 * @param {string} source
 * @returns {{ code: string, map: string }}
 */
function transpile(fileName, source) {
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName,
    compilerOptions: OPTIONS,
    reportDiagnostics: true,
  });
  const [problem] = diagnostics ?? [];
  if (problem) throw syntaxError(fileName, problem);
  const code = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return applyEdits(code, sourceMapText ?? '', lazyImports(code));
}

/**
 * @param {string} fileName
 * @param {import('typescript').Diagnostic} problem
 */
function syntaxError(fileName, problem) {
  const { file, start = 0, messageText } = problem;
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? {
    line: 0,
    character: 0,
  };
  const error = new SyntaxError(ts.flattenDiagnosticMessageText(messageText, ' '));
  error.stack = `SyntaxError: ${error.message}\n    at ${fileName}:${line + 1}:${character + 1}`;
  return error;
}

/**
 * Rewrites `const x_1 = require('x')`, as TypeScript emits it, to a function that requires on its first call, and every
 * use of `x_1` to a call of it. Lines stay where they are.
 *
 * @param {string} code
 * @returns {Edit[]}
 */
function lazyImports(code) {
  const file = ts.createSourceFile('emitted.js', code, ts.ScriptTarget.ES2022, true);
  const imports = new Map(
    file.statements.flatMap((statement) => {
      const declaration = importDeclaration(statement);
      return declaration ? [[declaration.name.getText(file), { statement, declaration }]] : [];
    }),
  );
  /** @type {import('typescript').Identifier[]} */
  const uses = [];

  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node) && imports.has(node.text)) {
      // `import * as path` keeps the author's name, and somebody may call a parameter so: that import stays eager.
      if (isBinding(node)) imports.delete(node.text);
      else if (!isPropertyName(node)) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements) {
    if (!importDeclaration(statement)) visit(statement);
  }

  const edits = [...imports].map(([name, { statement, declaration }]) => ({
    start: statement.getStart(file),
    end: statement.getEnd(),
    text: `let ${name}$loaded; const ${name} = () => ${name}$loaded ??= ${declaration.initializer?.getText(file)};`,
  }));
  for (const node of uses) {
    if (!imports.has(node.text)) continue;
    // In parentheses, for `new x_1.Y()`.
    const call = `(${node.text}())`;
    const text = ts.isShorthandPropertyAssignment(node.parent) ? `${node.text}: ${call}` : call;
    edits.push({ start: node.getStart(file), end: node.getEnd(), text });
  }
  return edits;
}

/** Whether an identifier declares something. @param {import('typescript').Identifier} node */
function isBinding(node) {
  const { parent } = node;
  return (
    (ts.isParameter(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionLike(parent) ||
      ts.isClassLike(parent)) &&
    parent.name === node &&
    !ts.isMethodDeclaration(parent) &&
    !ts.isAccessor(parent)
  );
}

/** Whether an identifier only names a property: `a.x`, `{ x: 1 }`, `x() {}`. @param {import('typescript').Identifier} node */
function isPropertyName(node) {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return 'name' in parent && parent.name === node;
}

/** @param {import('typescript').Statement} statement */
function importDeclaration(statement) {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (!declaration?.initializer || others.length > 0 || !ts.isIdentifier(declaration.name))
    return undefined;
  return isRequire(declaration.initializer) ? declaration : undefined;
}

/**
 * `require('x')`, alone or in one of the functions with which TypeScript adapts default and namespace imports.
 *
 * @param {import('typescript').Expression} expression
 * @returns {boolean}
 */
function isRequire(expression) {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const { text } = expression.expression;
  if (text === 'require') return true;
  const [argument] = expression.arguments;
  return (
    ['__importStar', '__importDefault'].includes(text) &&
    argument !== undefined &&
    isRequire(argument)
  );
}

/**
 * The code with its edits, and the source map with the columns behind them moved as far.
 *
 * @param {string} code
 * @param {string} mapText
 * @param {Edit[]} edits within a line each
 * @returns {{ code: string, map: string }}
 */
function applyEdits(code, mapText, edits) {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  /** By line: the column behind an edit, and how far that moved. @type {Map<number, { column: number, by: number }[]>} */
  const moves = new Map();
  let edited = '';
  let from = 0;
  let line = 0;
  let lineStart = 0;
  for (const { start, end, text } of sorted) {
    for (
      let next = code.indexOf('\n', lineStart);
      next !== -1 && next < start;
      next = code.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = next + 1;
    }
    const move = { column: end - lineStart, by: text.length - (end - start) };
    moves.set(line, [...(moves.get(line) ?? []), move]);
    edited += code.slice(from, start) + text;
    from = end;
  }
  return { code: edited + code.slice(from), map: movedMap(mapText, moves) };
}

/** @param {string} mapText @param {Map<number, { column: number, by: number }[]>} moves */
function movedMap(mapText, moves) {
  const map = JSON.parse(mapText);
  const lines = decode(map.mappings);
  for (const [line, moved] of moves) {
    for (const segment of lines[line] ?? []) {
      const { 0: column } = segment;
      segment[0] = moved.reduce(
        (at, { column: behind, by }) => (column >= behind ? at + by : at),
        column,
      );
    }
  }
  return JSON.stringify({ ...map, mappings: encode(lines) });
}

module.exports = { transpile };
