// A terminated worker leaves open every descriptor that node:fs didn't open. So the worker notes such descriptors in
// shared memory, and the thread that terminates it closes them.
//
//   0  the lock   FREE, BUSY while the worker opens or closes, ENDED once it may do neither
//   1  the number of notes that follow: descriptors, or -1

const LOCK = 0,
  COUNT = 1,
  FIRST = 2;
const FREE = 0,
  BUSY = 1,
  ENDED = 2;
const NONE = -1;

/**
 * How long to wait for a busy worker, in milliseconds. A worker is only busy for a short time, but one that crashed
 * stays busy.
 */
const PATIENCE = 1000;

/** Allocates memory for the notes of a worker with at most `most` descriptors. */
export function newNotes(most: number): SharedArrayBuffer {
  return new SharedArrayBuffer((FIRST + most) * Int32Array.BYTES_PER_ELEMENT);
}

/** In a worker: its notes. */
let notes: Int32Array | undefined;

/** In a worker: sets the memory for its notes. */
export function noteIn(memory: SharedArrayBuffer): void {
  notes = new Int32Array(memory);
}

/** Opens a descriptor by `open`, which must not block and returns the descriptor or a negated errno. Notes it. */
export function opening(open: () => number): number {
  const mine = notes;
  if (!mine) return open();
  return alone(mine, () => {
    const fd = open();
    if (fd >= 0) put(mine, NONE, fd);
    return fd;
  });
}

/** Closes a descriptor by `close`, and removes its note. */
export function closing(fd: number, close: () => void): void {
  const mine = notes;
  if (!mine) return close();
  alone(mine, () => {
    put(mine, fd, NONE);
    close();
  });
}

/** In the thread that terminates the worker: prevents the worker from opening or closing anything more. */
export function stopNoting(memory: SharedArrayBuffer): void {
  const theirs = new Int32Array(memory);
  const until = performance.now() + PATIENCE;
  while (Atomics.compareExchange(theirs, LOCK, FREE, ENDED) === BUSY && performance.now() < until)
    Atomics.wait(theirs, LOCK, BUSY, 1);
}

/** In the thread that terminated the worker: returns the descriptors that the worker had open. */
export function noted(memory: SharedArrayBuffer): number[] {
  const theirs = new Int32Array(memory);
  return [...theirs.subarray(FIRST, FIRST + theirs[COUNT]!)].filter((fd) => fd !== NONE);
}

function alone<T>(mine: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(mine, LOCK, FREE, BUSY) === ENDED) Atomics.wait(mine, LOCK, ENDED);
  try {
    return work();
  } finally {
    Atomics.store(mine, LOCK, FREE);
    Atomics.notify(mine, LOCK);
  }
}

/** Replaces the first note that equals `from`, or else the next free one. */
function put(mine: Int32Array, from: number, to: number): void {
  const count = mine[COUNT]!;
  const at = mine.subarray(FIRST, FIRST + count).indexOf(from);
  mine[FIRST + (at < 0 ? count : at)] = to;
  if (at < 0) mine[COUNT] = count + 1;
}
