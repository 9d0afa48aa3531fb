import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** The WIT package in a folder as one text. */
export function witSource(folder: string): string {
  const { name, body } = packageIn(folder);
  return `package ${name};\n${body}`;
}

/** The text of a WIT package that uses this one, followed by this one. */
export function withLibraryWit(text: string): string {
  const { name, body } = packageIn(join(root, "wit"));
  return `${text}\npackage ${name} {\n${body}\n}\n`;
}

function packageIn(folder: string): { name: string; body: string } {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(".wit"))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const [header, name] = /^package (.*);$/m.exec(texts[0]!)!;
  return { name: name!, body: texts.map((text) => text.replace(header, "")).join("\n") };
}
