import { funcKind, type Scope } from "../wit/model.js";

/** Finds the doc comment of an item of the WIT: an interface, a type in it, a field of that type. */
export interface Docs {
  of(scope: Scope, ...path: string[]): string | undefined;
}

/** A doc comment. `*` `/` in the text can't end it. */
export function comment(text: string | undefined): string {
  if (!text) return "";
  const lines = text.replaceAll("*/", "*\\/").trimEnd().split("\n");
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** The names by which a function, or a type, is found in its scope. */
export function docPath(name: string): string[] {
  const kind = funcKind({ name });
  return kind.kind === "function" ? [name] : [kind.resource, kind.name];
}
