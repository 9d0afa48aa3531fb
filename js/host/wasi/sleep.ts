import { LimitError } from "../errors.js";

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** When the guest that runs now must be stopped, by `performance.now()`, and after how many milliseconds that is. */
interface Deadline {
  readonly at: number;
  readonly timeout: number;
}

let deadline: Deadline | undefined;

/** Whether the guest that runs now may wait without an end. */
export function mayWait(): boolean {
  return deadline === undefined;
}

/** Lets calls that wait end in time, with a LimitError. Gives what puts back what was there; for engines whose guest runs in this thread. */
export function startDeadline(timeout: number): () => void {
  const before = deadline;
  const at = performance.now() + timeout;
  if (before === undefined || at < before.at) deadline = { at, timeout };
  return () => (deadline = before);
}

/** Waits, with the thread, for a number of nanoseconds. */
export function sleep(nanoseconds: bigint): void {
  if (nanoseconds <= 0n) return;
  const milliseconds = Number(nanoseconds) / 1e6;
  const left = deadline === undefined ? Infinity : deadline.at - performance.now();
  if (left > 0) Atomics.wait(nobody, 0, 0, Math.min(milliseconds, left));
  if (left <= milliseconds) throw outOfTime(deadline!.timeout);
}

/** The error of a program that was stopped by its timeout. */
export function outOfTime(timeout: number): LimitError {
  return new LimitError("timeout", `the module was stopped: it ran for longer than ${timeout} ms`);
}
