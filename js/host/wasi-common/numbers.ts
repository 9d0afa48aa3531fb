/** The first number after the standard streams. They alone have numbers below it. */
const FIRST = 3;

/**
 * A closed number rests until this many others were closed after it, so that a guest that holds on to
 * a stale number gets `badf` and not, at once, another file. Then the numbers come round first-in
 * first-out; that keeps them small.
 */
export const RESTING = 64;

/** The most that a guest can have open at once; the host needs descriptors too. */
export const MOST_OPEN = 4096;

/** Which numbers are free. */
export class Numbers {
  readonly #freed: number[] = [];
  #head = 0;
  #next = FIRST;

  /** A number that isn't in use. */
  take(): number {
    if (this.#freed.length - this.#head <= RESTING) return this.#next++;
    const fd = this.#freed[this.#head++]!;
    if (this.#head > 1024) {
      this.#freed.splice(0, this.#head);
      this.#head = 0;
    }
    return fd;
  }

  /** `fd` was closed. The numbers of the standard streams aren't given away again. */
  release(fd: number): void {
    if (fd >= FIRST) this.#freed.push(fd);
  }
}
