// A worker that is ended leaves open what wasn't opened by node:fs. So it notes such descriptors where the thread that
// ends it finds them.
//
//   0  the lock   FREE, BUSY while the worker opens or closes, ENDED once it may do neither
//   1  how many notes follow: descriptors, or -1

const LOCK = 0,
  COUNT = 1,
  FIRST = 2;
const FREE = 0,
  BUSY = 1,
  ENDED = 2;
const NONE = -1;

/** How long the worker may be busy, in milliseconds: what it does between is short, and a worker that crashed never ends it. */
const PATIENCE = 1000;

/** Memory for the notes of a worker that has at most `most` descriptors. */
export function newNotes(most: number): SharedArrayBuffer {
  return new SharedArrayBuffer((FIRST + most) * Int32Array.BYTES_PER_ELEMENT);
}

/** In a worker, where it notes. */
let notes: Int32Array | undefined;

/** For a worker: notes there from here on. */
export function noteIn(memory: SharedArrayBuffer): void {
  notes = new Int32Array(memory);
}

/** Opens a descriptor by `open`, which must not wait and gives it, or an errno below zero. */
export function opening(open: () => number): number {
  const mine = notes;
  if (!mine) return open();
  return alone(mine, () => {
    const fd = open();
    if (fd >= 0) put(mine, NONE, fd);
    return fd;
  });
}

/** Closes a descriptor by `close`. */
export function closing(fd: number, close: () => void): void {
  const mine = notes;
  if (!mine) return close();
  alone(mine, () => {
    put(mine, fd, NONE);
    close();
  });
}

/** For the thread that ends the worker: from here on the worker opens and closes nothing more. */
export function stopNoting(memory: SharedArrayBuffer): void {
  const theirs = new Int32Array(memory);
  const until = performance.now() + PATIENCE;
  while (Atomics.compareExchange(theirs, LOCK, FREE, ENDED) === BUSY && performance.now() < until)
    Atomics.wait(theirs, LOCK, BUSY, 1);
}

/** For the thread that has ended the worker: what it had open. */
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

/** Replaces a note; the first that says `from`, else the next free one. */
function put(mine: Int32Array, from: number, to: number): void {
  const count = mine[COUNT]!;
  const at = mine.subarray(FIRST, FIRST + count).indexOf(from);
  mine[FIRST + (at < 0 ? count : at)] = to;
  if (at < 0) mine[COUNT] = count + 1;
}
