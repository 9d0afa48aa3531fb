import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readInterface, type ValueType } from "../../js/wasm/interface.js";
import { root } from "./asc.js";
import { wat } from "./wat.js";

/** What its functions return, in no order that a caller could know. */
const NUMBERS = [0, 1, 2, 3, 8, 64, 100, 4096, 65_000, 65_536, 1 << 20, 2 ** 31 - 1, -1, -2, -(2 ** 31), -4096];
const COUNT = NUMBERS.length;

const CONVERTED: Partial<Record<ValueType, string>> = {
  i32: "(call $next)",
  i64: "(i64.extend_i32_s (call $next))",
  f64: "(f64.convert_i32_s (call $next))",
};

/**
 * A reactor with all exports of the library that the host calls, under which there is nothing: each returns some number, and
 * leaves some numbers in the memory. After `calls` calls it traps, so that no loop on a result of it is endless.
 */
export function lyingLibrary(seed: number, calls: number): Uint8Array<ArrayBuffer> {
  const { exports } = readInterface(readFileSync(join(root, "dist/io-lifetimes.wasm")));
  const functions = exports.flatMap(({ name, type }) => {
    if (!type || !name.startsWith("io_")) return [];
    const result = type.results.map((one) => `(result ${one})`).join("");
    const params = type.params.map((one) => `(param ${one})`).join("");
    const body = type.results.map((one) => CONVERTED[one]).join("") || "(drop (call $next))";
    return `(func (export "${name}") ${params} ${result} ${body})`;
  });
  return wat(`(module (memory (export "memory") 2)
    (global $state (mut i32) (i32.const ${(seed * 2_654_435_761) | 1})) (global $left (mut i32) (i32.const ${calls}))
    (data (i32.const 0) "${NUMBERS.map(bytesOf).join("")}")
    (func $next (result i32) (local $x i32)
      (global.set $left (i32.sub (global.get $left) (i32.const 1)))
      (if (i32.eqz (global.get $left)) (then (unreachable)))
      (local.set $x (global.get $state))
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
      (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
      (global.set $state (local.get $x))
      (local.set $x (i32.load (i32.shl (i32.rem_u (i32.shr_u (local.get $x) (i32.const 7)) (i32.const ${COUNT})) (i32.const 2))))
      (i32.store (i32.add (i32.const 64) (i32.and (global.get $state) (i32.const 0x1ff00))) (local.get $x))
      (local.get $x))
    (func (export "_initialize"))
    ${functions.join("\n")})`);
}

function bytesOf(number: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number);
  return [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
}
