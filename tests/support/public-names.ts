import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { exportsOf } from "../../scripts/exports.js";
import { root } from "./asc.js";

/** What a TypeScript or AssemblyScript file exports, with members: `read`, `File`, `File.open`, `Fdflags.APPEND`. */
export function publicNames(path: string): Set<string> {
  const names = new Set<string>();
  const exported = exportsOf(path);
  for (const [name, { node, path: file }] of exported) {
    names.add(name);
    const members = ts.isSourceFile(node) ? publicNames(file) : membersOf(node);
    for (const member of members) names.add(`${name}.${member}`);
  }
  return names;

  function membersOf(node: ts.Node): string[] {
    if (ts.isEnumDeclaration(node)) return node.members.map(({ name }) => name.getText());
    if (ts.isModuleDeclaration(node))
      return node.body && ts.isModuleBlock(node.body) ? node.body.statements.flatMap(variablesOf) : [];
    if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return [];
    const parents = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => exported.get(expression.getText())),
    );
    return [...node.members.flatMap(namesOf), ...parents.flatMap((parent) => (parent ? membersOf(parent.node) : []))];
  }
}

function namesOf(member: ts.ClassElement | ts.TypeElement): string[] {
  const parameters = ts.isConstructorDeclaration(member)
    ? member.parameters.filter((parameter) => parameter.modifiers)
    : [];
  const named = [member, ...parameters].filter(
    (node) => !(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private),
  );
  return named.flatMap(({ name }) => (name ? [name.getText()] : []));
}

function variablesOf(statement: ts.Statement): string[] {
  return ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : [];
}

/** The functions of the WIT package, with the resource or the interface that has them: `fd.try-clone`. */
export function witNames(): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(join(root, "wit")).filter((name) => name.endsWith(".wit"))) {
    let holder = "",
      outer = "";
    for (const line of readFileSync(join(root, "wit", file), "utf8").split("\n")) {
      const [, interfaceName] = /^interface ([\w-]+)/.exec(line) ?? [];
      const [, resource] = /^ {4}resource ([\w-]+)/.exec(line) ?? [];
      const [, name] = /^ +%?([\w-]+): (?:static |async )*func/.exec(line) ?? [];
      if (interfaceName) outer = holder = interfaceName;
      if (resource) holder = resource;
      if (line === "    }") holder = outer;
      if (name) names.add(`${holder}.${name}`);
    }
  }
  return names;
}
