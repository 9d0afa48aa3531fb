import { isMainThread } from "node:worker_threads";
import { LimitError } from "../errors.js";

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** The time at which the running guest must be stopped, on the clock of `performance.now()`, and the timeout in milliseconds. */
interface Deadline {
  readonly at: number;
  readonly timeout: number;
}

let deadline: Deadline | undefined;

/** Whether the running guest may block without a limit. */
export function mayWait(): boolean {
  return deadline === undefined;
}

/**
 * Makes calls that block fail with a LimitError when the timeout has passed. Returns a function that restores the
 * previous deadline. For engines that run the guest in this thread.
 */
export function startDeadline(timeout: number): () => void {
  const before = deadline;
  const at = performance.now() + timeout;
  if (before === undefined || at < before.at) deadline = { at, timeout };
  return () => (deadline = before);
}

/** The longest single wait inside the system for a guest that a limit may stop, in milliseconds. */
const SLICE = 50;

/**
 * Returns how long one system call may block, in milliseconds, or -1 for no limit; the caller repeats the call. A
 * guest in a worker or with a deadline may have to be stopped, so it blocks in slices. Fails when the deadline has
 * passed.
 */
export function slice(): number {
  if (deadline === undefined) return isMainThread ? -1 : SLICE;
  const left = deadline.at - performance.now();
  if (left <= 0) throw outOfTime(deadline.timeout);
  return Math.min(Math.ceil(left), SLICE);
}

/** Fails if the deadline of the running guest has passed. Host calls that may take long call this. */
export function checkDeadline(): void {
  if (deadline !== undefined && performance.now() > deadline.at) throw outOfTime(deadline.timeout);
}

/** Blocks the thread for a number of nanoseconds. Fails if the deadline passes meanwhile. */
export function sleep(nanoseconds: bigint): void {
  if (nanoseconds <= 0n) return;
  const milliseconds = Number(nanoseconds) / 1e6;
  const left = deadline === undefined ? Infinity : deadline.at - performance.now();
  if (left > 0) Atomics.wait(nobody, 0, 0, Math.min(milliseconds, left));
  if (left <= milliseconds) throw outOfTime(deadline!.timeout);
}

/** The time between two tries of a call that can't be done yet, in nanoseconds. */
const RETRY = 1_000_000n;

/** Blocks between two tries of a call that the system can't do yet. */
export function pause(): void {
  sleep(RETRY);
}

/** Returns the error of a program that its timeout stopped. */
export function outOfTime(timeout: number): LimitError {
  return new LimitError("timeout", `the module was stopped: it ran for longer than ${timeout} ms`);
}
