// The thread of `Ticker`. It sleeps while no call is running, and ticks while one is.

import koffi from "koffi";
import { parentPort, workerData } from "node:worker_threads";
import { Epochs, TICK } from "./epochs.js";
import type { TickerData } from "./ticker.js";

const { path, engine, running, epochs: shared } = workerData as TickerData;
const calls = new Int32Array(running);
const nothing = new Int32Array(new SharedArrayBuffer(4));
const increment = koffi.load(path).func("void wasmtime_engine_increment_epoch(void *engine)");
const epochs = new Epochs(shared, () => increment(engine));

parentPort!.postMessage("ready");
for (;;) {
  Atomics.wait(calls, 0, 0);
  sleep(TICK);
  epochs.advance();
}

function sleep(milliseconds: number): void {
  Atomics.wait(nothing, 0, 0, milliseconds);
}
