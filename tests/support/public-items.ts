import ts from "typescript";
import { exportsOf } from "../../scripts/exports.js";

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
  return [...exportsOf(path)].flatMap(([name, { node, path: file }]) => {
    if (!ts.isSourceFile(node)) return itemsOf(name, node);
    return publicItems(file).map((item) => ({ ...item, name: `${name}.${item.name}` }));
  });
}

function itemsOf(name: string, node: ts.Node): PublicItem[] {
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
