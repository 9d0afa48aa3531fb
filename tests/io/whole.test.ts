import { suite } from "uvu";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/io/whole");
const entry = "tests/guest/io/whole.ts";
const stdout = { standardInputIsReadToItsEnd: "done\ntwice\n" };

await guestTests(test, entry, { stdout });

// Files give and take all at once. Here each call moves 1,000 bytes at most, and every other one is interrupted.
const short = suite("assembly/io/whole: short and interrupted calls");

await guestTests(short, entry, { stdout, imports: shortCalls });

function shortCalls({ fd_read, fd_write }: Preview1Functions, memory: () => DataView): Partial<Preview1Functions> {
  let calls = 0;
  const shortened =
    (call: Preview1Functions["fd_read"]): Preview1Functions["fd_read"] =>
    (fd, iovs, count, size) => {
      if (calls++ % 2 === 0) return Errno.INTR;
      const length = memory().getUint32(iovs + 4, true);
      memory().setUint32(iovs + 4, Math.min(length, 1000), true);
      return call(fd, iovs, Math.min(count, 1), size);
    };
  return { fd_read: shortened(fd_read), fd_write: shortened(fd_write) };
}

const nothing = suite("assembly/io/whole: a host that takes nothing");

await guestTests(nothing, "tests/guest/io/write-nothing.ts", {
  imports: (_wasi, memory) => ({
    fd_write: (_fd, _iovs, _count, written) => (memory().setUint32(written, 0, true), Errno.SUCCESS),
  }),
});

test.run();
short.run();
nothing.run();
