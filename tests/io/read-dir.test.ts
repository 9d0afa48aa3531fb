import { lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/io/dir");
const entry = "tests/guest/io/read-dir.ts";

/** 2,003 entries, of which a page holds some hundred; none; and names up to the longest that there are. */
function setup(dir: string): void {
  for (const name of ["many", "empty", "names"]) mkdirSync(join(dir, name));
  const put = (...path: string[]) => writeFileSync(join(dir, ...path), "");
  for (let i = 0; i < 2000; i++) put("many", `entry-${i}`);
  for (const name of ["a directory", "another"]) mkdirSync(join(dir, "many", name));
  symlinkSync("nowhere", join(dir, "many", "a link"));
  for (let i = 0; i < 30; i++) put("names", String(i).padEnd(255, "-"));
  put("names", "ё😀".repeat(42));
  put("names", " ");
  symlinkSync("many", join(dir, "link"));
}

await guestTests(test, entry, { setup, stdout: { printEntries: /^a directory / } });

const module = await compileGuest(entry);

test("the entries are those that the host's readdir gives", () => {
  using guest = openGuest(module, { setup });
  guest.call("printEntries");
  const lines = readdirSync(join(guest.dir, "many")).map((name) => {
    const stat = lstatSync(join(guest.dir, "many", name));
    const kinds = [stat.isFile(), stat.isDirectory(), stat.isSymbolicLink()];
    return `${name} ${[4, 3, 7][kinds.indexOf(true)]} ${kinds.join(" ")}\n`;
  });
  assert.is(guest.stdout(), lines.sort().join(""));
});

test("a name that is longer than a page comes whole", () => {
  const name = Buffer.alloc(10_000, "x");
  using guest = openGuest(module, {
    setup,
    imports: (_wasi, memory) => ({
      fd_readdir(_fd, buffer, size, cookie, used) {
        const entry = Buffer.alloc(cookie === 0n ? 24 + name.length : 0);
        if (entry.length > 0) {
          entry.writeBigUInt64LE(1n, 0);
          entry.writeUInt32LE(name.length, 16);
          name.copy(entry, 24);
        }
        const length = Math.min(size, entry.length);
        entry.copy(new Uint8Array(memory().buffer), buffer, 0, length);
        memory().setUint32(used, length, true);
        return Errno.SUCCESS;
      },
    }),
  });
  guest.call("longEntry", name.length);
});

test.run();
