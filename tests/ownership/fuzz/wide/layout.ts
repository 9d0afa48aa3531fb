import { linesOf, WHOLE, type Cut, type Program } from "./program.js";

/** The texts of two files. The second imports what the first declares, and has `main`. */
export type Texts = readonly [string, string];

/** The names of the two files without their ending, relative to the folder of the prelude. */
const NAMES = ["batch", "batchMain"] as const;
const FOLDER = "tests/ownership/fuzz/guest";
const ENTRY = "wide.ts";

const OWN = "as-io-lifetimes/assembly/own";
const IMPORTS = [
  'import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";',
  `import { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "${OWN}";`,
  'import { Box, Fd, Guard, Lock, Res, View, begin, both, choose, consume, consumeOrOpen, endRes, glance } from "./wide";',
  'import { Shelf, shelved } from "./wide";',
  'import { apply, give, ident, lent, maybe, n, peekRes, poke, produce, see, tally, tools, total, twice } from "./wide";',
  'import { fdOf, numberOf, tryDo, tryFd, tryNumber } from "./wide";',
];

/** The texts of one program. */
export function print(program: Program, cut = WHOLE): Texts {
  const { names, files } = linesOf(program, cut);
  return join(names, files);
}

function join(names: readonly string[], [first, second]: readonly (readonly string[])[]): Texts {
  return [[...IMPORTS, ...first!].join("\n"), [...IMPORTS, importOf(names, `./${NAMES[0]}`), ...second!].join("\n")];
}

function importOf(names: readonly string[], path: string): string {
  return `import { ${names.join(", ")} } from "${path}";`;
}

/** A batch of programs in two files. */
export interface Layout {
  /** It exports `run(program, n)`, which calls the `main` of a program. */
  readonly entry: string;
  readonly files: ReadonlyMap<string, string>;
  /** Returns the program that an offset in a file belongs to. */
  programAt(path: string, offset: number): number | undefined;
}

/** Puts programs into two files, so that asc resolves the imports from the prelude once. */
export function layOut(programs: readonly Program[], cuts: readonly Cut[]): Layout {
  const names: string[] = [];
  const parts: [string[], string[]] = [[], []];
  programs.forEach((program, i) => {
    const printed = linesOf(program, cuts[i] ?? WHOLE);
    names.push(...printed.names.map((name) => rename(name, i)));
    printed.files.forEach((lines, file) => parts[file]!.push(`// ${i}\n${rename(lines.join("\n"), i)}`));
  });
  const texts = join(names, parts);
  const paths = NAMES.map((name) => `${FOLDER}/${name}.ts`);
  const starts = texts.map(startsOf);
  const mains = programs.map((_, i) => rename("main", i));
  const calls = mains.map((main, i) => `case ${i}: return ${main}(n);`).join(" ");
  const run = `export function run(program: i32, n: i32): i32 { switch (program) { ${calls} } return 0; }`;
  return {
    entry: ENTRY,
    files: new Map([
      [ENTRY, `${importOf(mains, `./${FOLDER}/${NAMES[1]}`)}\n${run}`],
      ...paths.map((path, i) => [path, texts[i]!] as const),
    ]),
    programAt: (path, offset) => starts[paths.indexOf(path)]?.findLast(([start]) => start <= offset)?.[1],
  };
}

/** Makes the names that a program declares different from those of other programs. */
function rename(text: string, program: number): string {
  return text.replace(DECLARED, `$&_${program}`);
}

/** Classes, functions, namespaces, the global, and the functions that start a program. */
const DECLARED = /\b(?:(?:C|f|ns)\d+(?:View)?|global|start|main)\b/g;

function startsOf(text: string): [offset: number, program: number][] {
  return [...text.matchAll(/^\/\/ (\d+)$/gm)].map(({ index, 1: program }) => [index, Number(program)]);
}
