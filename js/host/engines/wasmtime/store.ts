// A store holds one instance and everything that belongs to it, above all its memory.

import { ended, ExitError, LimitError, type TrapError } from "../../errors.js";
import { outOfTime, startDeadline } from "../../wasi-common/sleep.js";
import type { Limits } from "../limits.js";
import { mostElements } from "../memory-limit.js";
import type { Api, Memory, Pointer } from "./api.js";
import type { Engine } from "./engine.js";
import { TICK } from "./epochs.js";
import type { Ticker } from "./ticker.js";
import type { WasmtimeTrap } from "./traps.js";
import { takeMessage, takeRunError, takeTrap, TrapCode } from "./traps.js";
import { newPointer, newVector, pointerIn } from "./vectors.js";

/** Frees stores that ended while views of their memory existed. */
const inView = new FinalizationRegistry<Store>((store) => store.lost());

export class Store {
  readonly api: Api;
  /** The context for calls of the C API, valid while the store is live. */
  readonly context: Pointer;
  readonly #pointer: Pointer;
  #ended: string | undefined;
  /** The number of nested calls into the store that are running. */
  #depth = 0;
  /** The number of views of the store's memory that callers hold. */
  #views = 0;
  /** What a host function threw, while wasmtime unwinds the guest's frames. */
  #thrown: { error: unknown } | undefined;
  readonly #atEnd: (() => void)[] = [];
  readonly #ticker: Ticker | undefined;
  #endDeadline: (() => void) | undefined;
  /** Returns the size of the instance's memory. */
  memorySize: () => number = () => 0;

  constructor(
    readonly engine: Engine,
    readonly limits: Limits,
    ticker: Ticker | undefined,
    api = engine.api,
    /** The size to which the engine's own limiter limits a memory; -1 for no limit. */
    mostMemory = limits.maxMemory ?? -1,
  ) {
    this.api = api;
    this.#ticker = ticker;
    this.#pointer = this.api.wasmtime_store_new(engine.pointer, null, null);
    this.context = this.api.wasmtime_store_context(this.#pointer);
    if (limits.maxMemory !== undefined)
      this.api.wasmtime_store_limiter(this.#pointer, mostMemory, mostElements(limits.maxMemory), -1, -1, -1);
    if (limits.fuel !== undefined) this.must(this.api.wasmtime_context_set_fuel(this.context, limits.fuel));
  }

  /** Fails if the store has ended, since its pointers are then dangling. */
  checkLive(): void {
    if (this.#ended !== undefined) throw ended(this.#ended);
  }

  get isLive(): boolean {
    return this.#ended === undefined;
  }

  /** Calls into the store. `call` returns an error or fills `trap`; either is thrown as an error of the host. */
  enter(call: (trap: Memory) => Pointer | null): void {
    this.checkLive();
    const trap = newPointer();
    this.begin();
    let error: Pointer | null;
    try {
      error = call(trap);
    } finally {
      this.leave();
    }
    if (error !== null || pointerIn(trap) !== 0n) this.fail(error, pointerIn(trap));
  }

  /** Must be called before a call into the store, and followed by `leave`. The timeout applies to the outermost call. */
  begin(): void {
    if (this.#depth++ > 0 || !this.#ticker) return;
    const timeout = this.limits.timeout!;
    this.#ticker.start();
    // Part of the first tick has passed, and the thread may be about to increment the epoch for a time before.
    this.api.wasmtime_context_set_epoch_deadline(this.context, Math.ceil(timeout / TICK) + 2);
    this.#endDeadline = startDeadline(timeout);
  }

  leave(): void {
    if (--this.#depth > 0) return;
    this.#endDeadline?.();
    this.#ticker?.stop();
    if (!this.isLive) this.#free();
  }

  /** Throws the error or the trap that a call returned. */
  fail(error: Pointer | null, trap: Pointer): never {
    const told = error !== null ? takeRunError(this.api, error) : takeTrap(this.api, trap);
    const thrown = this.#thrown;
    this.#thrown = undefined;
    throw thrown ? thrown.error : told instanceof ExitError ? told : this.#limited(told);
  }

  /** Whether an error came from code that ran. */
  hasTrace(error: Pointer): boolean {
    const frames = newVector();
    this.api.wasmtime_error_wasm_trace(error, frames);
    const ran = pointerIn(frames) > 0n;
    this.api.wasm_frame_vec_delete(frames);
    return ran;
  }

  /** Keeps what a host function threw, and returns a trap that unwinds the guest's frames. */
  throw(error: unknown): Pointer {
    this.#thrown = { error };
    const message = Buffer.from(String((error as Error)?.message ?? error));
    return this.api.wasmtime_trap_new(message, message.length);
  }

  /** Throws errors of the C API that only a bug of the host can cause. */
  must(error: Pointer | null): void {
    if (error !== null) throw new Error(`wasmtime: ${takeMessage(this.api, error)}`);
  }

  /** Counts a view of the memory that a caller holds; the memory is kept until the view is collected. */
  handOut(view: ArrayBuffer): void {
    this.#views++;
    inView.register(view, this);
  }

  /** For the registry only. */
  lost(): void {
    this.#views--;
    if (!this.isLive) this.#free();
  }

  /** Registers `work` to be done at the end of the store, when nothing of it runs anymore. */
  atEnd(work: () => void): void {
    this.#atEnd.push(work);
  }

  /**
   * Ends the store, once, and releases its ticker. Everything that belongs to it is freed, as soon as the last call
   * into it has returned and the last view of its memory is gone.
   */
  end(reason: string): void {
    if (!this.isLive) return;
    this.#ended = reason;
    this.#free();
  }

  #hasTicker = true;
  #freed = false;

  #free(): void {
    if (this.#depth > 0) return; // the guest still runs, and may call functions of the host
    if (this.#hasTicker) this.#ticker?.release();
    this.#hasTicker = false;
    for (const work of this.#atEnd.splice(0)) work();
    if (this.#freed || this.#views > 0) return;
    this.#freed = true;
    this.api.wasmtime_store_delete(this.#pointer);
  }

  /** Converts a trap that a limit caused to a LimitError. */
  #limited(trap: TrapError): TrapError | LimitError {
    const cause = trap.cause as WasmtimeTrap;
    const { code } = cause;
    const { fuel, timeout, maxMemory } = this.limits;
    if (code === TrapCode.OUT_OF_FUEL)
      return new LimitError("fuel", `the module was stopped: its fuel, ${fuel} units, is used up`);
    if (code === TrapCode.INTERRUPT) return outOfTime(timeout!);
    // The C API doesn't report that a memory couldn't grow; a program that runs out of memory ends with this trap.
    const size = this.isLive ? this.memorySize() : 0;
    if (code === TrapCode.UNREACHABLE && maxMemory !== undefined && size > maxMemory / 2) {
      return new LimitError(
        "maxMemory",
        `the module trapped with ${size} of at most ${maxMemory} bytes of memory in use: ${cause.message}`,
      );
    }
    return trap;
  }
}
