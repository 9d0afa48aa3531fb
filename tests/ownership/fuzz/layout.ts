import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/asc.js";
import { print, WHOLE, type Cut, type Program } from "./code.js";

const folder = join(root, "tests/ownership/fuzz/guest");
const PRELUDE = {
  as: readFileSync(join(folder, "prelude.ts"), "utf8"),
  rs: readFileSync(join(folder, "prelude.rs"), "utf8"),
};

/** One text with many programs, and which program a line is of. */
export interface Layout {
  readonly text: string;
  /** The program that a line belongs to, from line 1 on. */
  programAt(line: number): number | undefined;
}

export const nameOf = (index: number): string => `f${index}`;

/** Lays out programs behind the prelude: methods first, which are in its last class, then functions. */
export function layOut(
  programs: readonly Program[],
  language: "as" | "rs",
  withDrivers: boolean,
  tail: string,
  cuts: readonly Cut[] = [],
): Layout {
  const lines = PRELUDE[language].trimEnd().split("\n");
  const owners: (number | undefined)[] = [];
  const put = (text: string, program?: number) => {
    for (const line of text.split("\n")) {
      lines.push(line);
      owners[lines.length] = program;
    }
  };
  const putAll = (areMethods: boolean) =>
    programs.forEach((program, i) => {
      if (program.isMethod === areMethods) put(print(program, nameOf(i), language, cuts[i] ?? WHOLE), i);
    });
  putAll(true);
  put("}");
  putAll(false);
  if (withDrivers) programs.forEach((program, i) => put(program.driver(nameOf(i))[language], i));
  put(tail);
  return { text: lines.join("\n"), programAt: (line) => owners[line] };
}
