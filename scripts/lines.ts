// Fails if a line of a text file has more than 140 characters. Excepted are rows of tables in Markdown, which can't be
// broken, and files that are generated or recorded.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

const LONGEST = 140;
const TEXT = /\.(ts|js|rs|c|py|md|json|wit|wac|toml|txt|yml|yaml|html|wat)$|(^|\/)(run|\.\w+)$/;
const PASSED_OVER = /^(node_modules|dist|build|\.git)$/;
const RECORDED = [
  /^package-lock\.json$/,
  /^docs\/api(-typescript)?\.md$/,
  /^tests\/fixtures\//,
  /^docs\/pictures\//,
  /^tests\/sanitize\/guest\//, // the fault that each must have, in one line
];

function* filesIn(folder: string): Iterable<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) yield* filesIn(path);
    if (entry.isFile() && TEXT.test(path) && !RECORDED.some((one) => one.test(path))) yield path;
  }
}

function isTooLong(line: string, path: string): boolean {
  return [...line].length > LONGEST && !(path.endsWith(".md") && line.trimStart().startsWith("|"));
}

for (const path of filesIn("")) {
  for (const [i, line] of readFileSync(join(root, path), "utf8").split("\n").entries()) {
    if (!isTooLong(line, path)) continue;
    console.error(`${path}:${i + 1}: ${[...line].length} characters; at most ${LONGEST}`);
    process.exitCode = 1;
  }
}
