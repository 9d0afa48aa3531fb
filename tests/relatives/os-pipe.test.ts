// os_pipe's own tests, but for
//
//   test_pipes_are_not_inheritable   there are no child processes on WASI that could inherit one
//   test_parent_handles              it gives its own streams to a child, in turn; within a module a stream is
//                                    redirected (tests/relatives/rustix.test.ts)

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("os_pipe src/lib.rs");

await guestTests(test, "tests/guest/relatives/os-pipe.ts", {
  asc: ["--config", "asconfig.json"],
  stdout: { testParentHandlesDontClose: "still open" },
});

test.run();
