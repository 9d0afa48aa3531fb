import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table/slot");

await guestTests(test, "tests/guest/table/slots.ts");

test.run();
