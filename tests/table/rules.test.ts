// What the Canonical ABI traps on, as far as it applies to a table inside of one module. Of its cases these don't:
//
//   an entry that is no resource        the table holds nothing else
//   the table overflows                 memory ends before 2^26 slots are taken
//   new or drop while `may_leave` is    there is no component boundary here, so nothing that is forbidden
//   false; rep while it is              at times, and no reentrance: calls go from the module to WASI only
//   entering a component again
//   a borrow handle passed as own       a borrow is its owner's handle: the tag of the owner decides
//   a borrow not dropped at the end     a borrow is no entry; a view is one, and keeps its source from ending
//   of the call
//   a call after a trap                 the engine's or the host's business
//   a borrow in a result type           a matter of types, not of the table

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/table: the rules of the Canonical ABI");
const entry = "tests/guest/table/rules.ts";
const gone = (what: string) => `as-io-lifetimes: a handle was ${what} that was dropped or moved before`;
const lent = 'fd 4 "a" is owned by File: cannot remove owned resource while borrowed';

await guestTests(test, entry, {
  traps: {
    droppingHandleZeroTraps: gone("dropped as OwnedFd"),
    droppingTwiceTraps: gone("dropped as File"),
    droppingAHandleThatWasNeverGivenTraps: gone("dropped as OwnedFd"),
    droppingAHandleOfAllBitsTraps: gone("dropped as OwnedFd"),
    droppingAsAnotherTypeTraps: 'fd 4 "a" is owned by File, dropped as Dir',
    movingAsAnotherTypeTraps: 'fd 4 "a" is owned by File, moved as Dir',
    aHandleThatMovedCannotMoveAgain: 'fd 4 "a" is owned by File, moved as OwnedFd',
    aHandleThatMovedCannotBeDroppedByItsFormerOwner: 'fd 4 "a" is owned by File, dropped as OwnedFd',
    takingBothOfTheSameHandleTraps: gone("dropped as OwnedFd"),
    droppingWhileLentTraps: lent,
    closingWhileLentTraps: lent,
    movingWhileLentTraps: lent,
    givingTheRawFdAwayWhileLentTraps: lent,
    eachLendMustEnd: lent,
    aLendThatEndsTwiceTraps: "as-io-lifetimes: ",
    aBorrowOfARawFdCannotBeDroppedAsAnOwner: "fd 1 is owned by nobody, dropped as OwnedFd",
    droppingTheSourceOfAViewTraps: lent,
  },
});

test("a table is its instance's own: the handle of another instance is refused, or is one's own", async () => {
  const module = await compileGuest(entry);
  using one = openGuest(module);
  using other = openGuest(module);
  const handles = [0, 1, 2].map((number) => one.call("open", number));
  assert.equal(
    handles.map((handle) => other.call("errnoOf", handle)),
    [Errno.BADF, Errno.BADF, Errno.BADF],
  );
  assert.ok(handles.includes(other.call("open", 0)), "both count alike");
  assert.is(other.guard.leaks().length, 1);
  assert.is(one.guard.leaks().length, 3);
});

test.run();
