// Writes docs/api.md and docs/api-typescript.md from the doc comments of what the two public faces export. With
// `--check` it writes nothing and fails if a page isn't current.

import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { exportsOf, isExported, type Declaration } from "./exports.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Page {
  readonly file: string;
  readonly face: string;
  readonly intro: string;
}

const PAGES: readonly Page[] = [
  {
    file: "docs/api.md",
    face: "assembly/index.ts",
    intro: `# The AssemblyScript library

What \`import { … } from "as-io-lifetimes"\` gives, by the file that defines it. A call that is marked \`@unsafe\`
takes or gives a raw fd or a pointer; with \`asc --noUnsafe\` your program can't use it without asking for that.`,
  },
  {
    file: "docs/api-typescript.md",
    face: "js/host/index.ts",
    intro: `# The TypeScript host

What \`import { … } from "as-io-lifetimes"\` gives in Node, by the file that defines it.`,
  },
];

function docOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  // Comments before a decorator's `@ts-ignore` count as well.
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const doc = ranges
    .map(({ pos, end }) => text.slice(pos, end))
    .filter((comment) => comment.startsWith("/**"))
    .at(-1);
  return (doc ?? "")
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .trim();
}

/** The declaration without its body, in one line. */
function signature(node: ts.Node, prefix = ""): string {
  const text = node.getSourceFile().text;
  const body = (node as ts.FunctionLikeDeclaration).body;
  const whole = text.slice(node.getStart(), body ? body.getStart() : node.getEnd());
  const unsafe = /@unsafe\b/.test(whole) ? "@unsafe " : "";
  const plain = whole
    .replace(/\/\/.*|\/\*\*[\s\S]*?\*\//g, "")
    .replace(/@\w+(\([^)]*\))?\s+/g, "")
    .replace(/\bexport |\bdeclare |\boverride |\bfunction /g, "")
    .replace(/\s+/g, " ")
    .replace(/,? \)/g, ")")
    .replace(/\( /g, "(")
    .replace(/[{;]\s*$/, "")
    .trim();
  return `${unsafe}${prefix}${plain}`;
}

function isHidden(member: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const name = (member as ts.NamedDeclaration).name;
  return (
    modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword) ||
    (name !== undefined && ts.isPrivateIdentifier(name)) ||
    docOf(member).startsWith("Only for ")
  );
}

/** The classes that a class inherits from: `withPathCalls` adds those of \`PathCalls\` to its argument. */
function parentsOf(heritage: string): string {
  const mixed = /^withPathCalls\((\w+)\)$/.exec(heritage)?.[1];
  return mixed === undefined ? `\`${heritage}\`` : `\`${mixed}\` and \`PathCalls\``;
}

function describe({ name, node }: Declaration): string[] {
  const lines = [`### ${name}`, ""];
  if (ts.isSourceFile(node)) {
    lines.push("A namespace.", "");
    for (const statement of node.statements) {
      if (!isExported(statement)) continue;
      lines.push(...item(statement, `${name}.`));
    }
    return [...lines, ""];
  }
  if (ts.isFunctionDeclaration(node)) lines.push("```ts", signature(node), "```", "");
  if (ts.isTypeAliasDeclaration(node)) lines.push("```ts", node.getText().replace(/^export /, ""), "```", "");
  lines.push(docOf(node), "");
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node)) {
    const parent =
      ts.isClassDeclaration(node) && node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    if (parent) lines.push(`Has all that ${parentsOf(parent.types[0]!.getText())} has.`, "");
    for (const member of node.members) if (!isHidden(member)) lines.push(...item(member, ""));
    lines.push("");
  } else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) {
    for (const statement of node.body.statements) lines.push(...item(statement, `${name}.`));
    lines.push("");
  }
  return lines;
}

function item(node: ts.Node, prefix: string): string[] {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    return [`- \`${prefix}${node.name!.text}\`: ${docOf(node).replace(/\n/g, " ")}`];
  }
  const doc = docOf(node).replace(/\s*\n\s*/g, " ");
  const shown = ts.isVariableStatement(node) ? signature(node).replace(/\bconst /, prefix) : signature(node, prefix);
  return [`- \`${shown}\`${doc && `: ${doc}`}`];
}

function render({ face, intro }: Page): string {
  const byPath = new Map<string, Declaration[]>();
  for (const declaration of exportsOf(join(root, face)).values()) {
    const path = relative(root, declaration.path);
    byPath.set(path, [...(byPath.get(path) ?? []), declaration]);
  }
  const lines = [intro, ""];
  for (const [path, declarations] of byPath) {
    lines.push(`## ${path}`, "", ...declarations.flatMap(describe));
  }
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

for (const page of PAGES) {
  const path = join(root, page.file);
  const text = render(page);
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (!ts.sys.fileExists(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${page.file} is not what the doc comments say: run \`npm run docs\``);
    process.exitCode = 1;
  }
}
