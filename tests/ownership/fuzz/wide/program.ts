import { Random } from "../random.js";
import { declareFunction } from "./callables.js";
import { declareClass } from "./classes.js";
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
    declared.push(line(`export const ${GLOBAL} = Fd.open();`));
    writer.add(GLOBAL, borrow("ref", FD));
  }
  for (let i = 0, count = random.below(4); i < count; i++) declared.push(declareClass(writer));
  const own = classes.filter(({ name, kind, takes }) => /^C\d/.test(name) && kind === "owned" && takes);
  if (own.length > 0 && random.chance(0.4)) classes.push(random.pick([boxOf, listOf, mapOf])(random.pick(own)));
  const first = random.below(3),
    all = first + random.below(3);
  for (let i = 0; i < all; i++) (i < first ? declared : used).push(declareFunction(writer, i));
  const main = writer.fork(4 + random.below(9));
  main.isFallible = random.chance(0.3);
  const list = body(main, I32, 12);
  const [head, tail] = main.isFallible
    ? [
        "function start(): Result<i32> {",
        "export function main(input: i32): i32 { begin(input); return numberOf(start()); }",
      ]
    : ["export function main(input: i32): i32 {", ""];
  used.push({ text: [head, [...(main.isFallible ? [] : [line("begin(input);")]), ...list], `}\n${tail}`] });
  return { seed, files: [declared, used] };
}

/** What a reduction leaves out of a program: whole pieces, or only what is around those that they hold. */
export interface Cut {
  readonly gone: ReadonlySet<Piece>;
  readonly unwrapped: ReadonlySet<Piece>;
}

export const WHOLE: Cut = { gone: new Set(), unwrapped: new Set() };

const OWN = "as-io-lifetimes/assembly/own";
const IMPORTS = [
  'import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";',
  `import { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "${OWN}";`,
  'import { Box, Fd, Guard, Lock, Res, View, begin, both, choose, consume, consumeOrOpen, endRes, glance } from "./wide";',
  'import { Shelf, shelved } from "./wide";',
  'import { apply, give, ident, lent, maybe, n, peekRes, poke, produce, see, tally, tools, total, twice } from "./wide";',
  'import { fdOf, numberOf, tryDo, tryFd, tryNumber } from "./wide";',
];

/** The texts of a program's two files; `name` is that of the first one, and of the second with an `m` behind it. */
export function print({ files: [declared, used] }: Program, name: string, cut = WHOLE): [string, string] {
  const names = declared.flatMap((piece) => (cut.gone.has(piece) ? [] : namesOf(piece)));
  const first = [...IMPORTS, ...printList(declared, cut, "")];
  const own = names.length > 0 ? [`import { ${names.join(", ")} } from "./${name}";`] : [];
  return [first.join("\n"), [...IMPORTS, ...own, ...printList(used, cut, "")].join("\n")];
}

function namesOf({ text }: Piece): string[] {
  const head = text.find((part) => typeof part === "string" && part.includes("export ")) as string | undefined;
  return head ? [/export (?:class|const|function|namespace) (\w+)/.exec(head)![1]!] : [];
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
