// Finds what a TypeScript or AssemblyScript file exports, directly and by re-exports.

import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sources = new Map<string, ts.SourceFile>();

function source(path: string): ts.SourceFile {
  let file = sources.get(path);
  if (!file)
    sources.set(path, (file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true)));
  return file;
}

function resolve(from: string, specifier: string): string {
  const base = join(dirname(from), specifier.replace(/\.js$/, ""));
  for (const path of [`${base}.ts`, join(base, "index.ts")]) if (ts.sys.fileExists(path)) return path;
  throw new Error(`${relative(root, from)}: can't find ${specifier}`);
}

/** An exported declaration. That of a namespace is the file it is made of. */
export type Declaration = { name: string; node: ts.Node; path: string };

/** The declarations that a file exports, by their exported names. */
export function exportsOf(path: string): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  const namespaces = new Map<string, string>();
  const imported = new Map<string, { from: string; name: string }>();
  for (const statement of source(path).statements) {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (bindings && ts.isNamespaceImport(bindings)) namespaces.set(bindings.name.text, resolve(path, specifier));
      if (bindings && ts.isNamedImports(bindings) && specifier.startsWith(".")) {
        for (const { name, propertyName } of bindings.elements) {
          imported.set(name.text, { from: resolve(path, specifier), name: (propertyName ?? name).text });
        }
      }
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier && resolve(path, (statement.moduleSpecifier as ts.StringLiteral).text);
      if (!statement.exportClause) for (const [name, declaration] of exportsOf(from!)) found.set(name, declaration);
      else if (ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName } of statement.exportClause.elements) {
          const inner = (propertyName ?? name).text;
          const namespace = from === undefined ? namespaces.get(inner) : undefined;
          const origin = from === undefined ? imported.get(inner) : { from, name: inner };
          const declaration = origin && exportsOf(origin.from).get(origin.name);
          if (namespace) found.set(name.text, { name: name.text, node: source(namespace), path: namespace });
          else if (declaration) found.set(name.text, { ...declaration, name: name.text });
          else throw new Error(`${relative(root, path)} exports ${name.text}, which can't be found`);
        }
      }
    } else if (isExported(statement)) {
      for (const name of namesOf(statement)) found.set(name, { name, node: statement, path });
    }
  }
  return found;
}

/** Whether a statement has the modifier `export`. */
export function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return [(statement as ts.DeclarationStatement).name!.getText()];
}
