import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/pipes: socket pairs");

await guestTests(test, "tests/guest/virtual/socket-pair.ts", { asc: ["--config", "asconfig.json"] });

test.run();
