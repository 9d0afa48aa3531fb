import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "./asc.js";
import { sentence } from "./guest.js";

/**
 * The names of the tests that a file has, as patterns: a name that is put together has a hole for each part that isn't
 * text. Those of the functions that its guests export are among them, and those that it gets from other files of tests/.
 */
export function testNames(path: string): RegExp[] {
  const names: RegExp[] = [];
  for (const file of filesOf(path)) {
    ts.forEachChild(parse(file), function look(node): void {
      if (ts.isCallExpression(node)) names.push(...node.arguments.flatMap(titleOf));
      names.push(...guestsOf(node).flatMap(guestNames));
      ts.forEachChild(node, look);
    });
  }
  return names;
}

/** A file of tests/, and those of tests/ that it imports from. */
function filesOf(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, specifier] of readFileSync(join(root, path), "utf8").matchAll(/from "(\.[^"]*)\.js"/g)) {
    const imported = `${join(dirname(path), specifier!)}.ts`;
    if (imported.startsWith("tests/") && existsSync(join(root, imported))) filesOf(imported, found);
  }
  return found;
}

/** What may be the title of a test: a text in quotes, or a template that has words of its own. */
function titleOf(node: ts.Expression): RegExp[] {
  if (ts.isStringLiteralLike(node)) return [new RegExp(`^${escape(node.text)}$`)];
  if (!ts.isTemplateExpression(node)) return [];
  const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return parts.some((part) => /[a-z]{3}/.test(part)) ? [new RegExp(`^${parts.map(escape).join(".*")}$`)] : [];
}

const GUESTS = "tests/guest/";
const guests = (readdirSync(join(root, GUESTS), { recursive: true }) as string[]).map((file) => GUESTS + file).filter((file) => file.endsWith(".ts"));

/** The guests that a text names: by their path, or by one with holes. */
function guestsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return guests.filter((guest) => guest === node.text);
  if (!ts.isTemplateExpression(node) || !node.head.text.startsWith(GUESTS)) return [];
  const path = new RegExp(`^${[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map(escape).join(".*")}$`);
  return guests.filter((guest) => path.test(guest));
}

function guestNames(path: string): RegExp[] {
  const names: RegExp[] = [];
  for (const statement of parse(path).statements) {
    if (!ts.isFunctionDeclaration(statement) || statement.parameters.length > 0 || statement.name === undefined) continue;
    names.push(new RegExp(`^${escape(sentence(statement.name.text))}$`));
  }
  return names;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
