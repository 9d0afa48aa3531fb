// Records which sources asc read for the modules of a test file, for `npm run dev`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { writeWhole } from "./files.js";

const folder = join(root, "build/uses");
const used = new Set<string>();

/** Records sources that the test file in this process depends on, by paths relative to the root of the repository. */
export function note(paths: () => Iterable<string>): void {
  const file = process.env["IO_LIFETIMES_TEST_FILE"];
  if (file === undefined) return;
  if (used.size === 0) {
    for (const path of usesOf(file)) used.add(path);
    process.on("exit", () => writeWhole(recordOf(file), [...used].sort().join("\n")));
  }
  for (const path of paths()) used.add(path);
}

/** The sources that were recorded for a test file in all its runs. */
export function usesOf(file: string): string[] {
  const record = recordOf(file);
  return existsSync(record) ? readFileSync(record, "utf8").split("\n") : [];
}

function recordOf(file: string): string {
  return join(folder, `${file.replaceAll(/[/\\]/g, "+")}.txt`);
}
