// rustix' own tests of what it has for descriptors: tests/event, tests/io, tests/pipe and tests/stdio. But for
//
//   test_basic_pipes_with        its only flag is close-on-exec, and there is no exec on WASI
//   test_error, test_rwf_values  they compare rustix' constants with libc's
//   test_int_setter              there are no devices' ioctls on WASI
//   test_preadv2_nowait          the flags of preadv2 and pwritev2 are Linux's; a read that doesn't wait: `Fdflags.NONBLOCK`,
//   test_pwritev2                and a write that is on the device once it returns: `Fdflags.SYNC`
//   test_readwrite_*_uninit      memory is always initialized here
//   epoll, eventfd, port, select WASI has one call that waits, poll_oneoff

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const asc = ["--config", "asconfig.json"];
const setup = (dir: string) => writeFileSync(join(dir, "text"), "0123456789abcdef");

const suites = ["event", "io", "pipe", "stdio"].map((folder) => ({ folder, test: suite(`rustix tests/${folder}`) }));
for (const { folder, test } of suites)
  await guestTests(test, `tests/guest/relatives/rustix-${folder}.ts`, { asc, setup });
for (const { test } of suites) test.run();
