// The components of examples/compose whose compilers take minutes to install are in the repository as core modules, each
// with the hash of its sources. After a change of the WIT or of a program, this makes them again:
//
//   npm run tools wit-bindgen ziglang rustc-web
//   npm run fixtures [c] [rust]

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { rustc, witBindgen, ziglang, type Tool } from "../tools/tools.js";
import { folder, wit } from "./sources.js";

interface Fixture {
  /** Its source files, relative to its folder. */
  readonly sources: readonly string[];
  readonly tools: readonly Tool[];
  /** Makes the core module, in a folder with the sources and `wit/compose.wit`. */
  build(work: string): Uint8Array;
}

const fixtures: Readonly<Record<string, Fixture>> = {
  c: { sources: ["run.c"], tools: [witBindgen, ziglang], build: buildC },
  rust: { sources: ["Cargo.toml", "src/lib.rs"], tools: [rustc], build: buildRust },
};

/** The core module of a fixture. Throws if its sources have changed since it was made. */
export function fixture(language: string): Uint8Array {
  if (readFileSync(join(folder, language, "opening.sha256"), "utf8").trim() !== hashOf(language)) {
    throw new Error(
      `examples/compose/${language}/opening.wasm was made from other sources: npm run fixtures ${language}`,
    );
  }
  return readFileSync(join(folder, language, "opening.wasm"));
}

/** The hash of the sources of a fixture. Comments and line breaks of the WIT are ignored. */
function hashOf(language: string): string {
  const hash = createHash("sha256").update(wit.replace(/^ *\/\/\/?.*$/gm, "").replace(/\s+/g, " "));
  for (const file of fixtures[language]!.sources) hash.update(readFileSync(join(folder, language, file)));
  return hash.digest("hex");
}

function buildC(work: string): Uint8Array {
  run(witBindgen.find()!, ["c", "wit", "--world", "opening"], work);
  const sources = ["run.c", "opening.c", "opening_component_type.o"];
  const options = ["--target=wasm32-wasi", "-mexec-model=reactor", "-Os", "-s", "-o", "opening.wasm"];
  run(ziglang.find()!, ["-m", "ziglang", "cc", ...options, ...sources], work);
  return readFileSync(join(work, "opening.wasm"));
}

/** Builds std as well, which Debian's rustc lacks for WASI. wasm-ld and wasi-libc are Debian's. */
function buildRust(work: string): Uint8Array {
  const compiler = rustc.find()!;
  const place = dirname(dirname(dirname(compiler)));
  // Panic messages contain paths of source files: those of this machine are replaced.
  const remapped = [
    [place, "/rust"],
    [process.env["CARGO_HOME"] ?? join(homedir(), ".cargo"), "/cargo"],
    [work, "/work"],
  ];
  const env = {
    LD_LIBRARY_PATH: join(place, "usr/lib/x86_64-linux-gnu"),
    RUSTC: compiler,
    RUSTC_BOOTSTRAP: "1",
    RUSTFLAGS: [
      "-C linker=wasm-ld-14 -C link-self-contained=no -L/usr/lib/wasm32-wasi",
      ...remapped.map(([from, to]) => `--remap-path-prefix=${from}=${to}`),
    ].join(" "),
  };
  run("cargo", ["build", "--release", "-Zbuild-std=std,panic_abort", "--target", "wasm32-wasip1"], work, env);
  return readFileSync(join(work, "target/wasm32-wasip1/release/opening.wasm"));
}

function make(language: string): void {
  const { sources, tools, build } = fixtures[language]!;
  const missing = tools.filter((tool) => !tool.find());
  if (missing.length > 0) throw new Error(`${language}: npm run tools ${missing.map(({ name }) => name).join(" ")}`);
  const work = mkdtempSync(join(tmpdir(), "fixture-"));
  try {
    for (const file of sources) cpSync(join(folder, language, file), join(work, file));
    mkdirSync(join(work, "wit"));
    writeFileSync(join(work, "wit/compose.wit"), wit);
    writeFileSync(join(folder, language, "opening.wasm"), build(work));
    writeFileSync(join(folder, language, "opening.sha256"), `${hashOf(language)}\n`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function run(command: string, args: string[], cwd: string, env: Record<string, string> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const names = process.argv.slice(2);
  for (const language of names.length > 0 ? names : Object.keys(fixtures)) make(language);
}
