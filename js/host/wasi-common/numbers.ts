/** The first number after the standard streams, which alone use the numbers below it. */
const FIRST = 3;

/**
 * A closed number isn't reused until this many others have been closed after it, so that a stale number gets `badf`
 * and doesn't refer to another file at once. Numbers are then reused in the order in which they were closed, which
 * keeps them small.
 */
export const RESTING = 64;

/** The most descriptors that a guest can have open at once; the host needs some too. */
export const MOST_OPEN = 4096;

/** Allocates descriptor numbers. */
export class Numbers {
  readonly #freed: number[] = [];
  #head = 0;
  #next = FIRST;

  /** Returns a number that isn't in use. */
  take(): number {
    if (this.#freed.length - this.#head <= RESTING) return this.#next++;
    const fd = this.#freed[this.#head++]!;
    if (this.#head > 1024) {
      this.#freed.splice(0, this.#head);
      this.#head = 0;
    }
    return fd;
  }

  /** Releases a closed number. The numbers of the standard streams are never reused. */
  release(fd: number): void {
    if (fd >= FIRST) this.#freed.push(fd);
  }
}
