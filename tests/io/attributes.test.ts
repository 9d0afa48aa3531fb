import { lstatSync, mkdirSync, statSync, symlinkSync, writeFileSync, type BigIntStats } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/io: attributes");
const entry = "tests/guest/io/attributes.ts";

function setup(dir: string): void {
  writeFileSync(join(dir, "file"), "twelve bytes");
  mkdirSync(join(dir, "dir"));
  symlinkSync("file", join(dir, "link"));
}

await guestTests(test, entry, {
  setup,
  stdout: { printStats: /\n/ },
  after: {
    setsTimes(dir) {
      const { atimeNs, mtimeNs } = statSync(join(dir, "times"), { bigint: true });
      assert.equal([atimeNs, mtimeNs], [1_400_000_000n * 10n ** 9n, 1_500_000_000n * 10n ** 9n]);
    },
  },
});

const module = await compileGuest(entry);

test("stat gives what the host's stat gives", () => {
  using guest = openGuest(module, { setup });
  guest.call("printStats");
  const path = (name: string) => join(guest.dir, name);
  const follow = (name: string) => line(statSync(path(name), { bigint: true }));
  const expected = [
    follow("file"),
    follow("dir"),
    follow("link"),
    line(lstatSync(path("link"), { bigint: true })),
    follow("file"),
    follow("dir"),
  ];
  assert.is(guest.stdout(), expected.join(""));
});

function line(stat: BigIntStats): string {
  const kinds = [stat.isFile(), stat.isDirectory(), stat.isSymbolicLink()];
  const filetype = [4, 3, 7][kinds.indexOf(true)];
  const { dev, ino, nlink, size, atimeNs, mtimeNs, ctimeNs } = stat;
  return `${[dev, ino, filetype, nlink, size, atimeNs, mtimeNs, ctimeNs, ...kinds].join(" ")}\n`;
}

test.run();
