// Waiting in components on WASI 0.3: docs/async.md.

export { mayBlock } from "./blocking";
export { taskCancel } from "./builtins";
export { Fiber } from "./fiber";
export { FuturePair, FutureReader, FutureWriter } from "./future";
export { StreamPair, StreamReader, StreamWriter } from "./stream";
export { Subtask } from "./subtask";
export { Task } from "./task";
export { either, select } from "./select";
export { isCancelled, join, tryWait, wait, yieldNow } from "./wait";
export { resume, start } from "./entry";
export { sleep, timeout, timer } from "./time";
export { Nothing, spawn, spawnJob, spawnVoid } from "./spawn";
