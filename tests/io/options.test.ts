import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/owners/options");

await guestTests(test, "tests/guest/io/options.ts", {
  setup(dir) {
    writeFileSync(join(dir, "a"), "old");
    mkdirSync(join(dir, "dir"));
    symlinkSync("nowhere", join(dir, "link"));
  },
});

test.run();
