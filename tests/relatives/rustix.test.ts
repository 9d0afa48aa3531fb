import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("the tests of rustix");
await guestTests(test, "tests/guest/relatives/rustix.ts", { asc: ["--config", "asconfig.json"] });

test.run();
