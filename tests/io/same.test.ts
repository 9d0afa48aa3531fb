import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/io: sameFd");

await guestTests(test, "tests/guest/io/same.ts");

test.run();
