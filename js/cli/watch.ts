import { watch as watchFolder, type FSWatcher } from "node:fs";
import { dirname, resolve } from "node:path";

/** How long it waits after a change, in milliseconds: editors write a file in several steps. */
const PAUSE = 100;

/**
 * Runs `work` now, and again whenever a source or a configuration changes in a folder of the files that it returns.
 * It never returns.
 */
export async function watch(work: () => Promise<readonly string[]>): Promise<never> {
  for (;;) {
    const changed = changeIn([".", ...(await work()).map((file) => dirname(file))]);
    await changed;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Resolves at the next change in one of the folders. */
function changeIn(folders: readonly string[]): Promise<void> {
  const watchers: FSWatcher[] = [];
  return new Promise<void>((done) => {
    for (const folder of new Set(folders.map((each) => resolve(each)))) {
      const watcher = watchFolder(folder, (_event, name) => {
        if (name === null || /\.ts$|^asconfig.*\.json$/.test(name)) done();
      });
      watchers.push(watcher.on("error", () => done())); // the folder is gone
    }
  }).finally(() => watchers.forEach((watcher) => watcher.close()));
}
