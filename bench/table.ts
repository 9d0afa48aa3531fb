// The tables of a run: printed in Markdown as they are measured, and written as JSON when the run ends.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/root.js";

/** A cell; a number has the digits and the unit that it is printed with. */
export type Cell = string | number | { readonly value: number; readonly digits: number; readonly unit?: string };

const tables: { readonly columns: readonly string[]; readonly rows: unknown[][] }[] = [];

/** Begins a table and returns what adds a row to it. Columns that end with ">" are aligned to the right. */
export function table(...titles: string[]): (...cells: Cell[]) => void {
  const columns = titles.map((title) => title.replace(/>$/, ""));
  const rows: unknown[][] = [];
  tables.push({ columns, rows });
  console.log(`\n| ${columns.join(" | ")} |`);
  console.log(`| ${titles.map((title) => (title.endsWith(">") ? "---:" : "---")).join(" | ")} |`);
  return (...cells) => {
    console.log(`| ${cells.map(printed).join(" | ")} |`);
    rows.push(cells.map((cell) => (typeof cell === "object" ? cell.value : cell)));
  };
}

function printed(cell: Cell): string {
  if (typeof cell !== "object") return String(cell);
  return `${cell.value.toFixed(cell.digits)}${cell.unit === undefined ? "" : ` ${cell.unit}`}`;
}

/** Writes all tables to build/bench/, in a file named after the time, and returns its path. */
export function writeTables(): string {
  const machine = { node: process.version, processor: cpus()[0]?.model, processors: cpus().length };
  const path = join("build/bench", `${new Date().toISOString().replaceAll(":", "-")}.json`);
  mkdirSync(join(root, "build/bench"), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify({ ...machine, tables }, null, 2)}\n`);
  return path;
}
