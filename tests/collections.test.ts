import { suite } from "uvu";
import { guestTests } from "./support/guest.js";

const test = suite("assembly/own: collections, under the transform");

await guestTests(test, "tests/guest/own/collections.ts", {
  asc: ["--config", "asconfig.json"],
  traps: Object.fromEntries(
    ["anIndexOutOfBoundsTraps", "anArrayDrainedBeyondItsEndTraps", "anArrayDrainedBackwardsTraps"].map((name) => [
      name,
      "index out of the bounds of an OwnedArray",
    ]),
  ),
});

test.run();
