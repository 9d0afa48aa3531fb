// The host's tests on each runtime that `npm run tools` installs.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { runtimes } from "../tools/tools.js";
import { differences } from "./differences.js";
import { report } from "./report.js";

/** Bun's node:wasi has no `initialize`. */
const enginesOf = (runtime: string): string[] =>
  runtime === "bun" ? ["node", "wasmtime"] : ["node", "node:wasi", "wasmtime"];

/** Runs the tests on the named runtimes, or on all, and prints the table. Returns whether there are known differences only. */
export async function nodes(names: readonly string[]): Promise<boolean> {
  const rows = [];
  const unknown: string[] = [];
  for (const runtime of runtimes.filter(({ name }) => names.length === 0 || names.includes(name))) {
    await runtime.install();
    for (const engine of enginesOf(runtime.name)) {
      const { passed, failed } = hostTestsOn(runtime.name, engine);
      unknown.push(...unexpected(runtime.name, failed).map((one) => `${runtime.name}, ${engine}: ${one}`));
      rows.push(`| ${runtime.name} ${runtime.version} | \`${engine}\` | ${passed} | ${failed.length} |`);
      console.error(rows.at(-1));
    }
  }
  const table = ["| runtime | engine | passed | different |", "| --- | --- | ---: | ---: |", ...rows].join("\n");
  return report("nodes", table, unknown, names.length === 0);
}

/** The files of tests/host/, by their names. */
const hostFiles = (): string[] =>
  readdirSync(join(root, "tests/host")).flatMap((file) => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []);

/**
 * Runs files of tests/host/ on a runtime, without those that can't run there. Returns how many tests passed, and the names
 * of those that failed, behind that of their file.
 */
export function hostTestsOn(
  runtime: string,
  engine: string,
  files: readonly string[] = hostFiles(),
): { passed: number; failed: string[] } {
  const out = (differences[runtime] ?? []).filter(({ tests }) => !tests).map(({ file }) => file);
  const wanted = files.filter((file) => !out.includes(file)).map((file) => `host/${file}.test.js`);
  const options = ["--engine", engine, "--runtime", runtime, "--timeout", "200", "--no-build"];
  const { stdout } = spawnSync(process.execPath, [join(root, "dist/tests/run.js"), ...wanted, ...options], {
    ...{ cwd: root, encoding: "utf8" as const, maxBuffer: 1 << 28 },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { passed: Number(/^(\d+) passed, \d+ failed$/m.exec(stdout)?.[1] ?? 0), failed: failedIn(stdout) };
}

function failedIn(output: string): string[] {
  const failed: string[] = [];
  let file = "";
  for (const line of output.split("\n")) {
    const [, name, fault] = /^host\/([\w-]+)\.test\.js on \S+(.*)$/.exec(line) ?? [];
    file = name ?? file;
    if (fault) failed.push(`${file}:${fault}`);
    const test = /^ {3}FAIL .*?"(.*)"$/.exec(line)?.[1];
    if (test !== undefined) failed.push(`${file}: ${test}`);
  }
  return failed;
}

/** Those of the failed tests that aren't among the known differences. */
export function unexpected(runtime: string, failed: readonly string[]): string[] {
  const known = differences[runtime] ?? [];
  return failed.filter((one) => !known.some(({ file, tests }) => one.startsWith(`${file}: `) && tests?.test(one)));
}
