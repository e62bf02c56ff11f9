import ts from 'typescript';

/** One place where a source file names another. */
export interface Import {
  /** What stands between the quotes. */
  from: string;
  line: number;
  /** `static` runs before the file does, `dynamic` when it is called, `type` not at all. */
  kind: 'static' | 'dynamic' | 'type';
}

/** Every import, re-export, `import()` and `import('…')` type of a TypeScript file, in order. */
export function importsOf(code: string, path = 'file.ts'): Import[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, false);
  const found: Import[] = [];
  const add = (from: ts.Node | undefined, kind: Import['kind'], at: ts.Node) => {
    if (!from || !ts.isStringLiteralLike(from)) return;
    found.push({ from: from.text, kind, line: file.getLineAndCharacterOfPosition(at.getStart(file)).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // `import {type A}` still loads the file; only `import type` does not.
      add(
        node.moduleSpecifier,
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'static',
        node,
      );
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static', node);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'dynamic', node);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type', node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
