import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** The files of a folder with one WIT package as one text, in which the package is named once. */
export function witSource(folder: string): string {
  const { name, body } = packageIn(folder);
  return `package ${name};\n${body}`;
}

/** The WIT of this package behind the text of another one that uses it. */
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
