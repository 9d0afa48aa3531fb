import { suite } from "uvu";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests, type GuestTests } from "../support/guest.js";

const test = suite("names of temporary files");

/** A host that gives each random number twice, from 0 on. */
const chosen = (numbers: (call: number) => bigint): NonNullable<GuestTests["imports"]> => {
  return (_wasi, memory) => {
    let calls = 0;
    const random_get: Preview1Functions["random_get"] = (at) => {
      memory().setBigUint64(at >>> 0, numbers(calls++), true);
      return Errno.SUCCESS;
    };
    return { random_get };
  };
};

const entry = "tests/guest/dirs/names.ts";
await guestTests(test, entry, { imports: chosen((call) => BigInt(call >> 1)), only: ["aNameThatIsTakenIsTriedAgain"] });
await guestTests(test, entry, { imports: chosen(() => 7n), only: ["aHostThatAlwaysGivesTheSame"] });
await guestTests(test, entry, {
  imports: () => ({ random_get: () => Errno.NOTSUP }),
  only: ["aHostWithoutRandomNumbers"],
});
await guestTests(test, entry, { only: ["whatEndsTwiceIsNotRemovedTwice", "aDirectoryThatIsGone"] });

test.run();
