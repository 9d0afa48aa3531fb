import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("io-lifetimes tests/niche-optimizations.rs");

for (const target of ["debug", "release"]) {
  await guestTests(test, "tests/guest/io-lifetimes/niche-optimizations.ts", { asc: ["--target", target] });
}

test.run();
