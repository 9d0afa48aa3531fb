import type { Source } from "assemblyscript";
import type { Label, Report } from "../../ownership/report.js";

const RED = "\x1b[91m",
  YELLOW = "\x1b[93m",
  BLUE = "\x1b[94m",
  RESET = "\x1b[0m";

/** Formats an error or a warning as rustc does: all its places, by file and line, each with its label. */
export function render({ severity, code, message, primary, secondary, help }: Report, colors = false): string {
  const paint = (color: string, text: string) => (colors ? `${color}${text}${RESET}` : text);
  const color = severity === "error" ? RED : YELLOW;
  const labels = [
    ...secondary.map((label) => ({ label, mark: "-", color: BLUE })),
    { label: primary, mark: "^", color },
  ];
  const gutter = String(Math.max(...labels.map(({ label }) => lineOf(label)))).length;
  const margin = " ".repeat(gutter + 1);
  const lines = [
    `${paint(color, severity.toUpperCase())} ${code}: ${message}`,
    `${" ".repeat(gutter)}--> ${position(primary)}`,
    `${margin}|`,
  ];
  labels.sort((a, b) => order(a.label, b.label, primary));
  let before: Label | null = null;
  for (const { label, mark, color } of labels) {
    const source = sourceOf(label);
    if (before && sourceOf(before) !== source) lines.push(`${" ".repeat(gutter)}::: ${position(label)}`);
    else if (before) lines.push(...between(before, label, gutter));
    if (!before || sourceOf(before) !== source || lineOf(before) !== lineOf(label)) {
      lines.push(numbered(lineOf(label), lineText(source.text, label.span.start), gutter));
    }
    lines.push(`${margin}| ${paint(color, underline(label, mark))}`);
    before = label;
  }
  if (help) lines.push(`${margin}|`, `${margin}= help: ${help}`);
  lines.push(`${margin}= for more: \`io-lifetimes explain ${code}\``);
  return lines.join("\n");
}

function sourceOf({ span }: Label): Source {
  return span.source as Source;
}

function order(a: Label, b: Label, primary: Label): number {
  const ours = (label: Label) => (sourceOf(label) === sourceOf(primary) ? 0 : 1);
  return ours(a) - ours(b) || a.span.start - b.span.start;
}

function position(label: Label): string {
  return `${sourceOf(label).normalizedPath}:${lineOf(label)}:${columnOf(label) + 1}`;
}

function lineOf(label: Label): number {
  return sourceOf(label).lineAt(label.span.start);
}

function lineStart(label: Label): number {
  return sourceOf(label).text.lastIndexOf("\n", label.span.start - 1) + 1;
}

function columnOf(label: Label): number {
  return label.span.start - lineStart(label);
}

/** Returns the whole line of a place. */
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

/** Returns what stands for the lines between two labels: a single line itself, or three dots. */
function between(before: Label, label: Label, gutter: number): string[] {
  const gap = lineOf(label) - lineOf(before) - 1;
  if (gap <= 0) return [];
  if (gap > 1) return ["..."];
  return [numbered(lineOf(label) - 1, lineText(sourceOf(label).text, lineStart(label) - 1), gutter)];
}

/** Returns the marks below a labelled range; for a range of several lines, below the first. */
function underline(label: Label, mark: string): string {
  const { start, end } = label.span;
  const newline = sourceOf(label).text.indexOf("\n", start);
  const marks = mark.repeat(Math.max(1, (newline < 0 ? end : Math.min(end, newline)) - start));
  return `${" ".repeat(columnOf(label))}${marks}${label.text && ` ${label.text}`}`;
}
