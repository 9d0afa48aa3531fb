import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("the tests of filedescriptor");
await guestTests(test, "tests/guest/relatives/filedescriptor.ts", { asc: ["--config", "asconfig.json"] });

test.run();
