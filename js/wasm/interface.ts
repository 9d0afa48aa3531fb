// The imports and exports of a core module, with the types of its functions: `WebAssembly.Module.imports` leaves these
// out, and libwasmtime's C API aborts the process on a v128 type.

import { Reader, SectionId, sections } from "./read.js";

/** The type of a value. All kinds of references are one type. */
export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128" | "reference";

export interface FunctionType {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

const KINDS = ["function", "table", "memory", "global", "tag"] as const;
type Kind = (typeof KINDS)[number];

interface Export {
  readonly name: string;
  readonly kind: Kind;
  /** The type of a function. */
  readonly type?: FunctionType;
}

export interface Import extends Export {
  readonly module: string;
}

export interface Interface {
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** Whether a function type contains a v128. */
  readonly usesVectors: boolean;
}

/** Reads the interface of a valid core module. Throws on encodings of unknown proposals. */
export function readInterface(module: Uint8Array): Interface {
  const content = new Map(sections(module).map(({ id, content }) => [id, content]));
  const read = <T>(id: number, item: (reader: Reader) => T): T[] => {
    const bytes = content.get(id);
    const reader = bytes && new Reader(bytes);
    return reader ? reader.list(() => item(reader)) : [];
  };
  const types = read(SectionId.TYPE, recursiveTypes).flat();
  const imports = read(SectionId.IMPORT, (reader) => importOf(reader, types));
  const functions = [
    ...imports.filter(({ kind }) => kind === "function").map(({ type }) => type),
    ...read(SectionId.FUNCTION, (reader) => types[reader.u32()]),
  ];
  const exports = read(SectionId.EXPORT, (reader): Export => {
    const name = reader.name();
    const kind = kindOf(reader.byte());
    const index = reader.u32();
    return kind === "function" ? { name, kind, type: functionAt(functions, index) } : { name, kind };
  });
  const usesVectors = types.some((type) => type && [...type.params, ...type.results].includes("v128"));
  return { imports, exports, usesVectors };
}

/** Reads a function type; returns undefined for a struct or an array. */
type DefinedType = FunctionType | undefined;

/** Reads one type, or a group of mutually recursive types. */
function recursiveTypes(reader: Reader): DefinedType[] {
  if (reader.peek() !== 0x4e) return [subtype(reader)];
  reader.byte();
  return reader.list(() => subtype(reader));
}

function subtype(reader: Reader): DefinedType {
  if (reader.peek() === 0x50 || reader.peek() === 0x4f) {
    reader.byte();
    reader.list(() => reader.u32());
  }
  const form = reader.byte();
  switch (form) {
    case 0x60:
      return { params: reader.list(() => valueType(reader)), results: reader.list(() => valueType(reader)) };
    case 0x5f:
      reader.list(() => field(reader));
      return undefined;
    case 0x5e:
      field(reader);
      return undefined;
    default:
      throw unknown("form of a type", form);
  }
}

/** Reads a field of a struct or an array: a value type, i8 or i16, and whether it is mutable. */
function field(reader: Reader): void {
  if (reader.peek() === 0x78 || reader.peek() === 0x77) reader.byte();
  else valueType(reader);
  reader.byte();
}

const NUMBERS: Readonly<Record<number, ValueType>> = {
  0x7f: "i32",
  0x7e: "i64",
  0x7d: "f32",
  0x7c: "f64",
  0x7b: "v128",
};

export function valueType(reader: Reader): ValueType {
  const code = reader.byte();
  // A reference with its heap type, a signed LEB128 number.
  if (code === 0x63 || code === 0x64) reader.skipNumber();
  else if (code < 0x64 || code > 0x7f) throw unknown("type of a value", code);
  return NUMBERS[code] ?? "reference";
}

function importOf(reader: Reader, types: readonly DefinedType[]): Import {
  const [module, name] = [reader.name(), reader.name()];
  const kind = kindOf(reader.byte());
  switch (kind) {
    case "function":
      return { module, name, kind, type: functionAt(types, reader.u32()) };
    case "table":
      valueType(reader);
      limits(reader);
      break;
    case "memory":
      limits(reader);
      break;
    case "global":
      valueType(reader);
      reader.byte();
      break;
    case "tag":
      reader.byte();
      reader.u32();
      break;
  }
  return { module, name, kind };
}

const HAS_MAXIMUM = 1;
const HAS_PAGE_SIZE = 8;

function limits(reader: Reader): void {
  const flags = reader.byte();
  reader.u32();
  if ((flags & HAS_MAXIMUM) !== 0) reader.u32();
  if ((flags & HAS_PAGE_SIZE) !== 0) reader.u32();
}

function kindOf(code: number): Kind {
  return KINDS[code] ?? fail("kind of an import or export", code);
}

function functionAt(types: readonly DefinedType[], index: number): FunctionType {
  return types[index] ?? fail("function of type", index);
}

function fail(what: string, code: number): never {
  throw unknown(what, code);
}

function unknown(what: string, code: number): Error {
  return new Error(`unknown ${what}: 0x${code.toString(16)}`);
}
