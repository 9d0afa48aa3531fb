import ts from "typescript";
import { exportsOf, type Declaration } from "../../scripts/exports.js";

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
  const exported = exportsOf(path);
  return [...exported].flatMap(([name, { node, path: file }]) => {
    if (!ts.isSourceFile(node)) return itemsOf(name, node, exported);
    return publicItems(file).map((item) => ({ ...item, name: `${name}.${item.name}` }));
  });
}

function itemsOf(name: string, node: ts.Node, exported: Map<string, Declaration>): PublicItem[] {
  if (ts.isFunctionDeclaration(node)) return [item(name, node)];
  if (!ts.isClassDeclaration(node)) return [];
  const members = membersOf(node, exported).filter(
    (member) => !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private),
  );
  return members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member)) return [item(`${name}.constructor`, member)];
    const called = ts.isMethodDeclaration(member) || ts.isGetAccessor(member);
    return called ? [item(`${name}.${member.name.getText()}`, member)] : [];
  });
}

/** The members of a class and of the exported classes that it extends. */
function membersOf(node: ts.ClassDeclaration, exported: Map<string, Declaration>): ts.ClassElement[] {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const base = clause && exported.get(clause.types[0]!.expression.getText())?.node;
  if (!base || !ts.isClassDeclaration(base)) return [...node.members];
  const inherited = membersOf(base, exported).filter((member) => !ts.isConstructorDeclaration(member));
  return [...node.members, ...inherited];
}

function item(name: string, node: ts.SignatureDeclaration): PublicItem {
  const start = node.name?.end ?? node.getStart();
  const end = (node as ts.FunctionLikeDeclaration).body?.pos ?? node.end;
  const whole = node.getSourceFile().text;
  const before = whole.slice(node.getFullStart(), node.name?.getStart() ?? node.parameters.pos);
  return { name, signature: whole.slice(start, end), unsafe: /^\s*@unsafe\b/m.test(before) };
}
