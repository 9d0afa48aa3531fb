// Statements of the wide fuzzer.

import { I32, FD, VIEW, byValue, borrow, fieldsOf, withoutNull, type Class, type Type } from "./types.js";
import { call, condition, kept, number, nullablePlace, owned, place, value } from "./values.js";
import { GLOBAL, line, type Piece, type Writer } from "./writer.js";

type Make = (w: Writer) => Piece | null;

/** Statements until the budget is used up, or one leaves the list. */
export function statements(w: Writer, count: number): Piece[] {
  const list: Piece[] = [];
  for (let i = 0; i < count && w.budget > 0; i++) {
    w.budget--;
    const made = w.random.weighted(STATEMENTS)(w);
    if (!made) continue;
    list.push(made);
    if (made.leaves) break;
  }
  return list;
}

/** A body: statements, and a return at the end. */
export function body(w: Writer, result: Type | null, count: number): Piece[] {
  w.result = result;
  const list = statements(w, count);
  if (!list.at(-1)?.leaves && result) list.push(returning(w)!);
  return list;
}

const returning: Make = (w) => {
  if (!w.result) return line("return;", true);
  w.isReturned = w.result.mode !== "own" && w.result !== I32;
  const made = kept(w, w.result);
  const wrap = w.result === I32 ? "Result.ok<i32>" : "ManagedResult.ok<Fd>";
  const text = `return ${w.isFallible ? `${wrap}(${made})` : made};`;
  w.isReturned = false;
  return line(text, true);
};

/** A type that a variable can have. */
function someType(w: Writer): Type {
  const { random } = w;
  const cls = random.chance(0.5) ? FD : random.pick(w.classes);
  return random.weighted<() => Type>([
    [5, () => byValue(cls)],
    [1.5, () => byValue(cls.kind === "view" ? FD : cls, true)],
    [2, () => borrow("ref", cls.kind === "view" ? FD : cls)],
    [1, () => borrow("mut", cls.kind === "view" ? FD : cls)],
    [0.7, () => borrow("ref", cls.kind === "view" ? FD : cls, true)],
    [1, () => byValue(VIEW)],
    [0.5, () => I32],
  ])();
}

const declaring: Make = (w) => {
  const type = someType(w);
  const initial = kept(w, type);
  const keyword = w.random.pick(["const", "let"]);
  const name = w.name(keyword === "let" ? "v" : "c");
  const isWritten = type.mode !== "own" || type.isNullable || w.random.chance(0.3);
  let text = `${keyword} ${name}${isWritten ? `: ${type.text}` : ""} = ${initial}`;
  w.add(name, type);
  if (w.random.chance(0.12)) {
    const other = w.name("v");
    text += `, ${other} = ${number(w)}`;
    w.add(other, I32);
  }
  return line(`${text};`);
};

const declaringLate: Make = (w) => {
  const name = w.name("v");
  const yes = owned(w, FD, 1),
    no = owned(w, FD, 1);
  w.add(name, byValue(FD));
  return line(`let ${name}: Fd; if (${condition(w, 2)}) ${name} = ${yes}; else ${name} = ${no};`);
};

const assigning: Make = (w) => {
  const all = w.variables(({ name, type }) => type.cls !== null && name.startsWith("v"));
  if (all.length === 0) return null;
  const variable = w.random.pick(all);
  const next = kept(w, variable.type);
  variable.isGone = false;
  return next === variable.name ? null : line(`${variable.name} = ${next};`);
};

const assigningField: Make = (w) => {
  const holders = w.variables(
    ({ type }) => type.cls !== null && !type.isNullable && (type.mode !== "ref" || !w.random.chance(w.care)),
  );
  const paths = holders.flatMap(({ name, type }) =>
    fieldsOf(type.cls!).map((field) => ({ at: `${name}.${field.name}`, type: field.type })),
  );
  if (paths.length === 0) return null;
  const { at, type } = w.random.pick(paths);
  if (type === I32) return line(w.random.pick([`${at}++;`, `${at} += ${number(w)};`, `${at} = ${number(w)};`]));
  return line(`${at} = ${type.mode === "own" ? value(w, type) : kept(w, type)};`);
};

