import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

function setup(dir: string): void {
  writeFileSync(join(dir, "file"), "content");
  mkdirSync(join(dir, "dir"));
  symlinkSync("file", join(dir, "link"));
}

const dirs = suite("assembly/owners/dir");
await guestTests(dirs, "tests/guest/io/dir.ts", { setup });

const paths = suite("assembly/files/fs");
await guestTests(paths, "tests/guest/io/fs.ts", { setup });

dirs.run();
paths.run();
