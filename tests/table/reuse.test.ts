import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table: when a handle comes back");

// Half a billion opens: some seconds with optimized code.
await guestTests(test, "tests/guest/table/reuse.ts", { asc: ["--optimizeLevel", "3"] });

test.run();
