// Arguments and results as wasmtime passes them: an array of raw values of 16 bytes. The results overwrite the arguments.

import { badModule, type HostError } from "../../errors.js";
import type { ValueType } from "../../../wasm/interface.js";

/** The size of a raw value, in bytes. */
export const RAW = 16;

/** An array of raw values, viewed as each type. */
export interface RawValues {
  readonly i32: Int32Array;
  readonly i64: BigInt64Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

export function rawValues(buffer: ArrayBuffer): RawValues {
  return {
    i32: new Int32Array(buffer),
    i64: new BigInt64Array(buffer),
    f32: new Float32Array(buffer),
    f64: new Float64Array(buffer),
  };
}

/** Reads the value at `index`. */
export function read(values: RawValues, type: ValueType, index: number): number | bigint {
  switch (type) {
    case "i32":
      return values.i32[index * 4]!;
    case "i64":
      return values.i64[index * 2]!;
    case "f32":
      return values.f32[index * 4]!;
    case "f64":
      return values.f64[index * 2]!;
    default:
      throw notNumber(type);
  }
}

/** Writes the value at `index`, converted as in WebAssembly's JavaScript API. */
export function write(values: RawValues, type: ValueType, index: number, value: unknown): void {
  switch (type) {
    case "i32":
      values.i32[index * 4] = value as number;
      break;
    case "i64":
      values.i64[index * 2] = value as bigint;
      break;
    case "f32":
      values.f32[index * 4] = value as number;
      break;
    case "f64":
      values.f64[index * 2] = value as number;
      break;
    default:
      throw notNumber(type);
  }
}

function notNumber(type: ValueType): HostError {
  return badModule(`a value of type ${type} can't pass between JavaScript and wasmtime; i32, i64, f32 and f64 can`);
}
