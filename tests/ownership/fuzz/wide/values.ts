// Expressions of the wide fuzzer: a value of a type, made of what is in scope.

import {
  FD,
  I32,
  LOCK,
  RES,
  VIEW,
  byValue,
  borrow,
  fieldsOf,
  isA,
  methodsOf,
  withoutNull,
  type Class,
  type Method,
  type Type,
} from "./types.js";
import type { Writer } from "./writer.js";

const DEEPEST = 3;

type Make = () => string | null;

/** A value of a type. */
export function value(w: Writer, type: Type, depth = 0): string {
  if (type === I32) return number(w, depth);
  const cls = type.cls!;
  if (type.isNullable) return optional(w, type, depth);
  if (type.mode === "own") return owned(w, cls, depth);
  if (type.mode === "copy") return view(w, cls, depth);
  const at = place(w, cls, type.mode as "ref" | "mut", depth);
  if (at === null) w.hasTemporary = true;
  return at ?? owned(w, cls, depth + 1);
}

/** A value that is used after the statement: one that borrows of temporaries would be of no use. */
export function kept(w: Writer, type: Type): string {
  w.isKept = type.mode !== "own" && type !== I32 && w.random.chance(w.care);
  let made: string;
  let tries = 0;
  do {
    w.hasTemporary = false;
    made = value(w, type);
  } while (w.isKept && w.hasTemporary && ++tries < 8);
  w.isKept = false;
  return made;
}

/** The first of some random choices that gives something. */
function pick(w: Writer, makes: readonly Make[]): string | null {
  for (let i = 0; i < 4; i++) {
    const made = w.random.pick(makes)();
    if (made !== null) return made;
  }
  return null;
}

export function owned(w: Writer, cls: Class, depth: number): string {
  const inner = (of = byValue(cls)) => value(w, of, depth + 1);
  const fresh = () => make(w, cls, depth);
  const moved: Make = () =>
    w.move(({ type }) => type.mode === "own" && !type.isNullable && isA(type.cls!, cls))?.name ?? null;
  if (depth >= DEEPEST) return (w.random.chance(0.5) ? moved() : null) ?? fresh();
  const made = pick(w, [
    moved,
    moved,
    fresh,
    fresh,
    () => `ident<${cls.name}>(${inner()})`,
    () => `choose<${cls.name}>(${condition(w, depth + 1)}, ${inner()}, ${inner()})`,
    () => `(${condition(w, depth + 1)} ? ${inner()} : ${inner()})`,
    () => `(${number(w, depth + 1)}, ${inner()})`,
    () => part(w, cls),
    () =>
      cls === FD
        ? `produce((): Fd => ${w.random.pick(["Fd.open()", "tools.pass(Fd.open())", "new Box<Fd>(Fd.open()).into()"])})`
        : null,
    () => called(w, byValue(cls), depth),
    () => called(w, byValue(cls), depth),
    () => {
      const variable = w.move(({ type }) => type.mode === "own" && type.isNullable && isA(type.cls!, cls));
      return variable && `${variable.name}!`;
    },
    () =>
      `${optionalCall(w, cls, depth) ?? `take(${nullablePlace(w, cls) ?? "null_"})`}!`.replace(
        /^take\(null_\)!$/,
        fresh(),
      ),
    () => {
      const at = field(w, cls, "mut");
      return at && `replace(${at}, ${inner()})`;
    },
    () => {
      if (!w.random.chance(0.15)) return null;
      const variable = w.move(({ type }) => type.mode === "own" && type.isNullable && type.cls === cls);
      return variable && `(${variable.name} || ${inner()})!`;
    },
    () => {
      const derived = w.classes.filter((other) => other !== cls && isA(other, cls) && other.takes);
      return derived.length > 0 ? `<${cls.name}>${inner(byValue(w.random.pick(derived)))}` : null;
    },
  ]);
  return made ?? fresh();
}

