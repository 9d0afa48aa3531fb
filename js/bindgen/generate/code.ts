import type { Names } from "./identifiers.js";

/** Lines of a function, with names for what stands in them. */
export class Code {
  private readonly lines: string[] = [];
  private depth = 0;

  constructor(readonly names: Names) {}

  line(text: string): void {
    this.lines.push("  ".repeat(this.depth) + text);
  }

  /** A block, from the line with `{` to that with `}`. An `else` with nothing to do is left out. */
  block(head: string, body: () => void, tail = "}"): void {
    const start = this.lines.length;
    this.line(`${head} {`);
    this.depth++;
    body();
    this.depth--;
    if (head === "else" && this.lines.length === start + 1) this.lines.pop();
    else this.line(tail);
  }

  /** A constant with a value. */
  constant(wanted: string, value: string): string {
    const name = this.names.local(wanted);
    this.line(`const ${name} = ${value};`);
    return name;
  }

  toString(): string {
    return this.lines.join("\n");
  }
}

/** A text as it stands in a string literal. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** Each line of a text further right. */
export function indent(text: string, by = 1): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(by));
}
