import type { ExportedMemory } from "../wasm-types.js";

interface TypedArrays {
  Int8Array: Int8Array;
  Uint8Array: Uint8Array;
  Uint8ClampedArray: Uint8ClampedArray;
  Int16Array: Int16Array;
  Uint16Array: Uint16Array;
  Int32Array: Int32Array;
  Uint32Array: Uint32Array;
  Float32Array: Float32Array;
  Float64Array: Float64Array;
  Int64Array: BigInt64Array;
  Uint64Array: BigUint64Array;
}

/** Copies the values of an array of this type out of the module. */
type Copies = { readonly [Name in keyof TypedArrays as `__get${Name}`]: (pointer: number) => TypedArrays[Name] };
/** Returns the values of an array of this type in the module's memory, valid until that grows. */
type Views = { readonly [Name in keyof TypedArrays as `__get${Name}View`]: (pointer: number) => TypedArrays[Name] };

/**
 * What AssemblyScript's loader adds to the exports of a module, to pass strings and arrays by their addresses. All but
 * `memory` and the functions that copy out need a module that was compiled with `--exportRuntime`.
 */
export interface Utilities extends Copies, Views {
  readonly memory: ExportedMemory;
  readonly table?: unknown;
  /** Copies a string out of the module. */
  __getString(pointer: number): string;
  __getArrayBuffer(pointer: number): ArrayBuffer;
  /** Copies the values of any array out of the module. */
  __getArray(pointer: number): number[];
  __getArrayView(pointer: number): ArrayBufferView;
  /** Returns a function by the address of its function object; needs `--exportTable`. */
  __getFunction(pointer: number): ((...args: unknown[]) => unknown) | null;
  /** Creates a string in the module and returns its address. Pin it if the module allocates before it uses it. */
  __newString(text: string): number;
  __newArrayBuffer(buffer: ArrayBuffer): number;
  /** Creates an array of the class with this id, of values or of a length. */
  __newArray(id: number, values?: ArrayLike<number> | ArrayLike<bigint> | number): number;
  __new(size: number, id: number): number;
  /** Keeps an object from being collected until `__unpin`. */
  __pin(pointer: number): number;
  __unpin(pointer: number): void;
  __collect(incremental?: boolean): void;
}
