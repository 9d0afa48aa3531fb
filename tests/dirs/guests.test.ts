// Trees, walks, temporary files and whole files, from AssemblyScript on each engine.
import { suite } from "uvu";
import { guestTestsOnEachEngine } from "../support/each-engine.js";
import { tree } from "../support/tree.js";

const setup = () =>
  tree({
    file: "content",
    dir: null,
    "to-file": { link: "file" },
    "to-dir": { link: "dir" },
    "dir/out": { link: ".." },
    empty: null,
  });

const test = suite("directories");
for (const name of ["tree", "walk", "temp", "contents"])
  await guestTestsOnEachEngine(test, `tests/guest/dirs/${name}.ts`, setup);
test.run();
