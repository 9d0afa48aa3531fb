// What the wide fuzzer knows of types: those of the prelude, guest/wide.ts, and those that a program declares.

/** How a value is held. */
type Mode = "plain" | "own" | "copy" | "ref" | "mut";

export interface Type {
  readonly text: string;
  readonly cls: Class | null;
  readonly mode: Mode;
  readonly isNullable: boolean;
}

export interface Method {
  readonly name: string;
  readonly receiver: "ref" | "mut" | "own" | "static";
  /** How it is used: `x.name(…)`, `x.name`, `x[…]`. */
  readonly form: "call" | "get" | "index";
  readonly params: readonly Type[];
  readonly result: Type;
  /** What its result borrows from, if it borrows: `this` and parameters. */
  readonly lenders?: readonly string[];
}

export interface Field {
  readonly name: string;
  readonly type: Type;
}

export interface Class {
  readonly name: string;
  /** Its values own, or borrow and are copied. An interface owns. */
  readonly kind: "owned" | "view" | "interface";
  /** What a constructor takes, or null where there is none. */
  readonly takes: readonly Type[] | null;
  readonly fields: Field[];
  readonly methods: Method[];
  /** The base class and the interfaces. */
  readonly parents: readonly Class[];
  readonly hasDrop: boolean;
}

export const I32: Type = { text: "i32", cls: null, mode: "plain", isNullable: false };

export function byValue(cls: Class, isNullable = false): Type {
  const mode = cls.kind === "view" ? "copy" : "own";
  return { text: isNullable ? `${cls.name} | null` : cls.name, cls, mode, isNullable };
}

export function borrow(mode: "ref" | "mut", cls: Class, isNullable = false): Type {
  const text = `${mode === "ref" ? "Ref" : "Mut"}<${cls.name}>`;
  return { text: isNullable ? `${text} | null` : text, cls, mode, isNullable };
}

export function withoutNull(type: Type): Type {
  return type.isNullable ? { ...type, text: type.text.replace(" | null", ""), isNullable: false } : type;
}

export function isA(cls: Class, other: Class): boolean {
  return cls === other || cls.parents.some((parent) => isA(parent, other));
}

/** The methods and fields of a class, inherited ones too. */
export function methodsOf({ methods, parents }: Class): readonly Method[] {
  return parents.length === 0 ? methods : [...methods, ...parents.flatMap(methodsOf)];
}

export function fieldsOf({ fields, parents }: Class): readonly Field[] {
  return parents.length === 0 ? fields : [...fields, ...parents.flatMap(fieldsOf)];
}

const call = (receiver: Method["receiver"], name: string, result: Type, ...params: Type[]): Method => ({
  name,
  receiver,
  form: "call",
  params,
  result,
});
const get = (name: string, result: Type): Method => ({ name, receiver: "ref", form: "get", params: [], result });

function cls(
  name: string,
  kind: Class["kind"],
  takes: readonly Type[] | null,
  parents: readonly Class[] = [],
  hasDrop = false,
): Class {
  return { name, kind, takes, fields: [], methods: [], parents, hasDrop };
}

export const RES = cls("Res", "interface", null);
RES.methods.push(call("ref", "read", I32));

export const FD = cls("Fd", "owned", null, [RES], true);
export const VIEW = cls("View", "view", [borrow("ref", FD)]);
export const GUARD = cls("Guard", "owned", [borrow("ref", FD)], [], true);
export const LOCK = cls("Lock", "owned", [borrow("mut", FD)], [], true);
FD.fields.push({ name: "raw", type: I32 });
FD.methods.push(
  call("ref", "view", byValue(VIEW)),
  call("ref", "self", borrow("ref", FD)),
  call("mut", "rewind", I32),
  call("mut", "again", borrow("mut", FD)),
  call("own", "close", I32),
  call("own", "intoRaw", I32),
  call("static", "open", byValue(FD)),
);
VIEW.methods.push(call("ref", "read", I32), call("ref", "view", byValue(VIEW)), get("inner", borrow("ref", FD)));
GUARD.methods.push(call("ref", "read", I32));
LOCK.methods.push(call("mut", "poke", I32));

/** `Box<T>` for a class. */
export function boxOf(of: Class): Class {
  const box = cls(`Box<${of.name}>`, "owned", [byValue(of)]);
  box.fields.push({ name: "value", type: byValue(of) });
  box.methods.push(
    call("ref", "get", borrow("ref", of)),
    call("mut", "getMut", borrow("mut", of)),
    call("mut", "put", byValue(of), byValue(of)),
    call("own", "into", byValue(of)),
  );
  return box;
}

/** `OwnedArray<T>` for a class. */
export function listOf(of: Class): Class {
  const list = cls(`OwnedArray<${of.name}>`, "owned", [], [], true);
  list.methods.push(
    { name: "at", receiver: "ref", form: "index", params: [I32], result: borrow("ref", of) },
    call("mut", "atMut", borrow("mut", of), I32),
    call("mut", "pop", byValue(of, true)),
    call("mut", "replace", byValue(of), I32, byValue(of)),
    get("length", I32),
  );
  return list;
}

/** `OwnedMap<i32, T>` for a class. */
export function mapOf(of: Class): Class {
  const map = cls(`OwnedMap<i32, ${of.name}>`, "owned", [], [], true);
  map.methods.push(
    call("ref", "get", borrow("ref", of, true), I32),
    call("mut", "set", byValue(of, true), I32, byValue(of)),
    call("mut", "remove", byValue(of, true), I32),
    get("size", I32),
  );
  return map;
}

/** A function that a program can call. */
export interface Callable {
  readonly name: string;
  readonly params: readonly Type[];
  readonly result: Type;
  /** It returns its result in a `Result`. */
  readonly isFallible?: boolean;
}

/** The functions of the prelude; those that are generic, for a class. */
export const FUNCTIONS: readonly Callable[] = [
  { name: "tools.pass", params: [byValue(FD)], result: byValue(FD) },
  { name: "tools.peek", params: [borrow("ref", FD)], result: I32 },
  { name: "consume", params: [byValue(FD)], result: I32 },
  { name: "consumeOrOpen", params: [], result: I32 },
  { name: "consumeOrOpen", params: [byValue(FD)], result: I32 },
  { name: "peekRes", params: [borrow("ref", RES)], result: I32 },
  { name: "endRes", params: [byValue(RES)], result: I32 },
  { name: "see", params: [borrow("ref", FD)], result: I32 },
  { name: "see", params: [byValue(VIEW)], result: I32 },
  { name: "poke", params: [borrow("mut", FD)], result: I32 },
  { name: "both", params: [borrow("mut", FD), borrow("ref", FD)], result: I32 },
  { name: "maybe", params: [byValue(FD, true)], result: I32 },
  { name: "glance", params: [borrow("ref", FD, true)], result: I32 },
  { name: "tryNumber", params: [I32, I32], result: I32, isFallible: true },
  { name: "tryFd", params: [I32], result: byValue(FD), isFallible: true },
  { name: "shelved", params: [], result: I32 },
  { name: "Fd.tryOpen", params: [I32], result: byValue(FD, true) },
];
