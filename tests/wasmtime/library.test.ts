// Where libwasmtime is looked for, and what is said where it isn't.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cacheFolder } from "../../js/host/engines/places.js";
import { findLibrary } from "../../js/host/engines/wasmtime/library.js";
import { HostError } from "../../js/host/errors.js";
import { root } from "../support/asc.js";
import { noLibwasmtime } from "../support/libwasmtime.js";

const HOW =
  "`pip install wasmtime==50.0.1` gets it; IO_LIFETIMES_PYTHON names the Python that has it where that " +
  "isn't `python3`, or WASMTIME_LIB the library itself";

const empty = mkdtempSync(join(tmpdir(), "wasmtime-"));
test.after(() => rmSync(empty, { recursive: true }));

function refusal(env: NodeJS.ProcessEnv): string {
  try {
    findLibrary(env);
  } catch (error) {
    assert.instance(error, HostError);
    assert.is((error as HostError).code, "ERR_IO_LIFETIMES_NO_ENGINE");
    return (error as HostError).message;
  }
  throw new Error("a library was found");
}

test("what WASMTIME_LIB names is taken", () => {
  const file = join(empty, "libwasmtime.so");
  writeFileSync(file, "");
  assert.is(findLibrary({ WASMTIME_LIB: file }), file);
  rmSync(file);
});

test("a file that isn't there is told, with how to get one", () => {
  assert.is(
    refusal({ WASMTIME_LIB: "/nowhere/libwasmtime.so" }),
    `WASMTIME_LIB names /nowhere/libwasmtime.so, and there is no such file: ${HOW}`,
  );
});

test("a Python without the package is told, with how to get it", () => {
  const message = refusal({ IO_LIFETIMES_PYTHON: "/nowhere/python" });
  assert.is(
    message,
    "there is no libwasmtime: WASMTIME_LIB isn't set, and /nowhere/python, which IO_LIFETIMES_PYTHON " +
      `names, has no package \`wasmtime\`. ${HOW}`,
  );
});

test("without any Python it is told that none on PATH has it", () => {
  const message = refusal({ PATH: empty, IO_LIFETIMES_CACHE: empty });
  assert.is(
    message,
    `there is no libwasmtime: WASMTIME_LIB isn't set, and no Python on PATH has the package \`wasmtime\`. ${HOW}`,
  );
});

test("nothing in the current directory is run", () => {
  const ran = join(empty, "ran");
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "current-"));
  const program = `#!/bin/sh\necho "$0" >> ${ran}\n`;
  for (const place of [
    ".",
    "bin",
    ...["io-lifetimes", ".cache/io-lifetimes", "."].map((at) => `${at}/wasmtime-50.0.1/bin`),
  ]) {
    mkdirSync(join(folder, place), { recursive: true });
    for (const name of ["python", "python3"]) writeFileSync(join(folder, place, name), program, { mode: 0o755 });
  }
  process.chdir(folder);
  try {
    const none = { PATH: empty, IO_LIFETIMES_CACHE: empty };
    for (const env of [
      { ...none, PATH: "" },
      { ...none, PATH: ".:bin::" },
      { ...none, IO_LIFETIMES_PYTHON: "python" },
      { ...none, PATH: "bin", IO_LIFETIMES_PYTHON: "python3" },
      { PATH: empty, HOME: empty, IO_LIFETIMES_CACHE: "", XDG_CACHE_HOME: "" },
    ])
      refusal(env);
    for (const [name, value] of [
      ["IO_LIFETIMES_CACHE", "."],
      ["XDG_CACHE_HOME", "."],
      ["HOME", "."],
      ["IO_LIFETIMES_PYTHON", "./python"],
      ["WASMTIME_LIB", "python"],
    ] as const)
      assert.throws(() => findLibrary({ PATH: empty, [name]: value }), new RegExp(`${name} must be an absolute path`));
    assert.not(existsSync(ran), existsSync(ran) ? readFileSync(ran, "utf8") : "");
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});

test("an empty HOME is none", () => {
  assert.is(cacheFolder({ HOME: "" }), cacheFolder({ HOME: undefined }));
  assert.is(cacheFolder({ HOME: "/h", XDG_CACHE_HOME: "" }), "/h/.cache/io-lifetimes");
  assert.is(cacheFolder({ HOME: "/h", XDG_CACHE_HOME: "/x" }), "/x/io-lifetimes");
  assert.is(cacheFolder({ HOME: "/h", XDG_CACHE_HOME: "/x", IO_LIFETIMES_CACHE: "/c" }), "/c");
});

test("run and instantiate tell it, and leave nothing open", () => {
  const program = `
    import { readdirSync } from "node:fs";
    const { run, instantiate } = await import("as-io-lifetimes");
    const open = () => readdirSync("/proc/self/fd").length;
    const calls = [() => instantiate({ engine: "wasmtime", preopens: { ".": "." } }), () => run(process.argv[1], { engine: "wasmtime" })];
    for (const call of calls) await call().catch(() => {}); // Node opens what it needs itself
    const before = open();
    const told = [];
    for (const call of calls) await call().then(() => told.push("it ran"), (error) => told.push(error.code + " " + (open() - before)));
    console.log(told.join("\\n"));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", program, join(root, "dist/io-lifetimes.wasm")],
    {
      cwd: root,
      encoding: "utf8",
      env: { PATH: empty, IO_LIFETIMES_CACHE: empty },
    },
  );
  // The library is a reactor, which `run` refuses before it looks for an engine.
  assert.is(stdout, "ERR_IO_LIFETIMES_NO_ENGINE 0\nERR_IO_LIFETIMES_BAD_MODULE 0\n", stderr);
});

test("what is no libwasmtime is told", () => {
  const text = join(empty, "text.so");
  writeFileSync(text, "no library");
  assert.match(loading(text), /^can't load libwasmtime from .*text\.so: /);
});

/** What loading a library is refused with, in a process of its own since it is loaded once. */
function loading(path: string): string {
  const module = new URL("../../js/host/engines/wasmtime/api.js", import.meta.url).href;
  const program =
    `const { loadApi } = await import(${JSON.stringify(module)}); await loadApi().catch((error) => ` +
    "console.log(error.message));";
  return spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
    env: { WASMTIME_LIB: path },
  }).stdout;
}

if (noLibwasmtime !== undefined) console.log(`skipped: ${noLibwasmtime}`);

test.run();
