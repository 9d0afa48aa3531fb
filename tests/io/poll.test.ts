import { suite } from "uvu";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests } from "../support/guest.js";

const entry = "tests/guest/io/poll.ts";
const asc = ["--config", "asconfig.json"];

const test = suite("assembly/io/poll");
await guestTests(test, entry, { asc });
await guestTests(test, "tests/guest/io/poll-closed.ts");
await guestTests(test, "tests/guest/io/poll-pipes.ts", { asc });

// Every other call is interrupted, and a clock wakes too early.
const interrupted = suite("assembly/io/poll: interrupted and woken too early");
await guestTests(interrupted, entry, { asc, imports: restless });
await guestTests(interrupted, "tests/guest/io/poll-pipes.ts", { asc, imports: restless });

function restless({ poll_oneoff }: Preview1Functions, memory: () => DataView): Partial<Preview1Functions> {
  let calls = 0;
  return {
    poll_oneoff(input, output, count, nevents) {
      if (calls++ % 2 === 0) return Errno.INTR;
      for (let at = input; at < input + 48 * count; at += 48) {
        const isClock = memory().getUint8(at + 8) === 0;
        if (isClock) memory().setBigUint64(at + 24, memory().getBigUint64(at + 24, true) / 2n, true);
      }
      return poll_oneoff(input, output, count, nevents);
    },
  };
}

// As Node's WASI without our guard and wasmtime's do it: one that can't be waited for makes the whole call fail.
const strict = suite("assembly/io/poll: a host that refuses whole calls");
await guestTests(strict, entry, { asc, imports: refusing });
await guestTests(strict, "tests/guest/io/poll-pipes.ts", { asc, imports: refusing });

function refusing(
  { poll_oneoff, fd_fdstat_get }: Preview1Functions,
  memory: () => DataView,
): Partial<Preview1Functions> {
  return {
    poll_oneoff(input, output, count, nevents) {
      for (let at = input; at < input + 48 * count; at += 48) {
        if (memory().getUint8(at + 8) === 0) continue;
        const fd = memory().getUint32(at + 16, true);
        if (fd_fdstat_get(fd, output) !== Errno.SUCCESS) return Errno.BADF;
        if (fd === 0) return Errno.PERM; // as libuv says of the null device
      }
      return poll_oneoff(input, output, count, nevents);
    },
  };
}

test.run();
interrupted.run();
strict.run();
