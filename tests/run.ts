// Runs the test files, each in a process of its own, as many at once as there are processors:
//
//   node dist/tests/run.js [part of a file's name…]
//
// A test can't disturb another file's descriptors so, and a file that crashes is one failure. Ends with a line
// "N skipped" and a line "N passed, N failed".

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineName } from "../js/host/engines/registry.js";
import { wasmtime, wasmtimeCommand } from "../scripts/tools/tools.js";
import { findLibrary } from "../js/host/engines/wasmtime/library.js";
import { noLibwasmtime } from "./support/libwasmtime.js";

const folder = fileURLToPath(new URL(".", import.meta.url));

// asc prints in colour where CI is set, and the tests compare plain text.
const { CI: _ci, FORCE_COLOR: _color, ...env } = process.env;
// What `npm run tools` has installed.
const [python, command] = [wasmtime.find(), wasmtimeCommand.find()];
if (python !== undefined) env["IO_LIFETIMES_PYTHON"] ??= python;
if (command !== undefined) env["WASMTIME"] ??= command;
// Looked for once, and not by each file.
if (noLibwasmtime === undefined) env["WASMTIME_LIB"] ??= findLibrary();

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Those that take longest first, so that none of them is the last to end alone. */
const LONG = [
  "component/compose",
  "ownership/cases",
  "dirs/guests",
  "bindgen/wit",
  "bindgen/roundtrip",
  "ownership/fuzz",
  "explain",
  "guide",
  "readme",
  "grep",
  "wc",
  "table/reuse",
  "table/many",
];

function testFiles(parts: string[]): string[] {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith(".test.js"));
  const rank = (file: string) =>
    (LONG.findIndex((name) => file.startsWith(name)) + LONG.length + 1) % (LONG.length + 1);
  return files
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A file to run, and on which engine, for those that run on each. */
interface Job {
  readonly file: string;
  readonly engine?: string;
}

/** The engines that do all that the host does; the others have tests of their own. */
const ENGINES: EngineName[] = ["node", "node:wasi", ...(noLibwasmtime === undefined ? ["wasmtime" as const] : [])];

/** The files of this folder run once for each of them. */
const ON_EACH_ENGINE = /^host[/\\]/;

function jobsOf(file: string): Job[] {
  return ON_EACH_ENGINE.test(file) ? ENGINES.map((engine) => ({ file, engine })) : [{ file }];
}

/** Runs a file, and prints what it said when it is done. */
async function runFile({ file, engine }: Job): Promise<Outcome> {
  const child = spawn(process.execPath, [join(folder, file)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: engine === undefined ? env : { ...env, IO_LIFETIMES_TEST_ENGINE: engine },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (...end) => resolve(end)),
  );
  const outcome = outcomeOf(output);
  // A file that ends without its summary, or badly without a failed test, has failed as a whole.
  const broke = outcome === undefined || (status !== 0 && outcome.failed === 0);
  console.log(
    `\n${file}${engine === undefined ? "" : ` on ${engine}`}${broke ? ` ended with ${signal ?? status}` : ""}\n${output.trimEnd()}`,
  );
  return broke ? { passed: outcome?.passed ?? 0, failed: 1, skipped: outcome?.skipped ?? 0 } : outcome;
}

/** The numbers that uvu prints at the end. */
function outcomeOf(output: string): Outcome | undefined {
  const plain = output.replace(/\x1b\[\d*m/g, "");
  const number = (name: string) => Number(new RegExp(`^\\s*${name}:\\s+(\\d+)`, "m").exec(plain)?.[1] ?? NaN);
  const total = number("Total"),
    passed = number("Passed"),
    skipped = number("Skipped");
  return Number.isNaN(total + passed + skipped) ? undefined : { passed, failed: total - passed, skipped };
}

const jobs = testFiles(process.argv.slice(2)).flatMap(jobsOf);
const outcomes: (Outcome & Job)[] = [];
async function work(): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift())
    outcomes.push({ ...(await runFile(job)), ...job });
}
await Promise.all(Array.from({ length: availableParallelism() }, work));

const sum = (name: keyof Outcome, of: readonly Outcome[] = outcomes) =>
  of.reduce((total, outcome) => total + outcome[name], 0);
for (const name of ENGINES) {
  const there = outcomes.filter(({ engine }) => engine === name);
  if (there.length > 0) console.log(`\non ${name}: ${sum("passed", there)} passed, ${sum("failed", there)} failed`);
}
if (noLibwasmtime !== undefined) console.log(`\non wasmtime: skipped: ${noLibwasmtime}`);
console.log(`\n${sum("skipped")} skipped\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || outcomes.length === 0 ? 1 : 0;
