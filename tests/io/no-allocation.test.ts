import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/io: calls that allocate nothing");

// The file that all calls use is open from the start to the end.
await guestTests(test, "tests/guest/io/no-allocation.ts", {
  asc: ["--runtime", "stub"],
  leaks: [
    "readsAllocateNothing",
    "writesAllocateNothing",
    "seeksAllocateTheirResultsAlone",
    "settingsAllocateNothing",
    "pollsAllocateNothingOnceThereWasALongerOne",
    "borrowsAndMovesAllocateNothing",
    "clonesAllocateNothingBeyondTheSlotsThatAreThere",
    "sharesAllocateNothingBeyondTheSlotsThatAreThere",
    "flagsAllocateNothing",
    "errorsOfAClosedFileAllocateNothing",
  ],
});

test.run();
