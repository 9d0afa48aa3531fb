// Writes the list of docs/engines.md from what the fuzzer leaves out. With `--check` it writes nothing and fails if the
// page isn't current.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notAsked } from "../tests/preview1/fuzz/script.js";

const file = join(fileURLToPath(new URL("../..", import.meta.url)), "docs/engines.md");

function put(text: string, name: string, content: string): string {
  return text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`),
    (_, start: string, end: string) => `${start}\n${content}\n\n${end}`,
  );
}

const before = readFileSync(file, "utf8");
const after = put(before, "not-asked", notAsked.map((line) => `- ${line}`).join("\n"));
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("docs/engines.md is not current: run `npm run docs`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, after);
}
