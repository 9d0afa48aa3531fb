const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Waits, with the thread, for a number of nanoseconds. */
export function sleep(nanoseconds: bigint): void {
  if (nanoseconds > 0n) Atomics.wait(nobody, 0, 0, Number(nanoseconds) / 1e6);
}
