// The way of the hot calls (read, write, seek and their kin) from the guest to Node's WASI.
//
// Most of them need nothing of the guard but another number for the descriptor. So a small module, made here byte by byte,
// looks that up, which costs less than a JavaScript function does:
//
//   guest ── fd_read(fd, …) ──▶ gate: native = numbers[fd] ──▶ Node's WASI
//                                └─ none, or served by us, or `again` ──▶ JavaScript
//
// The gate exists before the guest, which imports it; its own memory is the map of numbers. It calls Node's WASI by
// functions of JavaScript: V8 calls native functions that a module imports itself by a shorter way, on which Node 20 ends
// the process after some hundred instances (tests/engines/many-instances.test.ts).

import { Errno } from "../../shared.js";

/** The hot calls with the types of their parameters: i for i32, l for i64. Each returns an i32. */
export const hotCalls = {
  fd_read: "iiii",
  fd_write: "iiii",
  fd_pread: "iiili",
  fd_pwrite: "iiili",
  fd_seek: "ilii",
  fd_tell: "ii",
} as const;

export type HotCall = keyof typeof hotCalls;
type Functions = Record<HotCall, (...args: never[]) => number>;

const I32 = 0x7f;
const I64 = 0x7e;

/** MOST_ITEMS as the operand of an instruction (LEB128). */
const MOST_IOVECS = [0x80, 0x80, 0x04];

/** A page of WebAssembly memory holds this many numbers. */
const NUMBERS_PER_PAGE = 1 << 14;

export class Gate {
  /** What the guest imports for the hot calls. */
  readonly imports: Functions;
  /** The native number behind each guest number; negative where JavaScript has to answer. */
  numbers: Int32Array;
  #memory: WebAssembly.Memory;

  /** `answer` has the JavaScript functions for what the gate can't pass on, `native` those of Node's WASI. */
  constructor(answer: Functions, native: Functions) {
    const gate = new WebAssembly.Instance((gateModule ??= new WebAssembly.Module(gateBytes())), { answer, native });
    this.imports = Object.fromEntries(names.map((name) => [name, gate.exports[name]])) as Functions;
    this.#memory = gate.exports["numbers"] as WebAssembly.Memory;
    this.numbers = new Int32Array(this.#memory.buffer).fill(-1);
  }

  /** Makes room for the guest number `fd`. */
  reserve(fd: number): void {
    const held = this.numbers.length;
    if (fd < held) return;
    this.#memory.grow(Math.ceil((fd + 1 - held) / NUMBERS_PER_PAGE));
    this.numbers = new Int32Array(this.#memory.buffer);
    this.numbers.fill(-1, held);
  }
}

let gateModule: WebAssembly.Module | undefined;

const names = Object.keys(hotCalls) as HotCall[];
const signatures = names.map((name) => [...hotCalls[name]].map((type) => (type === "l" ? I64 : I32)));

function gateBytes(): Uint8Array<ArrayBuffer> {
  const functions = signatures.map((params, index) => [
    ...[0x01, 0x01, 0x7f], // one local, an i32, after the parameters
    ...[0x02, 0x40], // block
    // Native code ends the process for want of memory where an array of iovecs is too long.
    ...(params.length > 3 && params[1] === I32 ? [0x20, 0x02, 0x41, ...MOST_IOVECS, 0x4b, 0x0d, 0x00] : []),
    ...[0x20, 0x00, 0x3f, 0x00, 0x41, 14, 0x74, 0x4f, 0x0d, 0x00], // fd >= memory.size << 14: leave
    ...[0x20, 0x00, 0x41, 2, 0x74, 0x28, 0x02, 0x00, 0x22, params.length], // local = numbers[fd]
    ...[0x41, 0x00, 0x48, 0x0d, 0x00], // local < 0: leave
    ...[0x20, params.length, ...getAll(params).slice(2)], // the native number, then the other parameters
    ...[0x10, names.length + index, 0x22, params.length], // local = native[name](…)
    ...[0x41, Errno.AGAIN, 0x46, 0x0d, 0x00], // local == again: leave
    ...[0x20, params.length, 0x0f], // return local
    0x0b, // end
    ...getAll(params), // answer[name](…)
    ...[0x10, index, 0x0b],
  ]);
  return moduleBytes([
    [1, signatures.map(functionType)],
    [
      2,
      ["answer", "native"].flatMap((from) => names.map((name, index) => [...text(from), ...text(name), 0x00, index])),
    ],
    [3, names.map((_, index) => [index])],
    [5, [[0x00, 1]]],
    [
      7,
      [...names.map((name, index) => [...text(name), 0x00, 2 * names.length + index]), [...text("numbers"), 0x02, 0]],
    ],
    [10, functions.map(sized)],
  ]);
}

/** `local.get` of each parameter. */
function getAll(params: number[]): number[] {
  return params.flatMap((_, index) => [0x20, index]);
}

function functionType(params: number[]): number[] {
  return [0x60, params.length, ...params, 1, 0x7f];
}

/** A module from its sections: the number of each, and its items. */
function moduleBytes(sections: [number, number[][]][]): Uint8Array<ArrayBuffer> {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  return Uint8Array.from([
    ...header,
    ...sections.flatMap(([id, items]) => [id, ...sized([items.length, ...items.flat()])]),
  ]);
}

function sized(content: number[]): number[] {
  return [...unsigned(content.length), ...content];
}

function text(value: string): number[] {
  return sized([...Buffer.from(value)]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