/** A borrow is put where it lives for ever, which only a borrow of the global may. */
const shelving: Make = (w) => {
  const isGlobal = w.random.chance(w.care);
  if (isGlobal && w.variables(({ name }) => name === GLOBAL).length === 0) return null;
  return line(`Shelf.view = ${isGlobal ? `new View(${GLOBAL})` : value(w, byValue(VIEW), 1)};`);
};

const calling: Make = (w) => {
  const cls = w.random.pick(w.classes);
  if (cls.methods.length === 0) return null;
  const text = call(w, cls, w.random.pick(cls.methods), 0);
  return text === null ? null : line(`${text};`);
};

const usingList: Make = (w) => {
  const lists = w.variables(
    ({ type }) => type.cls?.name.startsWith("OwnedArray<") === true && type.mode !== "ref" && !type.isNullable,
  );
  if (lists.length === 0) return null;
  const { name, type } = w.random.pick(lists);
  const of = type.cls!.methods[0]!.result.cls as Class;
  return line(
    w.random.pick([
      () => `${name}.push(${value(w, byValue(of))});`,
      () => `${name}.push(${value(w, byValue(of))});`,
      () => `${name}.clear();`,
      () => `if (${name}.length > 0) ${name}[0] = ${value(w, byValue(of))};`,
      () => `if (${name}.length > 1) drop(${name}.remove(0));`,
    ])(),
  );
};

const dropping: Make = (w) => {
  const variable = w.move(({ type }) => type.mode === "own");
  return variable && line(`drop(${variable.name});`);
};

const taking: Make = (w) => {
  const at = nullablePlace(w, FD);
  if (!at) return null;
  return line(
    w.random.pick([
      `take(${at});`,
      `${at} = ${value(w, byValue(FD, true))};`,
      `drop(replace(${at}, ${value(w, byValue(FD, true))}));`,
    ]),
  );
};

const expression: Make = (w) => line(`tally(${number(w)});`);

const asserting: Make = (w) => line(`assert(${condition(w, 1)} || true, \`\${${number(w, 2)}}\`);`);

/** A call that may leave the function. */
const trying: Make = (w) => (w.isFallible ? line(`tryDo(${condition(w, 1)}).orReturn;`) : null);

/** A function of its own in the middle of another. */
const nesting: Make = (w) => {
  const name = w.name("inner");
  const list = body(w.fork(2), byValue(FD), 2);
  const text = w.random.chance(0.5) ? [`function ${name}(): Fd {`, "}"] : [`const ${name} = (): Fd => {`, "};"];
  const used = w.name("v");
  w.add(used, byValue(FD));
  return { text: [text[0]!, list, text[1]!, `let ${used} = ${name}();`] };
};

const throwing: Make = (w) => line(`if (n > 8) throw new Error(\`\${${number(w, 1)}}\`);`);

/** A setter, an index or a field that is changed. */
const changing: Make = (w) => {
  w.isKept = true; // asc computes it twice, so it has no temporaries
  const at = place(w, FD, "mut", 0);
  w.isKept = false;
  if (!at) return null;
  return line(
    w.random.pick([`${at}.number = ${number(w)};`, `${at}.number += ${number(w)};`, `${at}.number++;`, `--${at}.raw;`]),
  );
};

const branching: Make = (w) => {
  const test = condition(w, 0);
  const yes = nested(w),
    no = w.random.chance(0.5) ? nested(w) : null;
  return { text: no ? [`if (${test}) {`, yes, "} else {", no, "}"] : [`if (${test}) {`, yes, "}"] };
};

