import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../support/asc.js";
import { guestTests } from "../support/guest.js";
import { importedFunctions } from "../support/imports.js";

const test = suite("io-lifetimes tests/assumptions.rs");
const entry = "tests/guest/io-lifetimes/assumptions.ts";

await guestTests(test, entry);

test("test assumptions raw fd is what WASI takes as a descriptor", async () => {
  const imported = importedFunctions(await compile(entry)).find(({ name }) => name === "fd_fdstat_get");
  assert.equal(imported?.params[0], "i32");
});

test.run();
