// The thread that checks programs. asc ends its process when it crashes, which is this thread's end only.

import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import type { Source } from "assemblyscript";
import type { Facts } from "../ownership/query.js";
import type { Span } from "../ownership/report.js";
import type { ParsedFiles } from "../transform/asc/parsed.js";
import { Files } from "./files.js";
import { movedTo } from "./moved.js";
import { failed, type Hint, type Job, type Life, type LifeQuery, type Outcome, type Request } from "./job.js";

const files = new Files();

/** What asc has parsed for all programs. */
let parsed: ParsedFiles | undefined;

/**
 * What is known of each program's functions: from its last check, or from the last one that reached functions if the last
 * met errors before them, as in a file that can't be parsed.
 */
const known = new Map<string, Known>();

interface Known {
  readonly functions: readonly Facts[];
  readonly baseDir: string;
  readonly isCurrent: boolean;
}

parentPort!.on("message", (request: Request) => {
  void answer(request).then((result) => parentPort!.postMessage(result));
});

async function answer(request: Request): Promise<Outcome | Hint[] | Life | null> {
  if (request.kind === "check") return run(request).catch((error) => failed(reasonOf(error)));
  if (request.kind === "forget") {
    known.delete(request.key);
    return null;
  }
  const { functions, baseDir, isCurrent } = known.get(request.key) ?? NOTHING;
  const isHere = ({ source }: Span) => pathOf((source as Source).normalizedPath, baseDir) === request.path;
  const { hintsOf, lifeAt } = await import("./life.js");
  const source = functions.flatMap(({ mir }) => mir.locals).find(({ span }) => isHere(span))?.span.source as Source;
  if (request.kind === "hints") {
    const hints = hintsOf(functions, isHere);
    return isCurrent || !source ? hints : movedTo(readOr(request.path, baseDir) ?? "", source.text, hints);
  }
  return source && isCurrent ? lifeAt(functions, isHere, offsetIn(source.text, request)) : null;
}

const NOTHING: Known = { functions: [], baseDir: "", isCurrent: false };

function offsetIn(text: string, { line, column }: LifeQuery): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

async function run({ key, baseDir, args, buffers }: Job): Promise<Outcome> {
  const { check } = await import("../transform/check.js");
  parsed ??= new (await import("../transform/asc/parsed.js")).ParsedFiles();
  files.begin(buffers);
  const functions: Facts[] = [];
  const found = await check([...args, "--baseDir", baseDir], {
    readFile: (name, from) => readOr(name, from),
    watch: (facts) => functions.push(facts),
    parsed,
  });
  const before = known.get(key);
  const isCut = functions.length === 0 && found.diagnostics.some(({ severity }) => severity === "error");
  known.set(key, isCut && before ? { ...before, isCurrent: false } : { functions, baseDir, isCurrent: true });
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

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code !== "ERR_MODULE_NOT_FOUND") return error.message;
  return "the compiler isn't installed: run `npm install assemblyscript@^0.28.17`";
}
