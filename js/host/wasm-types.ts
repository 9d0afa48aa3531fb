// The types of WebAssembly's JavaScript API that users of the host meet. TypeScript has them in its library "dom" alone, which a
// program for Node needn't load; these accept what that library declares.

/** A `WebAssembly.Module`, which has no members to tell it by. */
export type CompiledModule = object;

/** Imports of a module: functions, globals, memories and tables by module and name, as `WebAssembly.Imports` has them. */
export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What an exported memory has, a `WebAssembly.Memory` on V8. */
export interface ExportedMemory {
  readonly buffer: ArrayBuffer;
  /** Grows by a number of pages of 64 KiB, and returns the number before. */
  grow(pages: number): number;
}

/** Bytes: a buffer or a view of one. */
export type Bytes = ArrayBuffer | ArrayBufferView;
