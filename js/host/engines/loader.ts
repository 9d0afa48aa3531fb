// What AssemblyScript's loader adds to the exports of a module, for an instance of any engine. The loader itself only
// creates instances of V8, and looks up names of the guest on objects with a prototype. The names and layouts here
// are the loader's (@assemblyscript/loader/index.js).

import { demangle } from "@assemblyscript/loader";
import { badModule } from "../errors.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { Exports } from "../bridge/instance.js";

/** The exports of an instance, by name. */
export type RawExports = Record<string, unknown>;

/** Offsets of an object's class id and size, relative to the object. */
const ID = -8,
  SIZE = -4;
const ARRAYBUFFER = 1,
  STRING = 2;
/** Flags of a class (std/assembly/shared/typeinfo.ts). */
const ARRAYBUFFERVIEW = 1,
  ARRAY = 2,
  STATICARRAY = 4,
  SIGNED = 1 << 11,
  FLOAT = 1 << 12,
  MANAGED = 1 << 14;
const ALIGN_AT = 6;
/** Offsets in an array or a view: its buffer, the start of its data, their size in bytes; in an array, its length. */
const BUFFER = 0,
  DATA = 4,
  BYTES = 8,
  LENGTH = 12;
const VIEW_SIZE = 12,
  ARRAY_SIZE = 16;

const TYPED = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  Int64Array: BigInt64Array,
  Uint64Array: BigUint64Array,
} as const;
type Typed = InstanceType<(typeof TYPED)[keyof typeof TYPED]>;

/**
 * Returns the exports with functions for strings and arrays, as the loader does. `inside` is the memory for the
 * host's own use: no buffer of it is returned to callers.
 */
export function loaderExports(exports: RawExports, inside: LinearMemory): Exports {
  const plain: RawExports = Object.create(null);
  const named: RawExports = Object.create(null);
  for (const [name, item] of Object.entries(exports))
    (isInherited(name) || !canSetLength(name, item) ? plain : named)[name] = item;
  const all: object = Object.assign(Object.create(null), utilities(exports, inside));
  try {
    demangle(named, all as Parameters<typeof demangle>[1]);
  } catch (cause) {
    throw badModule(`the names of the module's exports conflict: ${(cause as Error).message}`, cause);
  }
  return Object.assign(all, plain) as unknown as Exports;
}

/** The names of properties that every JavaScript object has. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Whether a part of a name, such as `namespace.Class#get:member`, would be found on the prototypes of the objects
 * that `demangle` creates. Such an export keeps its plain name.
 */
function isInherited(name: string): boolean {
  const namespaces = name.split(".");
  const parts = namespaces.pop()!.split("#");
  const member = parts.pop()!.replace(/^(get|set):/, "");
  return member === "__proto__" || [...namespaces, ...parts].some((part) => INHERITED.has(part));
}

/** Returns false for an export of the name by which the loader passes the number of arguments that can't take it. */
function canSetLength(name: string, item: unknown): boolean {
  if (name === "__setArgumentsLength" || name === "__setargc") return typeof item === "function";
  if (name !== "__argumentsLength") return true;
  const global = item as { value: unknown };
  try {
    global.value = 0;
    return global.value === 0;
  } catch {
    return false; // immutable, or of another type
  }
}

