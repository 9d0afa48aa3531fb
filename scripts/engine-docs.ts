// Writes the list of docs/engines.md from what the fuzzer leaves out. With `--check` it writes nothing and fails if the
// page isn't current.

import { readFileSync, writeFileSync } from "node:fs";
import { notAsked } from "../tests/preview1/fuzz/script.js";
import { ENGINES_PAGE as file, withPart } from "./engines-page.js";

const before = readFileSync(file, "utf8");
const after = withPart(before, "not-asked", notAsked.map((line) => `- ${line}`).join("\n"));
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("docs/engines.md is not current: run `npm run docs`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, after);
}
