// filedesc's own tests, but for
//
//   test_get_close_on_exec   there is no exec on WASI, and no such flag; the flags that there are: tests/host/flags.test.ts

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("filedesc src/test.rs");

await guestTests(test, "tests/guest/relatives/filedesc.ts", { asc: ["--config", "asconfig.json"] });

test.run();
