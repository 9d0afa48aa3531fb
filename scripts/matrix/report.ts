import { readFileSync, writeFileSync } from "node:fs";
import { ENGINES_PAGE, withPart } from "../engines-page.js";

/**
 * Prints a table and what is different without being known, and returns whether nothing is. A whole table also goes into
 * docs/engines.md if nothing is.
 */
export function report(name: string, table: string, unknown: readonly string[], isWhole: boolean): boolean {
  console.log(table);
  for (const one of unknown) console.log(`unknown: ${one}`);
  if (isWhole && unknown.length === 0)
    writeFileSync(ENGINES_PAGE, withPart(readFileSync(ENGINES_PAGE, "utf8"), name, table));
  return unknown.length === 0;
}
