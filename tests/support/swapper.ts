// Makes the path of its argument a directory and a symbolic link out of it in turns, until it is ended:
//
//   node swapper.js PATH TARGET

import { renameSync, symlinkSync, unlinkSync } from "node:fs";

const [path, target] = process.argv.slice(2) as [string, string];
const aside = `${path}.aside`;
const quietly = (work: () => void) => {
  try {
    work();
  } catch {
    // The other side was quicker.
  }
};
console.log("ready");
for (;;) {
  quietly(() => renameSync(path, aside));
  quietly(() => symlinkSync(target, path));
  quietly(() => unlinkSync(path));
  quietly(() => renameSync(aside, path));
}
