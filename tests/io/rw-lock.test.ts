import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/owners: RwLock");

await guestTests(test, "tests/guest/io/rw-lock.ts", {
  asc: ["--config", "asconfig.json"],
  leaks: ["manyFilesAreLockedAtOnce"],
});

await guestTests(test, "tests/guest/io/rw-lock-unchecked.ts", {
  traps: { aWriteGuardIsDroppedOnce: "as-io-lifetimes: a RwLockWriteGuard was dropped that was dropped before\n" },
  stderr: { aReadGuardIsDroppedOnce: "as-io-lifetimes: a RwLockReadGuard was dropped that was dropped before\n" },
});

test.run();
