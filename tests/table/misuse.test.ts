import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/table/misuse");

const gone = (what: string) => `as-io-lifetimes: a handle was ${what} that was dropped or moved before\n`;
const owned = (by: string, asked: string) => `as-io-lifetimes: fd 4 "a" is owned by ${by}, ${asked}\n`;
const lent = 'as-io-lifetimes: fd 4 "a" is owned by File: cannot remove owned resource while borrowed\n';
const shared = (owners: number) =>
  `as-io-lifetimes: fd 4 "a" has ${owners} owners: its raw fd can be given away by the last one only\n`;
const second = 'as-io-lifetimes: fd 4 "a" has an owner already, and another one took it\n';

await guestTests(test, "tests/guest/table/misuse.ts", {
  traps: {
    aStaleDropSaysAsWhatItWasDropped: gone("dropped as Dir"),
    aStaleMoveSaysAsWhatItWasMoved: gone("moved as File"),
    aPathOfAnyLengthAndAlphabetIsTold: `fd 4 "${"ё😀".repeat(30)}" is owned by File, dropped as Dir\n`,
    aSecondOwnerOfARawFdIsTold: second,
    aRawFdOfMinusOneCannotBeOwned: "as-io-lifetimes: a raw fd of -1 can't be owned\n",
    aRawFdOfMinusOneCannotBeBorrowed: "as-io-lifetimes: a raw fd of -1 can't be borrowed\n",
    theRawFdOfASharedFileCannotBeGivenAway: shared(3),
    fatalMisuseTrapsWhateverThePolicy: lent,
    givingASharedRawFdAwayTrapsWhateverThePolicy: shared(2),
  },
  stderr: {
    theNameOfEachOwnerIsTold:
      owned("File", "dropped as OwnedFd") +
      owned("OwnedFd", "dropped as File") +
      owned("OwnedFilelike", "dropped as File") +
      'as-io-lifetimes: fd 5 "." is owned by Dir, dropped as File\n',
    theSecondOwnerGetsTheFileAndTheFirstIsRefused: second,
    reportingGoesOnAfterTheMessage:
      owned("File", "dropped as OwnedFd") +
      owned("File", "closed as OwnedFd") +
      owned("File", "given away as OwnedFd") +
      gone("dropped as File"),
  },
});

test.run();
