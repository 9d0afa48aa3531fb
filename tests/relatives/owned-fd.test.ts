import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("owned-fd src/lib.rs");

await guestTests(test, "tests/guest/relatives/owned-fd.ts", { asc: ["--config", "asconfig.json"] });

test.run();
