// Classes that a program of the wide fuzzer declares.

import { declareMethods, initial, methodBody } from "./callables.js";
import { I32, FD, GUARD, RES, VIEW, byValue, borrow, type Class, type Field, type Type } from "./types.js";
import { condition, value } from "./values.js";
import { statements } from "./statements.js";
import { line, type Piece, type Writer } from "./writer.js";

/** Whether a value of a type holds borrows, so that the class of a field must say so. */
function borrows({ cls, mode }: Type): boolean {
  return mode === "ref" || mode === "mut" || mode === "copy" || (cls !== null && (cls === GUARD || BORROWING.has(cls)));
}

const BORROWING = new Set<Class>();

/** Declares a class, which later pieces of the program can use. */
export function declareClass(w: Writer): Piece {
  const { random } = w;
  const name = `C${w.classes.length}`;
  const isView = random.chance(0.1);
  const bases = w.classes.filter((other) => other.kind === "owned" && /^C\d/.test(other.name) && other.takes);
  const base = !isView && bases.length > 0 && random.chance(0.35) ? random.pick(bases) : null;
  const isRes = !isView && random.chance(0.2);
  const hasDrop = !isView && random.chance(0.35) && !(base && base.hasDrop);
  const members: Piece[] = [],
    takes: Type[] = [],
    parameters: string[] = [],
    assigned: Piece[] = [];
  const fields: Field[] = [];
  const inner = w.fork(6);
  for (let i = 0, count = 1 + random.below(3); i < count; i++) {
    const type = isView ? random.pick([borrow("ref", FD), byValue(VIEW)]) : fieldType(w);
    const field = `${name.toLowerCase()}f${i}`;
    fields.push({ name: field, type });
    const isMade = type.mode === "plain" || type.isNullable || (type.mode === "own" && random.chance(0.25));
    if (isMade) {
      members.push(line(`${field}: ${type.text} = ${type.mode === "plain" ? "0" : initial(inner, type)};`));
      continue;
    }
    const fallback = type.mode === "own" && random.chance(0.15) ? ` = ${initial(inner, type)}` : "";
    if (fallback === "" || random.chance(0.5)) takes.push(type);
    if (random.chance(0.6)) parameters.push(`public ${field}: ${type.text}${fallback}`);
    else {
      members.push(line(`${field}: ${type.text};`));
      parameters.push(`p${i}: ${type.text}${fallback}`);
      assigned.push(line(`this.${field} = p${i};`));
    }
  }
  // Parameters with a default come last.
  parameters.sort((a, b) => Number(a.includes(" = ")) - Number(b.includes(" = ")));
  const isDefault = parameters.some((text) => text.includes(" = "));
  const cls: Class = {
    name,
    kind: isView ? "view" : "owned",
    takes: isDefault ? parametersTaken(parameters, takes) : takes,
    fields,
    methods: [],
    parents: [...(base ? [base] : []), ...(isRes ? [RES] : [])],
    hasDrop: hasDrop || (base?.hasDrop ?? false),
  };
  const isBorrowing = fields.some(({ type }) => borrows(type)) || (base !== null && BORROWING.has(base));
  if (isBorrowing) BORROWING.add(cls);
  const superCall = base ? [line(`super(${base.takes!.map((type) => value(inner, type, 2)).join(", ")});`)] : [];
  const early = random.chance(0.1) ? [line(`if (${condition(inner, 2)}) return this;`)] : [];
  if (parameters.length > 0 || base || random.chance(0.5))
    members.push({ text: [`constructor(${parameters.join(", ")}) {`, [...superCall, ...assigned, ...early], "}"] });
  if (hasDrop) members.push({ text: ["drop(): void {", dropBody(w, cls), "}"] });
  if (isRes)
    members.push({
      text: ["read(): i32 {", methodBody(w.fork(4), cls, { receiver: "ref", params: [], result: I32 }), "}"],
    });
  w.classes.push(cls);
  members.push(...declareMethods(w, cls, base));
  const marks = isView ? "@borrowed" : isBorrowing ? "@owned @borrowed" : "@owned";
  const head = `export class ${name}${base ? ` extends ${base.name}` : ""}${isRes ? " implements Res" : ""} {`;
  return { text: [marks, head, members, "}"], name };
}

/** A class of which an object may borrow itself, in vain, with the class of that borrow; and a statement that shows it. */
export function declareSelfish(w: Writer): [declared: Piece, used: Piece] {
  const name = `C${w.classes.length}`,
    view = `${name}View`;
  const store = w.random.chance(0.7) ? [line(`this.view = new ${view}(this);`)] : [];
  const members: Piece[] = [
    line(`view: ${view} | null = null;`),
    { text: ["constructor(public fd: Fd) {", store, "}"] },
    line(`@consumes into(): ${view} | null { return this.view; }`),
  ];
  const text = [
    "@borrowed",
    `class ${view} { constructor(private it: Ref<${name}>) {} read(): i32 { return this.it.fd.read(); } }`,
    "@owned @borrowed",
    `export class ${name} {`,
    members,
    "}",
  ];
  const used = w.name("own");
  return [{ text, name }, line(`const ${used} = new ${name}(Fd.open()).into(); tally(${used} ? ${used}.read() : 0);`)];
}

/** The types that a `new` gives: those of the parameters, without the last defaults. */
function parametersTaken(parameters: readonly string[], takes: readonly Type[]): Type[] {
  const texts = parameters.filter((text) => !text.includes(" = ")).map((text) => text.replace(/^.*?: /, ""));
  return texts.map((text) => takes.find((type) => type.text === text)!);
}

function fieldType(w: Writer): Type {
  const { random } = w;
  const others = w.classes.filter(({ kind, takes }) => kind === "owned" && takes);
  return random.weighted<() => Type>([
    [4, () => byValue(FD)],
    [2, () => byValue(FD, true)],
    [2, () => byValue(others.length > 0 ? random.pick(others) : FD)],
    [1, () => I32],
    [0.8, () => borrow("ref", FD)],
    [0.4, () => borrow("mut", FD)],
    [0.5, () => byValue(VIEW)],
    [0.5, () => byValue(RES)],
  ])();
}

function dropBody(w: Writer, cls: Class): Piece[] {
  const inner = w.fork(2);
  inner.add("this", borrow("mut", cls));
  return statements(inner, 2);
}
