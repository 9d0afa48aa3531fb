import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table: renumber");

await guestTests(test, "tests/guest/table/renumber.ts", {
  traps: {
    aLentTargetTraps: 'fd 5 "b" is owned by OwnedFd: cannot remove owned resource while borrowed',
    aLentSourceTraps: 'fd 4 "a" is owned by OwnedFd: cannot remove owned resource while borrowed',
  },
});

test.run();
