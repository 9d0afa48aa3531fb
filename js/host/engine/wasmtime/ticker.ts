// The clock of wasmtime's timeouts. A thread counts the engine's epoch up while calls are running; a store stops the
// guest when the epoch is at its deadline.

import { Worker } from "node:worker_threads";
import { missingEngine } from "../../errors.js";
import type { Engine } from "./engine.js";

/** How long an epoch is, in milliseconds. */
export const TICK = 10;

/** What the thread gets. */
export interface TickerData {
  /** koffi and the library, as this thread has loaded them. */
  readonly path: string;
  readonly engine: bigint;
  /** One number: how many calls are running. */
  readonly running: SharedArrayBuffer;
  readonly tick: number;
}

export class Ticker {
  static readonly #tickers = new Map<Engine, Promise<Ticker>>();
  readonly #running: Int32Array;

  private constructor(running: SharedArrayBuffer) {
    this.#running = new Int32Array(running);
  }

  /** The ticker of an engine. Its thread is started the first time, and doesn't keep the process alive. */
  static of(engine: Engine): Promise<Ticker> {
    let ticker = Ticker.#tickers.get(engine);
    if (!ticker) Ticker.#tickers.set(engine, (ticker = Ticker.#start(engine)));
    return ticker;
  }

  static async #start(engine: Engine): Promise<Ticker> {
    const running = new SharedArrayBuffer(4);
    const workerData: TickerData = { path: engine.api.path, engine: engine.pointer, running, tick: TICK };
    const worker = new Worker(new URL("./ticker-thread.js", import.meta.url), { workerData });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", (cause) => reject(missingEngine(`the thread for timeouts can't start: ${cause.message}`, cause)));
    });
    worker.unref();
    return new Ticker(running);
  }

  /** A call begins: the thread ticks. */
  start(): void {
    if (Atomics.add(this.#running, 0, 1) === 0) Atomics.notify(this.#running, 0);
  }

  /** A call has ended. */
  stop(): void {
    Atomics.sub(this.#running, 0, 1);
  }
}
