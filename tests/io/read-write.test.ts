import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/io: read, write, seek");
const outside = "as-io-lifetimes: the range is not in the buffer\n";

await guestTests(test, "tests/guest/io/read-write.ts", {
  traps: {
    aStartBehindTheBufferTraps: outside,
    aStartBelowZeroTraps: outside,
    aLengthBehindTheBufferTraps: outside,
    aLengthBelowZeroTraps: outside,
    aRangeThatOverflowsTraps: outside,
  },
});

test.run();
