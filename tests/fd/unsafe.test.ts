import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile, root } from "../support/asc.js";
import { guestTests } from "../support/guest.js";
import { publicItems } from "../support/public-items.js";

const test = suite("assembly/fd: what is unsafe");

/** What isn't safe to take as a number, in a signature. */
const numbers = /\b(RawFd|RawFilelike|RawSocketlike|usize|handle: u32)\b/;

test("with --noUnsafe each call that takes or gives such a number is an error, and no other is", async () => {
  const entry = "tests/guest/fd/unsafe-calls.ts";
  const message = await compile(entry, ["--noUnsafe"]).then(() => "", String);
  const reported = [...message.matchAll(/ERROR AS101: [^]*?unsafe-calls\.ts\((\d+),/g)].map(([, line]) => Number(line));
  const lines = readFileSync(join(root, entry), "utf8").split("\n");
  const marked = lines.flatMap((line, i) => (line.endsWith("// U") ? [i + 1] : []));
  assert.equal(
    [...new Set(reported)].sort((a, b) => a - b),
    marked,
  );
  assert.is((message.match(/^ERROR/gm) ?? []).length, reported.length, message);
});

// It compiles, or this fails before a test has run.
await guestTests(test, "tests/guest/fd/safe-calls.ts", { asc: ["--noUnsafe"] });

test("nothing public takes or gives a raw fd, a handle or a pointer unless it is marked @unsafe", () => {
  const items = publicItems(join(root, "assembly/index.ts"));
  const raw = items.filter(({ signature }) => numbers.test(signature));
  assert.equal(
    raw.filter(({ unsafe }) => !unsafe).map(({ name }) => name),
    [],
  );
  const names = raw.map(({ name }) => name);
  for (const name of ["OwnedFd.fromRawFd", "BorrowedFd.borrowRaw", "File.intoRawFd", "readUnchecked"]) {
    assert.ok(names.includes(name), `${name} should be among them`);
  }
});

test("nothing public is marked @unsafe without a reason", () => {
  const items = publicItems(join(root, "assembly/index.ts"));
  const reasonless = items.filter(({ unsafe, signature }) => unsafe && !numbers.test(signature));
  assert.equal(
    reasonless.map(({ name }) => name),
    [],
  );
  for (const name of ["fs.exists", "read", "File.open", "OpenOptions.open", "leakReport", "Result.ok"]) {
    assert.ok(
      items.some((item) => item.name === name),
      `${name} should be public`,
    );
  }
});

test.run();
