// The examples in the documentation of filedescriptor, which has no other tests.

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("filedescriptor src/lib.rs");

await guestTests(test, "tests/guest/relatives/filedescriptor.ts", {
  asc: ["--config", "asconfig.json"],
  stdout: { fileDescriptorDup: "hello" },
});

test.run();
