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

/** How long the thread outlives its last user, in milliseconds: starting one takes longer than most programs run. */
const REST = 500;

/** The ticker of an engine. It has a thread while it is used, and some time longer. */
export class Ticker {
  static readonly #tickers = new Map<Engine, Promise<Ticker>>();
  #users = 0;
  #resting: NodeJS.Timeout | undefined;

  private constructor(
    private readonly engine: Engine,
    private readonly worker: Worker,
    private readonly running: Int32Array,
  ) {}

  /** Starts it, unless others use it already. `release` follows. */
  static async use(engine: Engine): Promise<Ticker> {
    const started = Ticker.#tickers.get(engine) ?? Ticker.#start(engine);
    const ticker = await started;
    // Its thread may have ended meanwhile.
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
    const workerData: TickerData = { path: engine.api.path, engine: engine.pointer, running, tick: TICK };
    const worker = new Worker(new URL("./ticker-thread.js", import.meta.url), { workerData, execArgv: [] });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", (cause) =>
        reject(missingEngine(`the thread for timeouts can't start: ${cause.message}`, cause)),
      );
    });
    worker.unref();
    return new Ticker(engine, worker, new Int32Array(running));
  }

  /** A user has gone. After the last one the thread ends, unless another comes in time. */
  release(): void {
    if (--this.#users > 0) return;
    this.#resting = setTimeout(() => {
      Ticker.#tickers.delete(this.engine);
      void this.worker.terminate();
    }, REST).unref();
  }

  /** A call begins: the thread ticks. */
  start(): void {
    if (Atomics.add(this.running, 0, 1) === 0) Atomics.notify(this.running, 0);
  }

  /** A call has ended. */
  stop(): void {
    Atomics.sub(this.running, 0, 1);
  }
}
