// os_pipe's own tests, but for
//
//   test_pipes_are_not_inheritable   there are no child processes on WASI that could inherit one

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("os_pipe src/lib.rs");

await guestTests(test, "tests/guest/relatives/os-pipe.ts", {
  asc: ["--config", "asconfig.json"],
  options: () => ({ stdin: Buffer.from("quack") }),
  stdout: { testParentHandles: "stderr: quack", testParentHandlesDontClose: "still open" },
  stderr: { testParentHandles: "stdout: quack" },
});

test.run();
