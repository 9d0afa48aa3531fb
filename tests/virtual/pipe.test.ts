import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/pipes: pipes");

await guestTests(test, "tests/guest/virtual/pipe.ts", { asc: ["--config", "asconfig.json"] });

test.run();
