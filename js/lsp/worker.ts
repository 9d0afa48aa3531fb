// The thread that checks programs. asc ends its process when it crashes, which is this thread's end only.

import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { Files } from "./files.js";
import type { Job, Outcome } from "./job.js";

const files = new Files();

parentPort!.on("message", (job: Job) => {
  void run(job)
    .catch((error: NodeJS.ErrnoException) => failed(reasonOf(error)))
    .then((outcome) => parentPort!.postMessage(outcome));
});

async function run({ baseDir, args, buffers }: Job): Promise<Outcome> {
  const { check } = await import("../transform/check.js");
  files.begin(buffers);
  const found = await check([...args, "--baseDir", baseDir], { readFile: (name, from) => readOr(name, from) });
  const paths = new Map<string, string>();
  for (const { place, related, suggestions } of found.diagnostics) {
    const places = [...(place ? [place] : []), ...related, ...suggestions.flatMap(({ edits }) => edits)];
    for (const { file } of places) paths.set(file, pathOf(file, baseDir));
  }
  const { diagnostics, failure } = found;
  return { diagnostics, failure, files: found.files.map((file) => pathOf(file, baseDir)), paths };
}

function readOr(name: string, from: string): string | null {
  try {
    return files.read(name, from);
  } catch {
    return null; // asc reports a file that can't be read as missing
  }
}

/** Returns the path of a file by its name in asc. */
function pathOf(file: string, baseDir: string): string {
  if (!file.startsWith("~lib/")) return resolve(baseDir, file);
  return files.ofPackage(file) ?? join(standardLibrary(), file.slice("~lib/".length));
}

function standardLibrary(): string {
  return fileURLToPath(new URL("../std/assembly", import.meta.resolve("assemblyscript")));
}

function failed(failure: string): Outcome {
  return { diagnostics: [], failure, files: [], paths: new Map() };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code !== "ERR_MODULE_NOT_FOUND") return error.message;
  return "the compiler isn't installed: run `npm install assemblyscript@^0.28.17`";
}