/** A new object of a class, or of one that is derived from it. */
function make(w: Writer, cls: Class, depth: number): string {
  if (cls === FD) return w.random.chance(0.01) ? "Fd.fresh" : "Fd.open()";
  if (!cls.takes) {
    if (depth >= DEEPEST) return "Fd.open()";
    const derived = w.classes.filter((other) => isA(other, cls) && other.takes);
    return derived.length > 0 ? make(w, w.random.pick(derived), depth) : "Fd.open()";
  }
  const args = cls.takes.map((type) => value(w, type, depth + 1)).join(", ");
  return w.random.chance(0.06) ? `instantiate<${cls.name}>(${args})` : `new ${cls.name}(${args})`;
}

/** A field that moves out of a local, or what a method gives. */
function part(w: Writer, cls: Class): string | null {
  const holders = w.variables(
    ({ type }) =>
      type.mode === "own" &&
      !type.isNullable &&
      (!type.cls!.hasDrop || !w.random.chance(w.care)) &&
      fieldsOf(type.cls!).some(({ type }) => type.cls === cls && type.mode === "own"),
  );
  if (holders.length === 0) return null;
  const holder = w.random.pick(holders);
  holder.isGone = true;
  const fields = fieldsOf(holder.type.cls!).filter(
    ({ type }) => type.cls === cls && type.mode === "own" && !type.isNullable,
  );
  return fields.length > 0 ? `${holder.name}.${w.random.pick(fields).name}` : null;
}

/** A call of a function, a method or an accessor that gives a type. */
function called(w: Writer, type: Type, depth: number): string | null {
  if (depth >= DEEPEST) return null;
  const gives = (result: Type) => result.text === type.text;
  const functions = w.functions.filter(({ result }) => gives(result));
  if (functions.length > 0 && w.random.chance(0.5)) {
    const { name, params, result, isFallible } = w.random.pick(functions);
    const text = `${name}(${params.map((param) => value(w, param, depth + 1)).join(", ")})`;
    if (!isFallible) return text;
    return w.isFallible ? `${text}.orReturn` : `${result === I32 ? "numberOf" : "fdOf"}(${text})`;
  }
  const methods: { readonly cls: Class; readonly method: Method }[] = [];
  for (const cls of w.classes)
    for (const method of methodsOf(cls)) if (gives(method.result)) methods.push({ cls, method });
  if (methods.length === 0) return null;
  const { cls, method } = w.random.pick(methods);
  return call(w, cls, method, depth);
}

export function call(w: Writer, cls: Class, { name, receiver, form, params }: Method, depth: number): string | null {
  const on =
    receiver === "static"
      ? cls.name
      : receiver === "own"
        ? owned(w, cls, depth + 1)
        : cls.kind === "view"
          ? view(w, cls, depth + 1)
          : (place(w, cls, w.random.chance(0.97) ? receiver : "ref", depth) ??
            (!w.isKept && w.random.chance(0.3) ? owned(w, cls, depth + 1) : null));
  if (on === null) return null;
  const base = /^(new |<|.*[?|])/.test(on) && !on.startsWith("(") ? `(${on})` : on;
  if (form === "get") return `${base}.${name}`;
  const args = params.map((param) => value(w, param, depth + 1)).join(", ");
  return form === "index" ? `${base}[${args}]` : `${base}.${name}(${args})`;
}

