import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("io-extras tests/api.rs, tests/os_pipe.rs, tests/tcp_stream.rs");

await guestTests(test, "tests/guest/relatives/io-extras.ts", { asc: ["--config", "asconfig.json"] });

test.run();
