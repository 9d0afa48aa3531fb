import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A function or method that programs can call. */
export interface PublicItem {
  /** `readDir`, `fs.exists`, `File.open`. */
  name: string;
  /** Its parameters and its result, as they are written. */
  signature: string;
  unsafe: boolean;
}

/**
 * The functions and methods that an AssemblyScript file exports, also through other files. Interfaces are not
 * among them: what implements them is.
 */
export function publicItems(path: string): PublicItem[] {
  return [...exportsOf(path)].flatMap(([name, { node, namespace }]) => {
    if (!namespace) return itemsOf(name, node!);
    return publicItems(namespace).map((item) => ({ ...item, name: `${name}.${item.name}` }));
  });
}

interface Export {
  node?: ts.Declaration;
  /** The file whose exports are its members. */
  namespace?: string;
}

function exportsOf(path: string): Map<string, Export> {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found = new Map<string, Export>();
  const namespaces = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      if (!bindings || !ts.isNamespaceImport(bindings)) continue;
      namespaces.set(bindings.name.text, target(path, statement.moduleSpecifier));
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier && exportsOf(target(path, statement.moduleSpecifier));
      const names = statement.exportClause as ts.NamedExports | undefined;
      if (!names) for (const [name, item] of from!) found.set(name, item);
      for (const { name, propertyName } of names?.elements ?? []) {
        const own = (propertyName ?? name).text;
        const item = from ? from.get(own) : { namespace: namespaces.get(own)! };
        if (!item) throw new Error(`${path} exports ${own}, which isn't there`);
        found.set(name.text, item);
      }
    } else if (isExported(statement)) {
      for (const name of declaredNames(statement)) found.set(name, { node: statement as unknown as ts.Declaration });
    }
  }
  return found;
}

/** The file that an import names: a file, or the index of a folder. */
function target(path: string, specifier: ts.Expression): string {
  const file = join(dirname(path), (specifier as ts.StringLiteral).text);
  return ts.sys.fileExists(`${file}.ts`) ? `${file}.ts` : join(file, "index.ts");
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return !!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const name = (statement as ts.DeclarationStatement).name;
  return name ? [name.getText()] : [];
}

function itemsOf(name: string, node: ts.Declaration): PublicItem[] {
  if (ts.isFunctionDeclaration(node)) return [item(name, node)];
  if (!ts.isClassDeclaration(node)) return [];
  const members = node.members.filter((member) => !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private));
  return members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member)) return [item(`${name}.constructor`, member)];
    const called = ts.isMethodDeclaration(member) || ts.isGetAccessor(member);
    return called ? [item(`${name}.${member.name.getText()}`, member)] : [];
  });
}

function item(name: string, node: ts.SignatureDeclaration): PublicItem {
  const start = node.name?.end ?? node.getStart();
  const end = (node as ts.FunctionLikeDeclaration).body?.pos ?? node.end;
  const whole = node.getSourceFile().text;
  const before = whole.slice(node.getFullStart(), node.name?.getStart() ?? node.parameters.pos);
  return { name, signature: whole.slice(start, end), unsafe: /^\s*@unsafe\b/m.test(before) };
}
