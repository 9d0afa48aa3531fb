// Writes the tables of docs/engines.md from what the tests expect. With `--check` it writes nothing and fails where the
// page isn't what it should be.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notAsked } from "../tests/preview1/fuzz/script.js";
import { differences, type Difference } from "../tests/support/differences.js";

const file = join(fileURLToPath(new URL("../..", import.meta.url)), "docs/engines.md");

function table(): string {
  const rows = (Object.values(differences) as Difference<unknown>[]).map(
    (one) => `| ${one.what} | ${one.told(one.node)} | ${one.told(one["node:wasi"])} | ${one.right} |`,
  );
  return ["| what | `node` | `node:wasi` | right |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function put(text: string, name: string, content: string): string {
  return text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`),
    (_, start: string, end: string) => `${start}\n${content}\n\n${end}`,
  );
}

const before = readFileSync(file, "utf8");
const after = put(put(before, "differences", table()), "not-asked", notAsked.map((line) => `- ${line}`).join("\n"));
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("docs/engines.md is not what the tests say: run `npm run docs`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, after);
}
