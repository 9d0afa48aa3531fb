import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table/description");

await guestTests(test, "tests/guest/table/descriptions.ts");

test.run();
