// A WIT world as the generator sees it: resolved, with the type behind every name.

export type Primitive =
  | "bool"
  | "u8"
  | "s8"
  | "u16"
  | "s16"
  | "u32"
  | "s32"
  | "u64"
  | "s64"
  | "f32"
  | "f64"
  | "char"
  | "string";

/** A name and its type: a parameter, or a field of a record. */
export interface Field {
  readonly name: string;
  readonly type: Type;
}

/** A case of a variant, with its payload. */
export interface Case {
  readonly name: string;
  readonly type: Type | null;
}

export type Type =
  | { readonly kind: "primitive"; readonly name: Primitive }
  | { readonly kind: "record"; readonly fields: readonly Field[] }
  | { readonly kind: "variant"; readonly cases: readonly Case[] }
  | { readonly kind: "enum"; readonly names: readonly string[] }
  | { readonly kind: "flags"; readonly names: readonly string[] }
  | { readonly kind: "tuple"; readonly types: readonly Type[] }
  | { readonly kind: "list"; readonly element: Type }
  | { readonly kind: "array"; readonly element: Type; readonly length: number }
  | { readonly kind: "map"; readonly key: Type; readonly value: Type }
  | { readonly kind: "option"; readonly type: Type }
  | { readonly kind: "result"; readonly ok: Type | null; readonly error: Type | null }
  | { readonly kind: "own"; readonly resource: TypeDef }
  | { readonly kind: "borrow"; readonly resource: TypeDef }
  | { readonly kind: "resource" }
  | Channel
  | { readonly kind: "error-context" }
  | TypeDef;

/** A stream or a future, of values of a type or of none. What a function passes is the readable end. */
export interface Channel {
  readonly kind: "stream" | "future";
  readonly type: Type | null;
}

/** A type with a name. Two of them are the same type only if they are the same object, or one is an alias. */
export interface TypeDef {
  readonly kind: "named";
  readonly name: string;
  /** The interface or the world that gives it this name. */
  readonly owner: Scope;
  /** What it stands for; another TypeDef where it is an alias, or `use`d from elsewhere. */
  readonly type: Type;
}

/** A function of a world or an interface. Its name has its kind: `[method]file.read`. */
export interface Func {
  readonly name: string;
  readonly params: readonly Field[];
  readonly result: Type | null;
  readonly isAsync: boolean;
  /** It is `async` in WIT, and called as any function all the same: it may block. */
  readonly blocks?: true;
}

/** What holds names: an interface, imported or exported, or the world itself in one of these two roles. */
export interface Scope {
  /** `wasi:io/streams@0.2.0`, or the plain name of an inline interface; `$root` for the world. */
  readonly name: string;
  readonly isExport: boolean;
  readonly types: TypeDef[];
  readonly functions: Func[];
}

export interface World {
  /** `wasi:cli/command@0.2.0` */
  readonly name: string;
  readonly imports: readonly Scope[];
  readonly exports: readonly Scope[];
}

export const ROOT = "$root";

/** What a type is, behind all its names. */
export function resolve(type: Type): Exclude<Type, TypeDef> {
  while (type.kind === "named") type = type.type;
  return type;
}

/** The definition of a named type, behind all its aliases. */
export function definition(type: TypeDef): TypeDef {
  let at = type;
  while (at.type.kind === "named") at = at.type;
  return at;
}

/** What a function's name says. */
export type FuncKind =
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "constructor" | "method" | "static"; readonly resource: string; readonly name: string };

export function funcKind({ name }: Pick<Func, "name">): FuncKind {
  const match = /^\[(constructor|method|static)\]([^.]+)(?:\.(.+))?$/.exec(name);
  if (!match) return { kind: "function", name };
  const [, kind, resource, member] = match as unknown as [
    string,
    "constructor" | "method" | "static",
    string,
    string | undefined,
  ];
  return { kind, resource, name: member ?? "constructor" };
}

/** The types that a type is made of, one level down. */
export function parts(type: Type): readonly Type[] {
  switch (type.kind) {
    case "named":
      return [type.type];
    case "record":
      return type.fields.map((field) => field.type);
    case "variant":
      return type.cases.flatMap((one) => one.type ?? []);
    case "tuple":
      return type.types;
    case "list":
    case "array":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "option":
      return [type.type];
    case "result":
      return [type.ok, type.error].flatMap((one) => one ?? []);
    default:
      return [];
  }
}

/** The streams and futures in a type, those in another one before it, as the tools number them. */
export function channels(type: Type): Channel[] {
  if (type.kind !== "stream" && type.kind !== "future") return parts(type).flatMap(channels);
  return [...(type.type ? channels(type.type) : []), type];
}

/** The streams and futures that a function passes, as the tools number them. */
export function channelsOf({ params, result }: Pick<Func, "params" | "result">): Channel[] {
  return [...params.map((param) => param.type), ...(result ? [result] : [])].flatMap(channels);
}

/** Whether a type, or one that it is made of, fulfils a condition. What handles and ends of streams stand for doesn't count. */
export function some(type: Type, condition: (type: Type) => boolean): boolean {
  return condition(type) || parts(type).some((part) => some(part, condition));
}
