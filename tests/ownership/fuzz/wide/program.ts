import { Random } from "../random.js";
import { declareFunction } from "./callables.js";
import { declareClass, declareSelfish } from "./classes.js";
import { prune } from "./prune.js";
import { body } from "./statements.js";
import { borrow, FD, FUNCTIONS, GUARD, I32, LOCK, RES, VIEW, boxOf, listOf, mapOf, type Class } from "./types.js";
import { GLOBAL, line, Writer, type Piece } from "./writer.js";

/** A random program: the pieces of its two files. The second has `main`. */
export interface Program {
  readonly seed: number;
  readonly files: readonly [readonly Piece[], readonly Piece[]];
}

/** The same program for the same seed. */
export function generate(seed: number): Program {
  const random = new Random(seed ^ 0x51de);
  const some: Class[] = [boxOf(FD), listOf(FD), mapOf(FD)];
  const classes: Class[] = [
    FD,
    FD,
    VIEW,
    RES,
    ...(random.chance(0.4) ? [GUARD, LOCK] : []),
    ...(random.chance(0.1) ? [GUARD, random.pick([boxOf, listOf, mapOf])(GUARD)] : []),
    ...some.filter(() => random.chance(0.5)),
  ];
  const writer = new Writer(random, classes, [...FUNCTIONS], 0, random.pick([0.8, 0.97, 1, 1]));
  const declared: Piece[] = [],
    used: Piece[] = [];
  if (random.chance(0.3)) {
    declared.push({ ...line(`export const ${GLOBAL} = Fd.open();`), name: GLOBAL });
    writer.add(GLOBAL, borrow("ref", FD));
  }
  // Most are small: a mistake needs a few statements, and an error elsewhere in the program would hide it.
  const isSmall = random.chance(0.7);
  const [most, statements] = isSmall ? [2, 2 + random.below(4)] : [4, 4 + random.below(9)];
  for (let i = 0, count = random.below(most); i < count; i++) declared.push(declareClass(writer));
  const [selfish, use] = random.chance(0.02) ? declareSelfish(writer) : [];
  if (selfish) declared.push(selfish);
  const own = classes.filter(({ name, kind, takes }) => /^C\d/.test(name) && kind === "owned" && takes);
  if (own.length > 0 && random.chance(0.4)) classes.push(random.pick([boxOf, listOf, mapOf])(random.pick(own)));
  const first = random.below(most - 1),
    all = first + random.below(most - 1);
  for (let i = 0; i < all; i++) (i < first ? declared : used).push(declareFunction(writer, i));
  const main = writer.fork(statements);
  main.isFallible = random.chance(0.3);
  const list = body(main, I32, 12);
  const [head, tail] = main.isFallible
    ? [
        "function start(): Result<i32> {",
        "export function main(input: i32): i32 { begin(input); return numberOf(start()); }",
      ]
    : ["export function main(input: i32): i32 {", ""];
  used.push({
    text: [head, [...(main.isFallible ? [] : [line("begin(input);")]), ...(use ? [use] : []), ...list], `}\n${tail}`],
  });
  return { seed, files: random.chance(0.9) ? prune([declared, used]) : [declared, used] };
}

/** What a reduction leaves out of a program: whole pieces, or only what is around those that they hold. */
export interface Cut {
  readonly gone: ReadonlySet<Piece>;
  readonly unwrapped: ReadonlySet<Piece>;
}

export const WHOLE: Cut = { gone: new Set(), unwrapped: new Set() };

/** The lines of a program's two files without imports, and the names that the first one exports. */
export function linesOf(
  { files: [declared, used] }: Program,
  cut: Cut,
): { readonly names: readonly string[]; readonly files: readonly [readonly string[], readonly string[]] } {
  return {
    names: declared.flatMap((piece) => (cut.gone.has(piece) ? [] : [piece.name!])),
    files: [printList(declared, cut, ""), printList(used, cut, "")],
  };
}

function printList(list: readonly Piece[], cut: Cut, margin: string): string[] {
  return list.flatMap((piece) => {
    if (cut.gone.has(piece)) return [];
    if (cut.unwrapped.has(piece)) return bodies(piece).flatMap((inner) => printList(inner, cut, margin));
    return piece.text.flatMap((part) =>
      typeof part === "string" ? [margin + part] : printList(part, cut, `${margin}  `),
    );
  });
}

function bodies({ text }: Piece): readonly (readonly Piece[])[] {
  return text.filter((part) => typeof part !== "string");
}

/** All pieces of a program, the outer ones first. */
export function allPieces({ files }: Program): Piece[] {
  const visit = (list: readonly Piece[]): Piece[] => list.flatMap((piece) => [piece, ...bodies(piece).flatMap(visit)]);
  return files.flatMap(visit);
}
