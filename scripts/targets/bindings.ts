// Puts the sources of a component and its bindings into one folder under build/, so that asc resolves `./bindings/…` and no
// generated file is in a folder of sources.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { MARK } from "../../js/bindgen/generate/module.js";
import { writeWhole } from "./files.js";

/** Makes `folder` contain the bindings, the files of `source` that bindgen didn't make, and nothing else. */
export function layOut(folder: string, source: string, bindings: ReadonlyMap<string, string>): void {
  const files = new Map<string, string>();
  for (const name of filesIn(source)) {
    const text = readFileSync(join(source, name), "utf8");
    if (!text.includes(MARK)) files.set(name, text);
  }
  for (const [name, text] of bindings) files.set(name, text);
  for (const name of filesIn(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) writeWhole(join(folder, name), text);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}
