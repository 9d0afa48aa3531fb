import type { Range } from "assemblyscript";
import type { Label, Report, Reports } from "./report.js";

interface OutputStream {
  write(chunk: string | Uint8Array): void;
}

/**
 * Prints our errors as rustc does, with the labels of all places and the help. asc prints a message when it is done, with
 * at most two places and no labels; what it prints of ours is replaced here.
 */
export function renderOn(stream: OutputStream, reports: Reports): void {
  const write = stream.write.bind(stream);
  const waiting: Report[] = [];
  let known = 0;
  stream.write = (chunk) => {
    waiting.push(...reports.all.slice(known));
    known = reports.all.length;
    const text = typeof chunk === "string" ? chunk : "";
    const index = waiting.findIndex((report) => isOf(text, report));
    if (index < 0) return write(chunk);
    const [report] = waiting.splice(index, 1);
    write(`${render(report!, text.includes("\x1b["))}\n\n`);
  };
}

/** Whether asc printed this error. */
function isOf(text: string, { code, message, primary }: Report): boolean {
  return (
    text.replace(/\x1b\[\d*m/g, "").startsWith(`ERROR AS${code}: ${message}\n`) && text.includes(place(primary.range))
  );
}

function place({ source, start }: Range): string {
  return `${source.normalizedPath}(${source.lineAt(start)},${source.columnAt()})`;
}

const RED = "\x1b[91m",
  BLUE = "\x1b[94m",
  RESET = "\x1b[0m";

/** An error with its places, by file and line, each with its label. */
export function render({ code, message, primary, secondary, help }: Report, colors = false): string {
  const paint = (color: string, text: string) => (colors ? `${color}${text}${RESET}` : text);
  const labels = [
    ...secondary.map((label) => ({ label, mark: "-", color: BLUE })),
    { label: primary, mark: "^", color: RED },
  ];
  const gutter = String(Math.max(...labels.map(({ label }) => lineOf(label)))).length;
  const margin = " ".repeat(gutter + 1);
  const lines = [
    `${paint(RED, "ERROR")} ${codeName(code)}: ${message}`,
    `${" ".repeat(gutter)}--> ${position(primary)}`,
    `${margin}|`,
  ];
  labels.sort((a, b) => order(a.label, b.label, primary));
  let before: Label | null = null;
  for (const { label, mark, color } of labels) {
    const { source } = label.range;
    if (before && before.range.source !== source) lines.push(`${" ".repeat(gutter)}::: ${position(label)}`);
    else if (before) lines.push(...between(before, label, gutter));
    if (!before || before.range.source !== source || lineOf(before) !== lineOf(label)) {
      lines.push(numbered(lineOf(label), lineText(source.text, label.range.start), gutter));
    }
    lines.push(`${margin}| ${paint(color, underline(label, mark))}`);
    before = label;
  }
  if (help) lines.push(`${margin}|`, `${margin}= help: ${help}`);
  lines.push(`${margin}= for more: \`io-lifetimes explain ${codeName(code)}\``);
  return lines.join("\n");
}

/** E0382 is Rust's number, OWN0910 one of ours. */
export function codeName(code: number): string {
  return code < 900 ? `E${String(code).padStart(4, "0")}` : `OWN${String(code).padStart(4, "0")}`;
}

function order(a: Label, b: Label, primary: Label): number {
  const ours = (label: Label) => (label.range.source === primary.range.source ? 0 : 1);
  return ours(a) - ours(b) || a.range.start - b.range.start;
}

function position(label: Label): string {
  return `${label.range.source.normalizedPath}:${lineOf(label)}:${columnOf(label) + 1}`;
}

function lineOf({ range }: Label): number {
  return range.source.lineAt(range.start);
}

function lineStart({ range }: Label): number {
  return range.source.text.lastIndexOf("\n", range.start - 1) + 1;
}

function columnOf(label: Label): number {
  return label.range.start - lineStart(label);
}

/** The whole line that a place is on. */
function lineText(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text
    .slice(text.lastIndexOf("\n", at - 1) + 1, end < 0 ? undefined : end)
    .replace(/\t/g, " ")
    .trimEnd();
}

function numbered(line: number, text: string, gutter: number): string {
  return `${String(line).padStart(gutter)} | ${text}`;
}

/** What stands for the lines between two labels: a single one itself, more of them three dots. */
function between(before: Label, label: Label, gutter: number): string[] {
  const gap = lineOf(label) - lineOf(before) - 1;
  if (gap <= 0) return [];
  if (gap > 1) return ["..."];
  const { text } = label.range.source;
  return [numbered(lineOf(label) - 1, lineText(text, lineStart(label) - 1), gutter)];
}

/** A mark below what a label is about; of several lines, below the first. */
function underline(label: Label, mark: string): string {
  const { text } = label.range.source;
  const newline = text.indexOf("\n", label.range.start);
  const end = newline < 0 ? label.range.end : Math.min(label.range.end, newline);
  const marks = mark.repeat(Math.max(1, end - label.range.start));
  return `${" ".repeat(columnOf(label))}${marks}${label.text && ` ${label.text}`}`;
}
