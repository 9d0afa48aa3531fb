// Compiled with the stub runtime, where every block of the heap lies behind the one before.

import {
  Advice, BorrowedFd, Fdflags, File, OpenOptions, OwnedArray, PollFd, PollFlags, PollSet, SharedFd, advise, flags, poll,
  read, readAt, readExact, readVectored, readVectoredAt, renumber, sameFd, seek, setAppend, setFlags, setNonblocking,
  setSize, setTimes, sync, tell, write, writeAll, writeAt, writeVectored, writeVectoredAt, stdout,
} from "as-io-lifetimes";

const TIMES = 1000;
const file = new OpenOptions().read().write().create().open("a").expect("open");
const closed = File.create("b").expect("open");
closed.drop();
const buffer = new Uint8Array(16);
const buffers = [buffer, buffer];

export function readsAllocateNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(read(file, buffer).isOk && file.read(buffer, 1, 2).isOk && readAt(file, 0, buffer).isOk, "read");
    assert(readVectored(file, buffers).isOk && readVectoredAt(file, 0, buffers).isOk, "vectored");
  }
  same(before);
}

export function writesAllocateNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(write(file, buffer).isOk && file.write(buffer, 1, 2).isOk && writeAt(file, 0, buffer).isOk, "write");
    assert(writeVectored(file, buffers).isOk && writeVectoredAt(file, 0, buffers).isOk, "vectored");
    assert(writeAll(file, buffer).isOk, "all");
  }
  same(before);
}

/** How many bytes a result of 64 bits takes. */
function resultSize(): usize {
  const before = heap.alloc(16);
  assert(tell(file).isOk, "a result");
  return heap.alloc(16) - before - 32;
}

export function seeksAllocateTheirResultsAlone(): void {
  writeAll(file, buffer).expect("write");
  const size = resultSize(), before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(seek(file, 0).value == 0 && tell(file).value == 0 && readExact(file, buffer).isOk, "seek, tell, readExact");
  }
  assert(size < 64, "a small object");
  assert(heap.alloc(16) - before == 32 + 2 * TIMES * size, "two results a turn");
}

export function settingsAllocateNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < 10; i++) assert(sync(file).isOk, "sync");
  for (let i = 0; i < TIMES; i++) {
    assert(setSize(file, 16).isOk && setTimes(file, 0, 0).isOk && advise(file, 0, 0, Advice.NORMAL).isOk, "settings");
  }
  same(before);
}

export function pollsAllocateNothingOnceThereWasALongerOne(): void {
  const fds = new OwnedArray<PollFd>(), set = new PollSet();
  for (let i = 0; i < 50; i++) {
    fds.push(new PollFd(i & 1 ? stdout() : file.asFd(), PollFlags.OUT));
    set.add(stdout(), i, PollFlags.OUT).value;
  }
  poll(fds).value;
  fds.pop();
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) assert(poll(fds).value == 49 && poll(fds, 0).value == 49 && set.wait().value == 50, "poll");
  same(before);
}

export function borrowsAndMovesAllocateNothing(): void {
  const before = heap.alloc(16);
  let moving = file;
  for (let i = 0; i < TIMES; i++) {
    const borrow: BorrowedFd = moving.asFd();
    assert(borrow.asRawFd() == moving.asRawFd() && borrow.asFilelike().isOk, "borrow");
    moving = File.fromFd(moving.intoFd());
    moving = File.fromFilelike(moving.intoFilelike().value);
  }
  same(before);
  assert(stdout().asRawFd() == 1, "the borrow of a stream");
}

export function clonesAllocateNothingBeyondTheSlotsThatAreThere(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    const one = file.tryClone().value.intoFd(), two = file.tryClone().value.intoFd();
    renumber(one, two).expect("renumber");
    two.drop();
  }
  same(before);
}

export function sharesAllocateNothingBeyondTheSlotsThatAreThere(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    const one = SharedFd.fromIntoFd(file.tryClone().value), two = one.clone();
    assert(two.strongCount == 2 && one.ptrEq(two) && sameFd(two, file) && !sameFd(two, closed), "shared");
    one.drop();
    two.tryUnwrap().value.drop();
  }
  same(before);
}

export function flagsAllocateNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(flags(file).isOk && setFlags(file, <Fdflags>0).isOk && setAppend(file, true).isOk && setNonblocking(file, false).isOk, "flags");
    assert(setAppend(file, false).isOk && setAppend(closed, true).isErr, "flags");
  }
  same(before);
}

export function errorsOfAClosedFileAllocateNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(read(closed, buffer).isErr && write(closed, buffer).isErr, "refused");
    assert(closed.tryClone().isErr && closed.close().isErr, "refused");
  }
  same(before);
}

function same(before: usize): void {
  assert(heap.alloc(16) - before == 32, "the next block lies right behind: nothing was allocated in between");
}
