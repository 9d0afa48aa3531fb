import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { isExported } from "../../scripts/exports.js";
import { root } from "./asc.js";
import { sentence } from "./guest.js";

/**
 * The names of the tests that a file has, as patterns: a name that is put together has a hole for each part that isn't
 * text. Those of the functions that its guests export are among them, and those that it gets from other files of tests/.
 */
export function testNames(path: string): RegExp[] {
  const files = [...filesOf(path)].map(parse);
  const nodes = files.flatMap((file) => nodesIn(file));
  const functions = nodes.flatMap(guestsOf).flatMap(functionsOf).map(escape);
  const titles = nodes.flatMap(titlesAt).flatMap((title) => titleOf(title, functions));
  return [...functions, ...titles].map((name) => new RegExp(`^${name}$`));
}

function nodesIn(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return [node, ...children.flatMap(nodesIn)];
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

/** Where a title may stand: in a call, or in a variable that is passed to one. */
function titlesAt(node: ts.Node): readonly ts.Expression[] {
  if (ts.isCallExpression(node)) return node.arguments;
  return ts.isVariableDeclaration(node) && node.initializer ? [node.initializer] : [];
}

/** What may be the title of a test: a text in quotes, or a template that has words of its own. */
function titleOf(node: ts.Expression, functions: readonly string[]): string[] {
  if (ts.isStringLiteralLike(node)) return [escape(node.text)];
  if (!ts.isTemplateExpression(node)) return [];
  const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (!texts.some((text) => /[a-z]{3}/.test(text))) return [];
  const holes = node.templateSpans.map(({ expression }) =>
    isSentence(expression) ? `(?:${functions.join("|")})` : ".*",
  );
  return [texts.map((text, i) => escape(text) + (holes[i] ?? "")).join("")];
}

/** `sentence(name)`, the name of a guest's function. */
function isSentence(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === sentence.name;
}

const GUESTS = "tests/guest/";
const guests = (readdirSync(join(root, GUESTS), { recursive: true }) as string[])
  .map((file) => GUESTS + file)
  .filter((file) => file.endsWith(".ts"));

/** The guests that a text names: by their path, or by one with holes. */
function guestsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return guests.filter((guest) => guest === node.text);
  if (!ts.isTemplateExpression(node) || !node.head.text.startsWith(GUESTS)) return [];
  const path = new RegExp(
    `^${[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map(escape).join(".*")}$`,
  );
  return guests.filter((guest) => path.test(guest));
}

/** The functions that a guest exports and that get nothing, as sentences. */
function functionsOf(guest: string): string[] {
  return parse(guest).statements.flatMap((statement) => {
    const isTest = ts.isFunctionDeclaration(statement) && statement.parameters.length === 0 && isExported(statement);
    return isTest ? [sentence(statement.name!.text)] : [];
  });
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
