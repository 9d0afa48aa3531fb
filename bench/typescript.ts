// The cost of the TypeScript calls beside those of node:fs.

import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { instantiate, type EngineName, type File, type Host } from "../js/host/index.js";
import { compare, middle, type Comparison, type Work } from "./measure.js";

type Report = (what: string, rival: string, aim: string, comparison: Comparison) => void;

const KIB = 1024;
const SMALL = "1k";
const LARGE = "data";

/** Measures each call on an engine. `directory` has a file `data` of 16 MiB. */
export async function benchTypeScript(engine: EngineName, directory: string, report: Report): Promise<void> {
  writeFileSync(join(directory, SMALL), new Uint8Array(KIB));
  const host = await instantiate({ engine, preopens: { ".": directory } });
  for (const [what, aim, ours, theirs, n] of [
    ...pathCalls(host, directory),
    ...fileCalls(host.open(LARGE), join(directory, LARGE)),
  ]) {
    report(`TypeScript ${what}, engine ${engine}`, "node:fs", aim, compare(ours, theirs, n));
  }
  host.end();
  report(`TypeScript instantiate and end, engine ${engine}`, "1 ms", "≤ 1", await instances(engine, directory));
}

type Row = readonly [what: string, aim: string, ours: Work, theirs: Work, n: number];

function pathCalls(host: Host, directory: string): Row[] {
  const small = join(directory, SMALL);
  const nothing = join(directory, "nothing");
  return [
    [
      "open and close",
      "≤ 2",
      times(() => host.open(SMALL).close()),
      times(() => closeSync(openSync(small, "r"))),
      3_000,
    ],
    ["stat", "≤ 1.5", times(() => host.stat(SMALL)), times(() => statSync(small, { bigint: true })), 3_000],
    ["exists of nothing", "≤ 3", times(() => host.exists("nothing")), times(() => existsSync(nothing)), 3_000],
    ["readFile of 1 KiB", "≤ 2", times(() => host.readFile(SMALL)), times(() => readFileSync(small)), 3_000],
  ];
}

/** Reads of a file of 16 MiB, each time from its start on. */
function fileCalls(file: File, path: string): Row[] {
  const row = (what: string, aim: string, size: number, n: number): Row => {
    const buffer = new Uint8Array(size);
    const ours = (n: number) => {
      file.seek(0);
      for (let i = 0; i < n; i++) file.read(buffer);
    };
    const theirs = (n: number) => {
      const fd = openSync(path, "r");
      for (let i = 0; i < n; i++) readSync(fd, buffer, 0, size, null);
      closeSync(fd);
    };
    return [what, aim, ours, theirs, n];
  };
  return [row("read of 64 KiB", "≤ 1.15", 64 * KIB, 250), row("read of 16 bytes", "≤ 1.05", 16, 50_000)];
}

/** Compares the time of an instance's whole life with a millisecond. */
async function instances(engine: EngineName, directory: string): Promise<Comparison> {
  const rounds: number[] = [];
  for (let round = 0; round < 100; round++) {
    const start = process.hrtime.bigint();
    (await instantiate({ engine, preopens: { ".": directory } })).end();
    rounds.push(Number(process.hrtime.bigint() - start));
  }
  const sorted = rounds.slice(20).sort((a, b) => a - b);
  const millisecond = 1e6;
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]! / millisecond;
  return { ours: middle(sorted), rival: millisecond, ratio: at(0.5), spread: [at(0.25), at(0.75)] };
}

function times(work: () => unknown): Work {
  return (n) => {
    for (let i = 0; i < n; i++) work();
  };
}
