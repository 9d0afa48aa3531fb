// rustix' own tests of what it has for descriptors: tests/io, tests/pipe and tests/stdio; those of tests/event are in
// rustix-event.test.ts. But for
//
//   test_int_setter              there are no devices' ioctls on WASI
//   test_error, test_rwf_values  they compare rustix' constants with libc's
//   test_readwrite_*_uninit      memory is always initialized here
//   test_pwritev2                the flags of pwritev2 are Linux's; a write that is on the device once it returns:
//   test_preadv2_nowait          `Fdflags.SYNC`, and a read that doesn't wait: `Fdflags.NONBLOCK`
//   test_basic_pipes_with        its only flag is close-on-exec, and there is no exec on WASI

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const asc = ["--config", "asconfig.json"];
const setup = (dir: string) => writeFileSync(join(dir, "text"), "0123456789abcdef");

const io = suite("rustix tests/io");
await guestTests(io, "tests/guest/relatives/rustix-io.ts", { asc, setup });

const pipes = suite("rustix tests/pipe");
await guestTests(pipes, "tests/guest/relatives/rustix-pipe.ts", { asc });

const stdio = suite("rustix tests/stdio");
await guestTests(stdio, "tests/guest/relatives/rustix-stdio.ts", { asc });

io.run();
pipes.run();
stdio.run();
