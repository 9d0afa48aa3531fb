// Watches the sources, rebuilds what changed and runs its tests again:
//
//   npm run dev
//
// A test file runs again when it changes, or a script that it imports, or a source that asc read for its modules. tsc
// checks the types meanwhile.

import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.js";
import { reach } from "./targets/files.js";
import { usesOf } from "./targets/uses.js";

const FOLDERS = ["assembly", "bench", "examples", "js", "scripts", "tests", "wit"];
const tests = join(root, "dist/tests");

const changed = new Set<string>();
let timer: NodeJS.Timeout | undefined;
let running: ChildProcess | undefined;

/** The test files to run after a change of these sources, all relative to the root of the repository. */
function testsOf(sources: ReadonlySet<string>): string[] {
  const names = readdirSync(tests, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".test.js"))
    .filter((name) => {
      const scripts = [...reach(join(tests, name))].map((path) =>
        relative(join(root, "dist"), path).replace(/\.js$/, ".ts"),
      );
      return [...scripts, ...usesOf(name)].some((path) => sources.has(path));
    });
}

async function rebuild(): Promise<void> {
  if (running) {
    const ended = new Promise((resolve) => running!.on("close", resolve));
    running.kill("SIGTERM");
    await ended;
  }
  const sources = new Set(changed);
  if ((await start(["scripts/emit.js"])) !== 0) return;
  const files = testsOf(sources);
  console.log(`\n${[...sources].join(", ")}: ${files.length} test files`);
  if (files.length > 0 && (await start(["dist/tests/run.js", ...files])) === null) return; // stopped by another change
  for (const source of sources) changed.delete(source);
}

async function start(args: string[]): Promise<number | null> {
  const child = (running = spawn(process.execPath, args, { cwd: root, stdio: "inherit" }));
  const status = await new Promise<number | null>((resolve) =>
    child.on("close", (code) => resolve(code === 130 ? null : code)),
  );
  if (running === child) running = undefined;
  return status;
}

for (const folder of FOLDERS) {
  watch(join(root, folder), { recursive: true }, (_, name) => {
    const path = join(folder, name ?? "");
    if (name === null || !/\.(ts|wit|js|rs|stderr)$/.test(name)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 100);
  });
}
const tsc = [
  join(root, "node_modules/typescript/bin/tsc"),
  "-b",
  "--watch",
  "--preserveWatchOutput",
  "tsconfig.types.json",
];
spawn(process.execPath, tsc, { cwd: root, stdio: "inherit" });
console.log(`watching ${FOLDERS.join(", ")}`);
