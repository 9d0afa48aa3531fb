// The tests of std's os/fd/tests.rs, os/wasi/io/tests.rs and io/pipe/tests.rs, but for
//
//   os/windows/io/tests.rs    there are no Windows handles on WASI
//   CommandExt::fd            nor child processes, here and in the example of PipeReader::try_clone

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("std os/fd, io/pipe");

await guestTests(test, "tests/guest/relatives/std.ts", { asc: ["--config", "asconfig.json"] });

test.run();
