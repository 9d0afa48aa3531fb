import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("unsafe-io tests/api.rs, tests/os_pipe.rs, tests/tcp_stream.rs");

await guestTests(test, "tests/guest/relatives/unsafe-io.ts", {
  asc: ["--config", "asconfig.json"],
  setup: (dir) => writeFileSync(join(dir, "text"), "text"),
});

test.run();
