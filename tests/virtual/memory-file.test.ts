import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/pipes: memory files");

await guestTests(test, "tests/guest/virtual/memory-file.ts", { asc: ["--config", "asconfig.json"] });

test.run();
