import { isMainThread } from "node:worker_threads";
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

/**
 * Lets calls that wait end in time, with a LimitError. Gives what puts back what was there; for engines whose guest
 * runs in this thread.
 */
export function startDeadline(timeout: number): () => void {
  const before = deadline;
  const at = performance.now() + timeout;
  if (before === undefined || at < before.at) deadline = { at, timeout };
  return () => (deadline = before);
}

/** How long who may be stopped waits inside of the system at once, in milliseconds. */
const SLICE = 50;

/**
 * How long a call of the system may wait at once, in milliseconds, or -1 for ever; the call is repeated. Who may be
 * stopped, a worker and a guest with a deadline, waits in slices. Throws where the time is up.
 */
export function slice(): number {
  if (deadline === undefined) return isMainThread ? -1 : SLICE;
  const left = deadline.at - performance.now();
  if (left <= 0) throw outOfTime(deadline.timeout);
  return Math.min(Math.ceil(left), SLICE);
}

/** Throws where the time of the guest that runs now is up: for host calls that may work for long. */
export function checkDeadline(): void {
  if (deadline !== undefined && performance.now() > deadline.at) throw outOfTime(deadline.timeout);
}

/** Waits, with the thread, for a number of nanoseconds. */
export function sleep(nanoseconds: bigint): void {
  if (nanoseconds <= 0n) return;
  const milliseconds = Number(nanoseconds) / 1e6;
  const left = deadline === undefined ? Infinity : deadline.at - performance.now();
  if (left > 0) Atomics.wait(nobody, 0, 0, Math.min(milliseconds, left));
  if (left <= milliseconds) throw outOfTime(deadline!.timeout);
}

/** How long a call that can't be done yet waits before it is tried again, in nanoseconds. */
const RETRY = 1_000_000n;

/** Waits between two tries of a call that the system can't do yet. */
export function pause(): void {
  sleep(RETRY);
}

/** The error of a program that was stopped by its timeout. */
export function outOfTime(timeout: number): LimitError {
  return new LimitError("timeout", `the module was stopped: it ran for longer than ${timeout} ms`);
}
