// Errors at every call within a reader or writer: a retry neither loses nor repeats a byte.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/buffer: errors at every call");
await guestTests(test, "tests/guest/buffer/retries.ts", { asc: ["--config", "asconfig.json", "--optimizeLevel", "3"] });

const again = suite("assembly/buffer: each second call of the host fails");
await guestTests(again, "tests/guest/buffer/retries.ts", {
  asc: ["--config", "asconfig.json", "--optimizeLevel", "3"],
  only: ["aFileIsWrittenOnce", "aFileIsReadOnce"],
  imports: everySecondCallFails,
  after: { aFileIsWrittenOnce: (dir) => assert.is(readFileSync(join(dir, "a"), "utf8"), "0123456789".repeat(20)) },
});
test.run();
again.run();

/** Each read and write moves 7 bytes at most, and each second one fails with EAGAIN, but for those that set the test up. */
function everySecondCallFails(calls: Preview1Functions, memory: () => DataView): Partial<Preview1Functions> {
  let count = 0;
  const failing =
    (call: Preview1Functions["fd_read"]): Preview1Functions["fd_read"] =>
    (fd, iovs, length, size) => {
      if (memory().getUint32(iovs + 4, true) === 200 || fd <= 2) return call(fd, iovs, length, size);
      if (count++ % 2 === 1) return Errno.AGAIN;
      memory().setUint32(iovs + 4, Math.min(memory().getUint32(iovs + 4, true), 7), true);
      return call(fd, iovs, length, size);
    };
  return { fd_read: failing(calls.fd_read), fd_write: failing(calls.fd_write) };
}
