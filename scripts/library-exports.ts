// Writes js/host/bridge/library-exports.ts, the types of what assembly/bridge/ exports. With `--check` it writes nothing and
// fails if the file isn't current.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { exportsOf } from "./exports.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const FILE = "js/host/bridge/library-exports.ts";

/** The type that JavaScript sees of a type of AssemblyScript. Enumerations, booleans and addresses are numbers. */
function typeOf(node: ts.TypeNode | undefined): string {
  const name = node?.getText();
  return name === "u64" || name === "i64" ? "bigint" : name === "void" ? "void" : "number";
}

function signature(node: ts.FunctionDeclaration): string {
  const parameters = node.parameters.map(({ name, type }) => `${name.getText()}: ${typeOf(type)}`);
  return `  ${node.name!.text}(${parameters.join(", ")}): ${typeOf(node.type)};`;
}

const functions = [...exportsOf(join(root, "assembly/bridge/index.ts")).values()].map(({ name, node }) => {
  if (!ts.isFunctionDeclaration(node))
    throw new Error(`assembly/bridge/index.ts exports ${name}, which is no function`);
  return signature(node);
});
const text = `// Made by scripts/library-exports.ts from assembly/bridge/index.ts: run \`npm run docs\`.

/** The exports of \`assembly/bridge/\`. */
export interface LibraryExports {
${functions.join("\n")}
}
`;

if (!process.argv.includes("--check")) writeFileSync(join(root, FILE), text);
else if (readFileSync(join(root, FILE), "utf8") !== text) {
  console.error(`${FILE} is not what assembly/bridge/ exports: run \`npm run docs\``);
  process.exitCode = 1;
}