/** A place that holds a value of a class, to be borrowed; null where there is none. */
export function place(w: Writer, cls: Class, mode: "ref" | "mut", depth: number): string | null {
  const variables: Make = () => {
    const all = w.variables(
      ({ type }) =>
        !type.isNullable && type.cls !== null && isA(type.cls, cls) && (mode === "ref" || type.mode !== "ref"),
    );
    return all.length > 0 ? w.random.pick(all).name : null;
  };
  if (depth >= DEEPEST) return variables();
  return pick(w, [
    variables,
    variables,
    variables,
    () => field(w, cls, mode),
    () => called(w, borrow(mode, cls), depth),
    () => (mode === "ref" && w.random.chance(0.5) ? called(w, borrow("mut", cls), depth) : null),
    () => {
      const found = called(w, borrow(mode, cls, true), depth);
      return found && `${found}!`;
    },
    () => {
      const a = place(w, cls, mode, depth + 1),
        b = place(w, cls, mode, depth + 1);
      return a && b && `(${condition(w, depth + 1)} ? ${a} : ${b})`;
    },
    () => {
      const a = place(w, cls, mode, depth + 1);
      return a && w.random.chance(0.3) ? `lent<${cls.name}>(${a})` : null;
    },
    () => {
      const all = w.variables(({ type }) => type.isNullable && type.cls === cls && type.mode !== "own");
      return all.length > 0 ? `${w.random.pick(all).name}!` : null;
    },
    () => {
      const all = w.variables(({ type }) => type.isNullable && type.cls === cls);
      const other = place(w, cls, mode, depth + 1);
      return all.length > 0 && other && w.random.chance(0.1) ? `(${w.random.pick(all).name} || ${other})!` : null;
    },
  ]);
}

/** A field of a variable, perhaps of a field of it. */
function field(w: Writer, cls: Class, mode: "ref" | "mut", isNullable = false): string | null {
  const paths = w
    .variables(({ type }) => type.cls !== null && !type.isNullable && (mode === "ref" || type.mode !== "ref"))
    .flatMap(({ name, type }) => pathsIn(type.cls!, name, 2));
  const fitting = paths.filter(
    ({ type }) => type.cls === cls && type.isNullable === isNullable && (mode === "ref" || type.mode !== "ref"),
  );
  return fitting.length > 0 ? w.random.pick(fitting).path : null;
}

function pathsIn(cls: Class, path: string, depth: number): { path: string; type: Type }[] {
  if (depth === 0) return [];
  return fieldsOf(cls).flatMap(({ name, type }) => {
    const at = `${path}.${name}`;
    return [{ path: at, type }, ...(type.cls && !type.isNullable ? pathsIn(type.cls, at, depth - 1) : [])];
  });
}

/** A variable or field that can be null. */
export function nullablePlace(w: Writer, cls: Class): string | null {
  const variables = w
    .variables(({ type }) => type.mode === "own" && type.isNullable && type.cls === cls)
    .map(({ name }) => name);
  const at = field(w, cls, "mut", true);
  const all = at ? [...variables, at] : variables;
  return all.length > 0 ? w.random.pick(all) : null;
}

function optionalCall(w: Writer, cls: Class, depth: number): string | null {
  return called(w, byValue(cls, true), depth);
}

function optional(w: Writer, type: Type, depth: number): string {
  const inner = withoutNull(type);
  if (type.mode !== "own")
    return pick(w, [() => "null", () => value(w, inner, depth + 1), () => called(w, type, depth)]) ?? "null";
  const cls = type.cls!;
  return (
    pick(w, [
      () => "null",
      () => value(w, inner, depth + 1),
      () => w.move((variable) => variable.type.text === type.text)?.name ?? null,
      () => {
        const at = nullablePlace(w, cls);
        return at && `take(${at})`;
      },
      () => `(${condition(w, depth + 1)} ? ${value(w, inner, depth + 1)} : null)`,
      () => optionalCall(w, cls, depth),
    ]) ?? "null"
  );
}

function view(w: Writer, cls: Class, depth: number): string {
  const variables: Make = () => {
    const all = w.variables(({ type }) => type.cls === cls && !type.isNullable);
    return all.length > 0 ? w.random.pick(all).name : null;
  };
  const fresh = () => `new ${cls.name}(${cls.takes!.map((type) => value(w, type, depth + 1)).join(", ")})`;
  if (depth >= DEEPEST) return variables() ?? fresh();
  return pick(w, [variables, variables, fresh, () => called(w, byValue(cls), depth)]) ?? fresh();
}

