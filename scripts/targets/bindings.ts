// A component's sources with its bindings beside them, under build/: asc resolves `./bindings/…` there, and nothing that
// is generated stands in a folder of sources.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./files.js";

/** Brings `folder` to hold the files of `source` and those that bindgen made, and nothing else. */
export function layOut(folder: string, source: string, bindings: ReadonlyMap<string, string>): void {
  const files = new Map<string, string>(bindings);
  for (const name of filesIn(source)) files.set(name, readFileSync(join(source, name), "utf8"));
  for (const name of filesIn(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) writeWhole(join(folder, name), text);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}
