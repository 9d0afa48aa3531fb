import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/wasi: time and random");

await guestTests(test, "tests/guest/io/time.ts");

test.run();