export function condition(w: Writer, depth: number): string {
  const { random } = w;
  if (depth >= DEEPEST || random.chance(0.5)) return `n > ${random.below(4)}`;
  const made = pick(w, [
    () => `${number(w, depth + 1)} > ${random.below(5)}`,
    () => `(${condition(w, depth + 1)} && ${condition(w, depth + 1)})`,
    () => `(${condition(w, depth + 1)} || ${condition(w, depth + 1)})`,
    () => {
      const all = w.variables(({ type }) => type.isNullable);
      return all.length > 0 ? `${random.pick(all).name} !== null` : null;
    },
    () => {
      const all = w.variables(({ type }) => type.isNullable);
      if (all.length === 0) return null;
      const { name, type } = random.pick(all);
      return type.cls === FD || type.cls === VIEW ? `(${name} ? ${name}.read() : 0) > 2` : `!${name}`;
    },
    () => {
      const all = w.variables(({ type }) => type.cls === FD && !type.isNullable);
      return all.length > 0 ? `(${random.pick(all).name} == ${random.pick(all).name})` : null;
    },
  ]);
  return made ?? `n > ${random.below(4)}`;
}

/** Bodies of functions that take and give a number. */
const CALLBACKS = [
  "x + 1",
  "consume(Fd.open()) + x",
  "{ const it = Fd.open(); return x > 2 ? it.read() : it.close(); }",
  "Fd.open().raw",
];

export function number(w: Writer, depth = 0): string {
  const { random } = w;
  const plain = () => random.pick(["n", "1", "4"]);
  if (depth >= DEEPEST) return plain();
  const made = pick(w, [
    plain,
    () => called(w, I32, depth),
    () => called(w, I32, depth),
    () => called(w, I32, depth),
    () => `(${number(w, depth + 1)} + ${number(w, depth + 1)})`,
    () => `(${condition(w, depth + 1)} ? ${number(w, depth + 1)} : ${number(w, depth + 1)})`,
    () => {
      const a = place(w, FD, "ref", depth + 1),
        b = place(w, FD, "ref", depth + 1);
      return a && b && `(${a} + ${b})`;
    },
    () => {
      const at = place(w, FD, "ref", depth + 1);
      return at && `${at}.raw`;
    },
    () => {
      const at = place(w, FD, "ref", depth + 1);
      return at && `\`\${${at}}\`.length`;
    },
    () => {
      const a = place(w, FD, "ref", depth + 1),
        b = place(w, FD, "ref", depth + 1);
      return a && b && `select<Fd>(${a}, ${b}, ${condition(w, depth + 1)}).${random.pick(["read()", "raw", "number"])}`;
    },
    () => {
      const at = place(w, FD, "ref", depth + 1);
      return (
        at && `apply((fd: Ref<Fd>): i32 => ${random.pick(["fd.read()", "peekRes(fd)", "fd.view().read()"])}, ${at})`
      );
    },
    () =>
      `give((fd: Fd): i32 => ${random.pick(["consume(fd)", "fd.read()", "{ drop(fd); return 1; }"])}, ${owned(w, FD, depth + 1)})`,
    () => {
      const at = place(w, RES, "ref", depth + 1);
      return at && `(${at} instanceof Fd ? 1 : 0)`;
    },
    () => `(isReference<${random.pick(["Fd", "i32"])}>() ? ${number(w, depth + 1)} : ${number(w, depth + 1)})`,
    () => `\`${random.pick(["", "a "])}\${${number(w, depth + 1)}}\`.length`,
    () => `twice((x: i32): i32 => ${random.pick(CALLBACKS)}, n)`,
    () => (random.chance(0.3) ? `[${number(w, depth + 1)}, ${number(w, depth + 1)}].length` : null),
    () => {
      const lock = w.classes.includes(LOCK) && place(w, FD, "mut", depth + 1);
      return lock ? `new Lock(${lock}).poke()` : null;
    },
  ]);
  return made ?? plain();
}
