import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table: clones");

await guestTests(test, "tests/guest/table/clone.ts", {
  stdout: {
    aCloneOfStandardOutputDoesNotCloseIt: "by the clone\nby standard output\n",
    clonesOfStandardStreamsDoNotCloseThem: "still open\n",
    aBorrowOfAStreamOutlivesItsClones: "through the first borrow\n",
  },
});

test.run();
