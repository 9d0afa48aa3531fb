// The cost of the library compared with the calls without it, as ratios measured in one run, on an idle machine:
// `npm run bench`. It prints tables in Markdown and writes them to build/bench/ as JSON.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newNodeWasi } from "../js/host/guard/native.js";
import { compile, root } from "../tests/support/asc.js";
import { benchComponent } from "./component.js";
import { benchLines, benchPrograms } from "./buffers.js";
import { compare, middle, time, type Comparison, type Work } from "./measure.js";
import { benchEditor } from "./editor.js";
import { benchEngines } from "./engines.js";
import { benchOwnership } from "./ownership.js";
import { benchPipe } from "./pipe.js";
import { benchWaits } from "./waits.js";
import { compileRust } from "./rust.js";
import { table, writeTables } from "./table.js";

type Exports = Record<string, Work> & { memory: WebAssembly.Memory };

const directory = mkdtempSync(join(tmpdir(), "io-lifetimes-bench-"));
const data = join(directory, "data");
writeFileSync(data, new Uint8Array(1 << 24));

const row = table("what", "against", "ours>", "rival>", "ratio>", "half of the rounds>", "aim");

function report(what: string, rival: string, aim: string, { ours, rival: theirs, ratio, spread }: Comparison): void {
  const range = `${spread[0].toFixed(3)}–${spread[1].toFixed(3)}`;
  const time = (value: number) => ({ value, digits: 0, unit: "ns" });
  row(what, rival, time(ours), time(theirs), { value: ratio, digits: 3 }, range, aim);
}

/** An instance on bare node:wasi. */
function bare(module: WebAssembly.Module): Exports {
  const wasi = newNodeWasi({ version: "preview1", preopens: { ".": directory } });
  const instance = new WebAssembly.Instance(module, wasi.getImportObject() as WebAssembly.Imports);
  wasi.initialize(instance);
  return prepared(instance);
}

function prepared(instance: WebAssembly.Instance): Exports {
  const exports = instance.exports as unknown as Exports;
  exports["prepare"]?.(0);
  return exports;
}

/** A function of an instance that starts at the beginning of the file. */
function of(exports: Exports, name: string): Work {
  return (n) => {
    exports["rewind"]!(0);
    exports[name]!(n);
  };
}

const CALLS: readonly [what: string, ours: string, raw: string, n: number, aim: string][] = [
  ["read 16 bytes", "ownedRead", "rawRead", 100_000, "≤ 1.03"],
  ["write 16 bytes", "ownedWrite", "rawWrite", 50_000, "≤ 1.03"],
  ["open and close", "ownedOpenClose", "rawOpenClose", 10_000, "≤ 1.10"],
];

try {
  const wasm = (await compile("bench/guest/fd.ts", [
    "--target",
    "release",
    "--optimizeLevel",
    "3",
  ])) as Uint8Array<ArrayBuffer>;
  const module = new WebAssembly.Module(wasm);
  const ours = bare(module);
  for (const [what, owned, raw, n, aim] of CALLS) {
    report(what, "the raw import in AssemblyScript", aim, compare(of(ours, owned), of(ours, raw), n));
  }

  const rust = compileRust(join(root, "bench/rust/fd.rs"), directory);
  if (typeof rust === "string") row("all three", "Rust's OwnedFd", "skipped", rust, "", "", "≤ 1.0");
  else {
    const theirs = bare(new WebAssembly.Module(rust));
    for (const [what, owned, , n] of CALLS) {
      report(what, "Rust's OwnedFd, std 1.63 on wasm32-wasi", "≤ 1.0", compare(of(ours, owned), of(theirs, owned), n));
    }
  }

  const missing = await benchEngines(wasm, directory, ours, report);

  await benchComponent(directory, report);

  await benchPipe((wasm) => bare(new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>)), report);

  const withoutRust = await benchLines(directory, bare, report);
  if (withoutRust !== undefined) missing.push(`Rust's BufReader: ${withoutRust}`);

  const withoutWaits = await benchWaits(directory, report);
  if (withoutWaits !== undefined) missing.push(`waits: ${withoutWaits}`);

  for (const line of missing) console.log(`\nskipped ${line}`);

  await benchPrograms(directory);

  await benchOwnership((wasm) => bare(new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>)));

  await benchEditor();

  const slots = table("table, live slots>", "insert and remove>", "look-up>");
  for (const live of [10, 1_000, 100_000]) {
    const exports = bare(module);
    exports["fill"]!(live);
    const cost = (name: string, n: number) => ({
      value: middle(Array.from({ length: 9 }, () => time((count) => exports[name]!(count), n))),
      digits: 2,
      unit: "ns",
    });
    slots(live, cost("insertRemove", 1_000_000), cost("lookUp", 5_000_000));
  }

  const sizes = table("a program that opens, reads and drops one file, -O3, runtime stub", "bytes>");
  for (const options of [[], ["--noAssert"], ["--shrinkLevel", "2", "--noAssert"]]) {
    const flags = [
      "--target",
      "release",
      "--optimizeLevel",
      "3",
      "--shrinkLevel",
      "0",
      "--runtime",
      "stub",
      "--exportStart",
      "_start",
    ];
    const wasm = await compile("bench/guest/smallest.ts", [...flags, ...options]);
    sizes(options.join(" ") || "as it is", wasm.length);
  }
  console.log(`\nwrote ${writeTables()}`);
} finally {
  rmSync(directory, { recursive: true });
}
