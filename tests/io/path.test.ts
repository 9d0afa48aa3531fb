import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/files/path");

await guestTests(test, "tests/guest/io/path.ts");

test.run();
