import type { Names } from "./identifiers.js";

/** The lines of a function, and the names in use in it. */
export class Code {
  private readonly lines: string[] = [];
  private depth = 0;

  constructor(readonly names: Names) {}

  line(text: string): void {
    this.lines.push("  ".repeat(this.depth) + text);
  }

  /** Writes a block, from the line with `{` to the line with `}`. Leaves out an empty `else`. */
  block(head: string, body: () => void, tail = "}"): void {
    const start = this.lines.length;
    this.line(`${head} {`);
    this.depth++;
    body();
    this.depth--;
    if (head === "else" && this.lines.length === start + 1) this.lines.pop();
    else this.line(tail);
  }

  /** Writes a constant with a value and returns its name. */
  constant(wanted: string, value: string): string {
    const name = this.names.local(wanted);
    this.line(`const ${name} = ${value};`);
    return name;
  }

  toString(): string {
    return this.lines.join("\n");
  }
}

/** Returns a text as a string literal. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** Indents each line of a text. */
export function indent(text: string, by = 1): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(by));
}
