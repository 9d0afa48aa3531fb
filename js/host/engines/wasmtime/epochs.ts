/** The length of an epoch, in milliseconds. */
export const TICK = 10;

const NANOSECONDS = BigInt(TICK) * 1_000_000n;

/**
 * Keeps an engine's epoch at the time that has passed, for all threads that share its memory. On a busy machine a thread
 * wakes late, so whoever advances the epoch makes up for what was missed.
 */
export class Epochs {
  /** The time up to which the epoch was advanced, in ticks of the system's monotonic clock. */
  readonly #reached: BigInt64Array;

  constructor(
    readonly shared: SharedArrayBuffer,
    private readonly increment: () => void,
  ) {
    this.#reached = new BigInt64Array(shared);
  }

  /** Begins to count now: the time before doesn't count. */
  restart(): void {
    Atomics.store(this.#reached, 0, present());
  }

  /** Increments the epoch once for each tick since it was last advanced. */
  advance(): void {
    const until = present();
    for (;;) {
      const reached = Atomics.load(this.#reached, 0);
      if (reached >= until) return;
      if (Atomics.compareExchange(this.#reached, 0, reached, reached + 1n) === reached) this.increment();
    }
  }
}

/** Returns memory for `Epochs`, which its threads share. */
export function newEpochMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
}

function present(): bigint {
  return process.hrtime.bigint() / NANOSECONDS;
}
