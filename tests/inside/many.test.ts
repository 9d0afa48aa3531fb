import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/inside: many");
const entry = "tests/guest/inside/many.ts";
const asc = ["--config", "asconfig.json", "--target", "release"];

await guestTests(test, entry, { asc });

const module = await compileGuest(entry, asc);

test("pipes that come and go leave no memory behind", () => {
  using guest = openGuest(module);
  const memory = () => (guest.instance.exports["memory"] as WebAssembly.Memory).buffer.byteLength;
  assert.is(guest.call("openAndDrop", 10_000), 0);
  const before = memory();
  assert.is(guest.call("openAndDrop", 300_000), 0);
  assert.is(memory(), before);
});

test.run();
