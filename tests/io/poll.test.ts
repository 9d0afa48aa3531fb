import { suite } from "uvu";
import { Errno } from "../../assembly/wasi/errno.js";
import type { Preview1Functions } from "../../js/host/wasi/functions.js";
import { guestTests } from "../support/guest.js";

const entry = "tests/guest/io/poll.ts";
const asc = ["--config", "asconfig.json"];

const test = suite("assembly/io/poll");
await guestTests(test, entry, { asc });
await guestTests(test, "tests/guest/io/poll-closed.ts");

// Every other call is interrupted, and a clock wakes too early.
const interrupted = suite("assembly/io/poll: interrupted and woken too early");
await guestTests(interrupted, entry, { asc, imports: restless });

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

test.run();
interrupted.run();