/** `if (x) …` narrows a nullable. */
const narrowing: Make = (w) => {
  const all = w.variables(({ type }) => type.isNullable);
  if (all.length === 0) return null;
  const { name, type } = w.random.pick(all);
  const list = w.scope(() => {
    const inner = w.name("c");
    w.add(inner, withoutNull(type));
    const isRef = type.mode !== "own" || w.random.chance(0.5);
    const cls = type.cls!;
    const written = isRef ? (type.mode === "copy" ? cls.name : `Ref<${cls.name}>`) : cls.name;
    return [line(`const ${inner}: ${written} = ${name};`), ...statements(w, 3)];
  });
  return { text: [`if (${w.random.pick([name, `${name} !== null`])}) {`, list, "}"] };
};

const looping: Make = (w) => {
  const i = w.name("i"),
    limit = 1 + w.random.below(2);
  const more = w.random.chance(0.3) ? ` && ${condition(w, 1)}` : "";
  const list = nested(w, true);
  return w.random.pick<() => Piece>([
    () => ({ text: [`for (let ${i} = 0; ${i} < ${limit}${more}; ${i}++) {`, list, "}"] }),
    () => ({ text: [`let ${i} = 0; for (;;) { if (++${i} > ${limit}) break;`, list, "}"] }),
    () => ({ text: [`let ${i} = 0; while (${i}++ < ${limit}${more}) {`, list, "}"] }),
    () => ({ text: [`let ${i} = 0; do {`, list, `} while (++${i} < ${limit}${more});`] }),
  ])();
};

const ownedLoop: Make = (w) =>
  w.scope(() => {
    const initial = owned(w, FD, 1);
    const name = w.name("v"),
      i = w.name("i");
    w.add(name, byValue(FD));
    const list = nested(w, true);
    return {
      text: [
        `for (let ${name} = ${initial}, ${i} = ${number(w, 2)} * 0; ${i} < 2; ${i} += 1 + ${number(w, 2)} * 0) {`,
        list,
        "}",
      ],
    };
  });

const switching: Make = (w) => {
  const cases = Array.from({ length: 1 + w.random.below(3) }, (_, i) => {
    w.exits++;
    const list = nested(w);
    w.exits--;
    const label = w.random.chance(0.15) ? number(w, 2) : String(i);
    const ends = list.at(-1)?.leaves || w.random.chance(0.2);
    return [`case ${label}: {`, list, ends ? "}" : "} break;"];
  });
  return {
    text: [
      `switch (${w.random.chance(0.7) ? "n" : number(w, 1)}) {`,
      ...cases.flat(),
      ...(w.random.chance(0.5) ? ["default:"] : []),
      "}",
    ],
  };
};

const jumping: Make = (w) => {
  if (w.loops > 0 && w.random.chance(0.5)) return line(w.random.pick(["break;", "continue;"]), true);
  if (w.exits > 0) return line("break;", true);
  return w.random.chance(0.3) ? returning(w) : null;
};

const block: Make = (w) => ({ text: ["{", nested(w), "}"] });

function nested(w: Writer, isLoop = false): Piece[] {
  if (isLoop) w.loops++;
  const list = w.scope(() => statements(w, 1 + w.random.below(4)));
  if (isLoop) w.loops--;
  return list;
}

/** A borrow that is looked at again later. */
const borrowing: Make = (w) => {
  const cls = w.random.chance(0.6) ? FD : w.random.pick(w.classes);
  if (cls.kind === "view") return null;
  const at = place(w, cls, "ref", 0);
  if (!at) return null;
  const name = w.name("c");
  w.add(name, borrow("ref", cls));
  return line(`const ${name}: Ref<${cls.name}> = ${at};`);
};

const STATEMENTS: readonly (readonly [number, Make])[] = [
  [7, declaring],
  [0.5, declaringLate],
  [2, assigning],
  [1.5, assigningField],
  [0.15, shelving],
  [3, calling],
  [1.5, usingList],
  [1.2, dropping],
  [1, taking],
  [2, expression],
  [0.3, asserting],
  [0.8, trying],
  [0.4, nesting],
  [0.3, throwing],
  [0.8, changing],
  [1.5, branching],
  [1, narrowing],
  [1.2, looping],
  [0.4, ownedLoop],
  [0.8, switching],
  [0.8, jumping],
  [0.3, block],
  [2, borrowing],
];
