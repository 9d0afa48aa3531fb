import { monotonicClock } from "@bytecodealliance/preview2-shim/clocks";

/**
 * Waits until the worker of preview2-shim is up, which starts when that is loaded: until then it opens descriptors of
 * this process.
 */
export function awaitShim(): void {
  const pollable = monotonicClock.subscribeDuration(0n);
  pollable.block();
  (pollable as unknown as Disposable)[Symbol.dispose]();
}
