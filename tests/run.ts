// Runs the test files, each in a process of its own, as many at once as there are processors:
//
//   npm test -- host/owners -t "part of a test's name" --engine node
//
// A test can't disturb another file's descriptors so, and a file that crashes or hangs is one failure. Before that the
// build makes what the files need; a run of all files checks the types as well. The last line is "N passed, N failed".

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pruneCompiled } from "../scripts/targets/asc.js";
import { build } from "../scripts/targets/build.js";
import { root } from "../scripts/root.js";
import { wasmtime, wasmtimeCommand } from "../scripts/tools/tools.js";
import type { EngineName } from "../js/host/engines/registry.js";
import { findLibrary } from "../js/host/engines/wasmtime/library.js";
import { faultOf, needsOf, testFiles } from "./runner/files.js";
import { commandOf } from "../scripts/tools/runtimes.js";
import { nameOf, runJob, stopAll, type Job, type Outcome, type Surroundings } from "./runner/job.js";
import { unknownSkips } from "./runner/skips.js";
import { readOptions, USAGE, type Options } from "./runner/options.js";
import { noLibwasmtime } from "./support/libwasmtime.js";

/** The engines that do all that the host does; the others have tests of their own. */
const ENGINES: EngineName[] = ["node", "node:wasi", ...(noLibwasmtime === undefined ? ["wasmtime" as const] : [])];

/** The files of this folder run once for each of them. */
const ON_EACH_ENGINE = /^host\//;

/** What test files find in their environment: what `npm run tools` has installed, looked for once. */
function environment(): NodeJS.ProcessEnv {
  // asc prints in colour where CI is set, and the tests compare plain text.
  const { CI: _ci, FORCE_COLOR: _color, ...env } = process.env;
  const [python, command] = [wasmtime.find(), wasmtimeCommand.find()];
  if (python !== undefined) env["IO_LIFETIMES_PYTHON"] ??= python;
  if (command !== undefined) env["WASMTIME"] ??= command;
  if (noLibwasmtime === undefined) env["WASMTIME_LIB"] ??= findLibrary();
  return env;
}

function jobsOf(file: string, { engine }: Options): Job[] {
  if (!ON_EACH_ENGINE.test(file)) return [{ file }];
  return (engine === undefined ? ENGINES : [engine]).map((name) => ({ file, engine: name }));
}

/** Makes what the files need. Everything, and the types, where all files are run. */
async function prepare(files: readonly string[], { parts, name, build: isWanted }: Options): Promise<boolean> {
  if (!isWanted) return true;
  if (parts.length === 0 && name === undefined) {
    pruneCompiled();
    return build([]);
  }
  const needs = new Set(files.flatMap((file) => needsOf(file)));
  return needs.size === 0 || build([...needs]);
}

async function runAll(jobs: Job[], options: Options, surroundings: Surroundings): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const outcome = await runJob(job, surroundings);
      outcomes.push(outcome);
      show(outcome, options);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return outcomes;
}

/** Prints what a file said. Files without a test of the wanted name aren't shown. */
function show({ job, fault, output, passed, failed }: Outcome, { name }: Options): void {
  if (name !== undefined && passed + failed === 0) return;
  console.log(`\n${nameOf(job)}${fault === undefined ? "" : ` ${fault}`}\n${output.trimEnd()}`);
}

type Count = "passed" | "failed" | "skipped";

function sum(outcomes: readonly Outcome[], name: Count): number {
  return outcomes.reduce((total, outcome) => total + outcome[name], 0);
}

function summarize(outcomes: readonly Outcome[]): void {
  const slowest = [...outcomes].sort((a, b) => b.time - a.time).slice(0, 10);
  if (outcomes.length > 10) console.log("\nthe slowest files:");
  if (outcomes.length > 10)
    for (const { job, time } of slowest) console.log(`  ${time.toFixed(1).padStart(6)} s  ${nameOf(job)}`);
  for (const engine of ENGINES) {
    const there = outcomes.filter(({ job }) => job.engine === engine);
    if (there.length > 0) console.log(`\non ${engine}: ${sum(there, "passed")} passed, ${sum(there, "failed")} failed`);
  }
  const bad = outcomes.filter(({ failed }) => failed > 0);
  if (bad.length > 0) console.log("\nfailed:");
  for (const { job, fault, failed } of bad) console.log(`  ${nameOf(job)}: ${fault ?? `${failed} tests`}`);
  if (noLibwasmtime !== undefined) console.log(`\non wasmtime: skipped: ${noLibwasmtime}`);
  console.log(`\n${sum(outcomes, "skipped")} skipped`);
}

async function main(options: Options): Promise<void> {
  const compiled = options.compiled ?? fileURLToPath(new URL(".", import.meta.url));
  const files = testFiles(compiled, options.parts);
  const faults = files.flatMap((file) => {
    const fault = faultOf(file, compiled, options.sources ?? join(root, "tests"));
    return fault === undefined ? [] : [{ file, fault }];
  });
  const isReady = await prepare(
    files.map((file) => join(compiled, file)),
    options,
  );
  const jobs = isReady
    ? files.filter((file) => !faults.some((one) => one.file === file)).flatMap((file) => jobsOf(file, options))
    : [];
  const { name, timeout } = options;
  const command = commandOf(options.runtime);
  const outcomes = await runAll(jobs, options, { compiled, env: environment(), command, name, timeout });
  summarize(outcomes);
  const found = sum(outcomes, "passed") + sum(outcomes, "failed") + sum(outcomes, "skipped");
  const wrong = [
    ...faults.map(({ file, fault }) => `${file}: ${fault}`),
    ...(options.knownSkips ? unknownSkips(new Map(outcomes.map((one) => [nameOf(one.job), one.skipped]))) : []),
    ...(isReady ? [] : ["the build failed"]),
    ...(files.length === 0 ? ["no test file has such a name"] : []),
    ...(name !== undefined && jobs.length > 0 && found === 0 ? [`no test has "${name}" in its name`] : []),
  ];
  for (const line of wrong) console.log(line);
  const failed = sum(outcomes, "failed") + wrong.length;
  console.log(`${sum(outcomes, "passed")} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopAll();
    process.exit(130);
  });
}

/** The arguments, or undefined where they can't be understood, which is printed. */
function optionsOf(args: string[]): Options | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

const options = optionsOf(process.argv.slice(2));
if (options?.help) console.log(USAGE);
else if (options) await main(options);
