import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/fd: SharedFd");

const gone = (what: string) => `as-io-lifetimes: a handle was ${what} that was dropped or moved before\n`;
const owned = (by: string, asked: string) => `as-io-lifetimes: fd 4 "a" is owned by ${by}${asked}\n`;

await guestTests(test, "tests/guest/fd/shared.ts", {
  traps: {
    aSharedOneThatIsViewedCannotGo: owned("SharedFd", ": cannot remove owned resource while borrowed"),
    aDoubleDropTraps: gone("dropped as SharedFd"),
    aViewCannotBeShared: owned("a view", ", shared as OwnedFd"),
  },
  stdout: { ofStandardOutputItClosesNothing: "still open\n" },
  stderr: {
    whatIsSharedCannotBeEndedAsAnotherOwner:
      owned("SharedFd", ", dropped as OwnedFd") +
      owned("SharedFd", ", closed as OwnedFd") +
      owned("SharedFd", ", moved as OwnedFd") +
      owned("SharedFd", ", dropped as OwnedFd") +
      owned("OwnedFd", ", dropped as SharedFd"),
    aStaleOneIsRefusedWithBothSidesNamed:
      gone("dropped as SharedFd") +
      gone("cloned as SharedFd") +
      gone("unwrapped as SharedFd") +
      gone("shared as OwnedFd"),
  },
});

test.run();
