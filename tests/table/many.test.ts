import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openInProcess } from "../support/descriptors.js";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/table: many handles");
const entry = "tests/guest/table/many.ts";
const asc = ["--target", "release"];

await guestTests(test, entry, { asc });

const module = await compileGuest(entry, asc);

test("a million files opened and dropped leave neither memory nor a descriptor behind", () => {
  using guest = openGuest(module, { setup: (dir) => writeFileSync(join(dir, "a"), "") });
  const state = () => ({
    memory: (guest.instance.exports["memory"] as WebAssembly.Memory).buffer.byteLength,
    descriptors: openInProcess(),
    leaks: guest.guard.leaks().length,
  });
  assert.is(guest.call("openAndDrop", 1000), 0);
  const before = state();
  assert.is(guest.call("openAndDrop", 1_000_000), 0);
  assert.equal(state(), before);
});

test.run();
