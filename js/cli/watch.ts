import { statSync, watch as watchFolder, type FSWatcher } from "node:fs";
import { dirname, resolve } from "node:path";

/** How long it waits after a change, in milliseconds: editors write a file in several steps. */
const PAUSE = 100;

/**
 * Runs `work` now, and again whenever a source or a configuration changes in a folder of the files that it returns.
 * It never returns.
 */
export async function watch(work: () => Promise<readonly string[]>): Promise<never> {
  for (;;) {
    const began = Date.now();
    const files = await work();
    const change = changeIn([".", ...files.map((file) => dirname(file))]);
    if (!files.some((file) => isNewer(file, began))) await change.happened;
    change.close();
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Whether a file has been written since a time: while the work ran, nothing was watched. */
function isNewer(file: string, time: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}

/** Waits for the next change in one of the folders. */
function changeIn(folders: readonly string[]): { happened: Promise<void>; close(): void } {
  const watchers: FSWatcher[] = [];
  const happened = new Promise<void>((done) => {
    for (const folder of new Set(folders.map((each) => resolve(each)))) {
      const watcher = watchFolder(folder, (_event, name) => {
        if (name === null || /\.ts$|^asconfig.*\.json$/.test(name)) done();
      });
      watchers.push(watcher.on("error", () => done())); // the folder is gone
    }
  });
  return { happened, close: () => watchers.forEach((watcher) => watcher.close()) };
}
