// Buffered readers and writers: with each runtime of asc, with and without the transform, with and without SIMD, and
// over files that give and take little at a time.

import { suite, type Test } from "uvu";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests, type GuestTests } from "../support/guest.js";

const entries: Record<string, GuestTests> = {
  reader: {
    traps: {
      consumingMoreThanThereIsTraps: "more bytes are consumed than are in the buffer",
      aCapacityOfNothingTraps: "a BufReader needs a capacity of at least 1 byte",
      aRangeBeyondTheBufferTraps: "the range is not in the buffer",
      aReaderThatCountsTooMuchTraps: "a reader returned more bytes than it was asked for",
      aLargeReadOfAReaderThatCountsTooMuchTraps: "a reader returned more bytes than it was asked for",
      askingForAnErrorThatIsNoneTraps: "a BufReader without an error was asked for it",
    },
  },
  lines: { traps: { aByteBehindASliceTraps: "index out of the bounds of a Slice" } },
  writer: {
    traps: {
      theWriterWithinThatFailedTraps: "the writer within was asked for, but not all was written",
      aRangeBeyondTheBufferTraps: "the range is not in the buffer",
      tooSmallACapacityTraps: "a BufWriter needs a capacity of at least 4 bytes",
    },
    stdout: { aLineWriterOnStandardOutput: "line\nrest" },
  },
  adapters: { traps: { aNegativeLimitTraps: "a Take needs a limit of at least 0 bytes" } },
  copy: { stdout: { standardInputIsCopiedToStandardOutput: "from a file\n" } },
  halves: { stdout: { standardInputAndOutputAreOneObject: "through a half\n" } },
};

const ways: Record<string, string[]> = {
  "incremental, checked": ["--config", "asconfig.json", "--runtime", "incremental"],
  "minimal, checked, SIMD": ["--config", "asconfig.json", "--runtime", "minimal", "--enable", "simd"],
  "stub, unchecked": ["--runtime", "stub"],
  "incremental, unchecked, SIMD, optimized": ["--target", "release", "--enable", "simd"],
};

const suites: Test[] = [];
for (const [way, asc] of Object.entries(ways)) {
  const test = suite(`assembly/buffer: ${way}`);
  for (const [name, options] of Object.entries(entries)) {
    await guestTests(test, `tests/guest/buffer/${name}.ts`, { ...options, asc });
  }
  suites.push(test);
}

const short = suite("assembly/buffer: short and interrupted calls");
for (const name of ["lines", "writer", "copy"]) {
  const asc = ways["stub, unchecked"]!;
  await guestTests(short, `tests/guest/buffer/${name}.ts`, { ...entries[name], asc, imports: shortCalls });
}
for (const test of [...suites, short]) test.run();

/** Each call moves 3 bytes at most, and every other one is interrupted. */
function shortCalls({ fd_read, fd_write }: Preview1Functions, memory: () => DataView): Partial<Preview1Functions> {
  let calls = 0;
  const shortened =
    (call: Preview1Functions["fd_read"]): Preview1Functions["fd_read"] =>
    (fd, iovs, count, size) => {
      if (calls++ % 2 === 0) return Errno.INTR;
      const length = memory().getUint32(iovs + 4, true);
      memory().setUint32(iovs + 4, Math.min(length, 3), true);
      return call(fd, iovs, Math.min(count, 1), size);
    };
  return { fd_read: shortened(fd_read), fd_write: shortened(fd_write) };
}
