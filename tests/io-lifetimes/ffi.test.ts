import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("io-lifetimes tests/ffi.rs");
const entry = "tests/guest/io-lifetimes/ffi.ts";
const setup = (dir: string) => writeFileSync(join(dir, "greeting"), "hello, file");

await guestTests(test, entry, {
  setup,
  traps: { aRawFdThatIsOwnedTwiceTraps: "fd 100 has an owner already, and another one took it" },
  after: {
    testFileFoundIsWrittenThroughABorrow: (dir) =>
      assert.is(readFileSync(join(dir, "greeting"), "utf8"), "HELLO, file"),
  },
});

const module = await compileGuest(entry);

test("a missing file crosses the boundary as 0, which is null", () => {
  using guest = openGuest(module, { setup });
  assert.is(guest.call("openFor", 0), 0);
});

test("an owner crosses the boundary as a number, is borrowed there and back, and dropped once", () => {
  using guest = openGuest(module, { setup });
  const fd = guest.call("openFor", 1);
  assert.ok(fd > 0);
  assert.is(guest.call("readByte", fd), "h".charCodeAt(0));
  assert.is(guest.call("readByte", fd), "e".charCodeAt(0));
  guest.call("drop", fd);
  assert.is(guest.call("readByte", fd), -1);
  assert.equal(guest.sweep(), []);
});

test.run();
