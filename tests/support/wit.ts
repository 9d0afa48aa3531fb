import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder with one WIT package as one text, in which the package is named once. */
export function witSource(folder: string): string {
  const texts = readdirSync(folder).filter((file) => file.endsWith(".wit")).sort().map((file) => readFileSync(join(folder, file), "utf8"));
  const header = /^package .*;$/m.exec(texts[0]!)![0];
  return [header, ...texts.map((text) => text.replace(header, ""))].join("\n");
}
