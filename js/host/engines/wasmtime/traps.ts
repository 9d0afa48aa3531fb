// Converts wasmtime's errors to errors of the host.

import { ExitError, TrapError } from "../../errors.js";
import type { Api, Pointer } from "./api.js";
import { newVector, pointersIn, takeText, textAt } from "./vectors.js";

/** A trap as wasmtime reports it. Its stack is that of the module. */
export class WasmtimeTrap extends Error {
  override readonly name = "WasmtimeTrap";

  constructor(
    message: string,
    /** The code of the trap in the C API (wasmtime/trap.h); undefined if the engine itself didn't cause it. */
    readonly code: number | undefined,
    frames: readonly string[],
  ) {
    super(message);
    this.stack = [`${this.name}: ${message}`, ...frames].join("\n");
  }
}

export const TrapCode = { UNREACHABLE: 9, INTERRUPT: 10, OUT_OF_FUEL: 11 } as const;

/** The codes by wasmtime's messages, since an error from a component has no code. */
const CODES: Record<string, number> = {
  "wasm `unreachable` instruction executed": TrapCode.UNREACHABLE,
  interrupt: TrapCode.INTERRUPT,
  "all fuel consumed by WebAssembly": TrapCode.OUT_OF_FUEL,
};

/** Returns the error for a trap, and deletes the trap. */
export function takeTrap(api: Api, trap: Pointer): TrapError {
  try {
    const code = Buffer.alloc(1);
    const known = api.wasmtime_trap_code(trap, code);
    const message = takeText(api, (out) => api.wasm_trap_message(trap, out));
    return new TrapError(
      new WasmtimeTrap(
        reason(message),
        known ? code[0] : undefined,
        frames(api, (out) => api.wasm_trap_trace(trap, out)),
      ),
    );
  } finally {
    api.wasm_trap_delete(trap);
  }
}

/** Returns the error for an error from a running module, which is an exit or a trap, and deletes it. */
export function takeRunError(api: Api, error: Pointer): ExitError | TrapError {
  try {
    const status = Buffer.alloc(4);
    if (api.wasmtime_error_exit_status(error, status)) return new ExitError(status.readInt32LE() >>> 0);
    const message = reason(takeText(api, (out) => api.wasmtime_error_message(error, out)));
    return new TrapError(
      new WasmtimeTrap(
        message,
        CODES[message],
        frames(api, (out) => api.wasmtime_error_wasm_trace(error, out)),
      ),
    );
  } finally {
    api.wasmtime_error_delete(error);
  }
}

/** Returns the message of an error, and deletes the error. */
export function takeMessage(api: Api, error: Pointer): string {
  try {
    return takeText(api, (out) => api.wasmtime_error_message(error, out));
  } finally {
    api.wasmtime_error_delete(error);
  }
}

/**
 * The reason out of wasmtime's message, which has the backtrace first:
 *
 *     error while executing at wasm backtrace:
 *         0:   0x2c - <unknown>!<wasm function 1>
 *
 *     Caused by:
 *         wasm trap: wasm `unreachable` instruction executed
 */
function reason(message: string): string {
  const plain = message.replace(/\0+$/, "");
  const causes = plain.split(/\nCaused by:\n/)[1] ?? plain;
  const lines = causes.split("\n").map((line) =>
    line
      .trim()
      .replace(/^\d+: /, "")
      .replace(/^wasm trap: /, ""),
  );
  return lines.filter((line) => line !== "" && !line.startsWith("note:")).join(": ");
}

/** Returns the frames of the stack, innermost first, in the format of V8. */
function frames(api: Api, fill: (out: Buffer) => void): string[] {
  const vector = newVector();
  fill(vector);
  try {
    return pointersIn(api, vector).map((frame) => {
      const [name, module] = [api.wasmtime_frame_func_name(frame), api.wasmtime_frame_module_name(frame)].map(
        (text) => text && textAt(api, text),
      );
      const offset = api.wasm_frame_module_offset(frame).toString(16);
      const place = `${module || "wasm"}:wasm-function[${api.wasm_frame_func_index(frame)}]:0x${offset}`;
      return `    at ${name ? `${name} (${place})` : place}`;
    });
  } finally {
    api.wasm_frame_vec_delete(vector);
  }
}
