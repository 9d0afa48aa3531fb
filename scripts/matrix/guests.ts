// Our programs on hosts that aren't ours.

import { spawnSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guestHosts, type GuestHost } from "./hosts.js";
import { expected, programs, STDIN, withFiles, type Outcome, type Program } from "./programs.js";
import { report } from "./report.js";
import { tree } from "./tree.js";

/** A program with what it does on the engine node. */
interface Case extends Program {
  readonly expected: Outcome;
}

/** Runs the programs on the named hosts, or on all that can be installed, and prints the table. */
export async function guests(names: readonly string[]): Promise<boolean> {
  const cases = await guestCases();
  const rows = [];
  const unknown: string[] = [];
  for (const host of guestHosts.filter(({ tool }) => names.length === 0 || names.includes(tool.name))) {
    const version = await host.tool.install().then(
      () => host.tool.version,
      () => undefined,
    );
    const different = version === undefined ? [] : await differencesOn(host, cases);
    unknown.push(
      ...different.filter((name) => !Object.hasOwn(host.differences, name)).map((one) => `${host.name}: ${one}`),
    );
    const right =
      version === undefined ? "not available here" : `${cases.length - different.length} of ${cases.length}`;
    const why = different.map((name) => `${name}: ${host.differences[name] ?? "?"}`).join("; ");
    rows.push(`| ${host.name} | ${version ?? ""} | ${right} | ${why} |`);
  }
  const table = ["| host | version | right | different |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return report("guests", table, unknown, names.length === 0);
}

/** The programs, compiled, with what each must do. */
export async function guestCases(): Promise<Case[]> {
  return Promise.all((await programs()).map(async (program) => ({ ...program, expected: await expected(program) })));
}

/** Returns the names of the programs that do something else on a host, which must be installed. */
export async function differencesOn(host: GuestHost, cases: readonly Case[]): Promise<string[]> {
  const different: string[] = [];
  for (const one of cases)
    if (!isDeepStrictEqual(await outcomeOn(host, one), wanted(host, one))) different.push(one.name);
  return different;
}

function wanted({ copies }: GuestHost, { expected }: Case): Outcome {
  return copies ? { ...expected, files: {} } : expected;
}

function outcomeOn(host: GuestHost, { module, args, expected }: Case): Promise<Outcome> {
  return withFiles((directory) => {
    const elsewhere = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
    try {
      const path = join(elsewhere, "module.wasm");
      writeFileSync(path, module);
      const [program, ...rest] = host.command(path, args, directory);
      const options = { cwd: directory, input: STDIN, encoding: "utf8" as const, timeout: 60_000 };
      const { status, stdout, stderr } = spawnSync(program, rest, options);
      if (process.env["MATRIX_VERBOSE"]) console.error(host.name, path, status, stdout, stderr);
      // Hosts have different exit codes for a trap, which print nothing after it.
      const isTrap = expected.status === "trap" && status !== 0;
      return {
        status: isTrap ? ("trap" as const) : (status ?? -1),
        stdout: isTrap ? expected.stdout : stdout,
        files: host.copies ? {} : tree(directory),
      };
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
}