function utilities(exports: RawExports, inside: LinearMemory): Record<string, unknown> {
  const memory = exports["memory"] as LinearMemory;
  const u32 = (pointer: number): number => view().getUint32(pointer >>> 0, true);
  const view = () => new DataView(inside.buffer);
  const runtime = (name: string) => (exports[name] as ((...args: number[]) => number) | undefined) ?? noRuntime;
  const [__new, __pin, __unpin, __collect] = ["__new", "__pin", "__unpin", "__collect"].map(runtime) as [
    typeof noRuntime,
    typeof noRuntime,
    typeof noRuntime,
    typeof noRuntime,
  ];

  function arrayInfo(id: number): number {
    const base = exports["__rtti_base"] as { value: number } | undefined;
    if (!base) return noRuntime();
    if (id >>> 0 >= u32(base.value)) throw new Error(`invalid id: ${id}`);
    const info = u32(base.value + 4 + id * 4);
    if (!(info & (ARRAYBUFFERVIEW | ARRAY | STATICARRAY))) throw new Error(`not an array: ${id}, flags=${info}`);
    return info;
  }

  function typedView(Type: (typeof TYPED)[keyof typeof TYPED], pointer: number, buffer: ArrayBuffer): Typed {
    return new Type(buffer, u32(pointer + DATA), u32(pointer + BYTES) / Type.BYTES_PER_ELEMENT);
  }

  /** Returns the array's values as a view of `buffer`. */
  function arrayView(pointer: number, buffer: ArrayBuffer): Typed {
    const info = arrayInfo(u32(pointer + ID));
    const data = info & STATICARRAY ? pointer : u32(pointer + DATA);
    const Type = elementType(info);
    return new Type(buffer, data, info & ARRAY ? u32(pointer + LENGTH) : u32(data + SIZE) / Type.BYTES_PER_ELEMENT);
  }

  const all: Record<string, unknown> = {
    memory,
    table: exports["table"],
    __new,
    __pin,
    __unpin,
    __collect,
    __newString(text: string) {
      if (text == null) return 0;
      const pointer = __new(text.length * 2, STRING);
      const units = new Uint16Array(inside.buffer, pointer, text.length);
      for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
      return pointer;
    },
    __getString(pointer: number) {
      if (!pointer) return null as unknown as string;
      if (u32(pointer + ID) !== STRING) throw new Error(`not a string: ${pointer}`);
      return Buffer.from(inside.buffer, pointer, u32(pointer + SIZE)).toString("utf16le");
    },
    __newArrayBuffer(bytes: ArrayBuffer) {
      if (bytes == null) return 0;
      const pointer = __new(bytes.byteLength, ARRAYBUFFER);
      new Uint8Array(inside.buffer).set(new Uint8Array(bytes), pointer);
      return pointer;
    },
    __getArrayBuffer: (pointer: number) => inside.buffer.slice(pointer, pointer + u32(pointer + SIZE)),
    __newArray(id: number, values: ArrayLike<number> | number = 0) {
      const info = arrayInfo(id);
      const length = typeof values === "number" ? values : values.length;
      const Type = elementType(info);
      const data = __new(length * Type.BYTES_PER_ELEMENT, info & STATICARRAY ? id : ARRAYBUFFER);
      const array = info & STATICARRAY ? data : newHeader(id, info, data, length, length * Type.BYTES_PER_ELEMENT);
      if (typeof values !== "number") (new Type(inside.buffer, data, length) as Uint8Array).set(values);
      return array;
    },
    __getArrayView: (pointer: number) => arrayView(pointer, memory.buffer),
    __getArray: (pointer: number) => [...(arrayView(pointer, inside.buffer) as Uint8Array)],
    __getFunction(pointer: number) {
      const table = exports["table"] as { get(index: number): ((...args: unknown[]) => unknown) | null } | undefined;
      if (!table) throw new Error("Operation requires compiling with --exportTable");
      return table.get(u32(pointer));
    },
  };
  for (const [name, Type] of Object.entries(TYPED)) {
    all[`__get${name}`] = (pointer: number) => typedView(Type, pointer, inside.buffer).slice();
    all[`__get${name}View`] = (pointer: number) => typedView(Type, pointer, memory.buffer);
  }
  return all;

  function newHeader(id: number, info: number, data: number, length: number, bytes: number): number {
    __pin(data);
    const array = __new(info & ARRAY ? ARRAY_SIZE : VIEW_SIZE, id);
    __unpin(data);
    const to = view();
    to.setUint32(array + BUFFER, data, true);
    to.setUint32(array + DATA, data, true);
    to.setUint32(array + BYTES, bytes, true);
    if (info & ARRAY) to.setUint32(array + LENGTH, length, true);
    return array;
  }
}

/** Returns the typed array for the elements of an array class; references are 32-bit numbers. */
function elementType(info: number): (typeof TYPED)[keyof typeof TYPED] {
  const align = 31 - Math.clz32((info >>> ALIGN_AT) & 31);
  const signed = (info & SIGNED) !== 0;
  if (info & MANAGED) return Uint32Array;
  if (info & FLOAT) return align === 2 ? Float32Array : Float64Array;
  const types = signed
    ? [Int8Array, Int16Array, Int32Array, BigInt64Array]
    : [Uint8Array, Uint16Array, Uint32Array, BigUint64Array];
  const type = types[align];
  if (!type) throw new Error(`unsupported align: ${align}`);
  return type;
}

function noRuntime(..._args: number[]): never {
  throw new Error("Operation requires compiling with --exportRuntime");
}
