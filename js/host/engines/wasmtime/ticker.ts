// The clock of wasmtime's timeouts. A thread advances the engine's epoch while calls are running; a store stops the guest
// when the epoch reaches its deadline.

import { Worker } from "node:worker_threads";
import { missingEngine } from "../../errors.js";
import type { Engine } from "./engine.js";
import { Epochs, newEpochMemory } from "./epochs.js";

/** The data that the thread receives. */
export interface TickerData {
  /** The files of koffi and of the library, as loaded in this thread. */
  readonly path: string;
  readonly engine: bigint;
  /** One number: how many calls are running. */
  readonly running: SharedArrayBuffer;
  /** The memory of `Epochs`. */
  readonly epochs: SharedArrayBuffer;
}

/** How long the thread outlives its last user, in milliseconds. Starting a thread takes longer than most programs run. */
const REST = 500;

/** The ticker of an engine. Its thread runs while the ticker is used, and a short time longer. */
export class Ticker {
  static readonly #tickers = new Map<Engine, Promise<Ticker>>();
  #users = 0;
  #resting: NodeJS.Timeout | undefined;
  readonly #epochs: Epochs;

  private constructor(
    private readonly engine: Engine,
    private readonly worker: Worker,
    private readonly running: Int32Array,
    epochs: SharedArrayBuffer,
  ) {
    this.#epochs = new Epochs(epochs, () => engine.api.wasmtime_engine_increment_epoch(engine.pointer));
  }

  /** Returns the ticker of an engine, and starts it if nobody uses it. `release` must follow. */
  static async use(engine: Engine): Promise<Ticker> {
    const started = Ticker.#tickers.get(engine) ?? Ticker.#start(engine);
    const ticker = await started;
    // The thread may have ended meanwhile.
    if (Ticker.#tickers.get(engine) !== started) return Ticker.use(engine);
    ticker.#users++;
    clearTimeout(ticker.#resting);
    return ticker;
  }

  static #start(engine: Engine): Promise<Ticker> {
    const ticker = Ticker.#newThread(engine);
    Ticker.#tickers.set(engine, ticker);
    ticker.catch(() => Ticker.#tickers.delete(engine));
    return ticker;
  }

  static async #newThread(engine: Engine): Promise<Ticker> {
    const running = new SharedArrayBuffer(4);
    const epochs = newEpochMemory();
    const workerData: TickerData = { path: engine.api.path, engine: engine.pointer, running, epochs };
    const worker = new Worker(new URL("./ticker-thread.js", import.meta.url), { workerData, execArgv: [] });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", (cause) =>
        reject(missingEngine(`the thread for timeouts can't start: ${cause.message}`, cause)),
      );
    });
    worker.unref();
    return new Ticker(engine, worker, new Int32Array(running), epochs);
  }

  /** Releases one use. After the last one, the thread ends unless it is used again in time. */
  release(): void {
    if (--this.#users > 0) return;
    this.#resting = setTimeout(() => {
      Ticker.#tickers.delete(this.engine);
      void this.worker.terminate();
    }, REST).unref();
  }

  /** Must be called when a call begins, before its deadline is set: brings the epoch up to now and lets the thread tick. */
  start(): void {
    if (Atomics.add(this.running, 0, 1) > 0) return this.#epochs.advance();
    this.#epochs.restart();
    Atomics.notify(this.running, 0);
  }

  /** Must be called when a call has ended. */
  stop(): void {
    Atomics.sub(this.running, 0, 1);
  }
}
