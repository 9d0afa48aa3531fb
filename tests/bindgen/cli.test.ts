// The commands bindgen and componentize, run as a user types them.
import { parse } from "@bytecodealliance/jco";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";

const cli = join(root, "dist/js/cli/main.js");
const test = suite<{ folder: string }>("");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "io-lifetimes-cli-"));
  symlinkSync(join(root, "node_modules"), join(context.folder, "node_modules"));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

function run(
  folder: string,
  command: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function compile(folder: string, entry: string, ...options: string[]): void {
  const { status, stderr } = run(
    folder,
    join(root, "node_modules/assemblyscript/bin/asc.js"),
    entry,
    "-o",
    "app.wasm",
    ...options,
  );
  assert.is(status, 0, stderr);
}

const WIT = {
  "wit/world.wit": "package a:app@1.0.0;\nworld app { import b:lib/log@0.1.0; include part; }",
  "wit/part.wit": "interface say { hello: func(name: string) -> string; }\nworld part { export say; }",
  "wit/deps/lib/log.wit": "package b:lib@0.1.0;\ninterface log { log: func(line: string); }",
};
const COMPONENT = ["--config", join(root, "asconfig.component.json")];

test("a folder with deps becomes bindings, stubs and a component", ({ folder }) => {
  write(folder, WIT);
  const made = run(folder, cli, "bindgen", "wit", "--world", "app", "--stubs");
  assert.equal(
    [made.status, made.stdout, made.stderr],
    [0, "wrote 3 files to assembly\nwrote assembly/say.ts: fill it in\n", ""],
  );
  assert.ok(existsSync(join(folder, "assembly/bindings/imports/b/lib/log.ts")));
  compile(folder, "assembly/index.ts", ...COMPONENT);
  const component = run(folder, cli, "componentize", "app.wasm", "--world", "app", "-o", "out.wasm");
  assert.equal([component.status, component.stdout, component.stderr], [0, "wrote out.wasm\n", ""]);
  assert.equal([...readFileSync(join(folder, "out.wasm")).subarray(0, 8)], [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]);
});

test("a folder that is named as an interface makes no other bindings", ({ folder }) => {
  const app = join(folder, "say");
  write(app, WIT);
  assert.is(run(app, cli, "bindgen", "wit", "--world", "app").status, 0);
  assert.match(readFileSync(join(app, "assembly/bindings/exports/a/app/say.ts"), "utf8"), 'from "../../../../say";');
});

test("a file of the user is not written over, and bindings are", ({ folder }) => {
  write(folder, { ...WIT, "assembly/say.ts": "// mine\n" });
  const args = ["bindgen", "wit", "--world", "app", "--stubs"];
  assert.is(
    run(folder, cli, ...args).stdout,
    "wrote 3 files to assembly\nkept assembly/say.ts, which is there already\n",
  );
  assert.is(readFileSync(join(folder, "assembly/say.ts"), "utf8"), "// mine\n");
  assert.is(run(folder, cli, ...args).status, 0);
  write(folder, { "assembly/index.ts": "// mine\n" });
  const { status, stderr } = run(folder, cli, ...args);
  assert.is(status, 2);
  assert.match(stderr, "assembly/index.ts is there and was not made by bindgen");
  assert.is(readFileSync(join(folder, "assembly/index.ts"), "utf8"), "// mine\n");
});

test("without a world, where there are two, the error says so", ({ folder }) => {
  write(folder, WIT);
  const { status, stderr } = run(folder, cli, "bindgen", "wit");
  assert.is(status, 2);
  assert.match(stderr, /world/);
});

test("a missing export is named, with what to do", ({ folder }) => {
  write(folder, { ...WIT, "app.ts": "export function other(): void {}" });
  compile(folder, "app.ts", ...COMPONENT);
  const { status, stderr } = run(folder, cli, "componentize", "app.wasm", "--world", "app");
  assert.is(status, 2);
  assert.match(stderr, "a:app/say@1.0.0#hello, as a$app$say$1_0_0$hello");
  assert.match(stderr, "index.ts that bindgen made");
});

test("a module that imports env is told which settings to take over", ({ folder }) => {
  write(folder, WIT);
  run(folder, cli, "bindgen", "wit", "--world", "app", "--stubs");
  compile(folder, "assembly/index.ts", "--transform", "as-io-lifetimes/transform");
  const { status, stderr } = run(folder, cli, "componentize", "app.wasm", "--world", "app");
  assert.is(status, 2);
  assert.match(stderr, "imports env.abort");
  assert.match(stderr, "as-io-lifetimes/asconfig.component.json");
});

test("a stub traps with its name, which the settings of programs with WASI print", ({ folder }) => {
  write(folder, {
    "one.wit": "package a:one; world one { export f: func(); }",
    "main.mjs": 'import { f } from "./js/app.component.js";\nf();',
  });
  run(folder, cli, "bindgen", "one.wit", "--stubs");
  compile(folder, "assembly/index.ts", "--config", join(root, "asconfig.json"));
  const made = run(folder, cli, "componentize", "app.wasm", "--wit", "one.wit");
  assert.equal([made.status, made.stderr], [0, ""]);
  const transpiled = run(
    folder,
    join(root, "node_modules/@bytecodealliance/jco/dist/jco.js"),
    "transpile",
    "app.component.wasm",
    "-o",
    "js",
  );
  assert.is(transpiled.status, 0, transpiled.stderr);
  symlinkSync(join(root, "node_modules/@bytecodealliance/jco/node_modules"), join(folder, "js/node_modules"));
  const { status, stderr } = run(folder, "main.mjs");
  assert.is.not(status, 0);
  assert.match(stderr, "abort: f is not implemented in assembly/one.ts");
});

test("a command needs no WIT", ({ folder }) => {
  cpSync(join(root, "examples/hello.ts"), join(folder, "hello.ts"));
  compile(folder, "hello.ts", "--config", join(root, "asconfig.json"));
  const { status, stdout, stderr } = run(folder, cli, "componentize", "app.wasm");
  assert.equal([status, stdout, stderr], [0, "wrote app.component.wasm\n", ""]);
});

test("what can't be used is told in one line, and ends with 2", async ({ folder }) => {
  const bad = "package a:b; world w { import x: func(y: z); }";
  write(folder, { ...WIT, "text.wasm": "no module", "bad.wit": bad, "none.wit": "package a:b; world w {}" });
  writeFileSync(join(folder, "empty.wasm"), await parse(`(module (memory (export "memory") 1))`));
  const cases: [string[], string | RegExp][] = [
    [["bindgen"], "expected one file or folder with WIT"],
    [["bindgen", "nothing.wit"], 'there is no file or folder "nothing.wit"'],
    [["bindgen", "bad.wit"], "`z`"],
    [["bindgen", "wit", "--wrong"], "--wrong"],
    [["bindgen", "wit", "--world", "other"], "other"],
    [["componentize"], "expected one module"],
    [["componentize", "nothing.wasm"], "can't read the module nothing.wasm"],
    [["componentize", "text.wasm"], "this is no WebAssembly module"],
    [
      ["componentize", "empty.wasm", "--wit", "none.wit", "-o", "no/such/folder.wasm"],
      "can't write no/such/folder.wasm: ",
    ],
    [["componentize", "empty.wasm", "--wit", "none.wit", "-o", "wit"], "can't write wit: "],
  ];
  for (const [args, said] of cases) {
    const { status, stderr } = run(folder, cli, ...args);
    assert.is(status, 2, args.join(" "));
    assert.match(stderr, said);
  }
});

test("without jco, both say how to install it", ({ folder }) => {
  cpSync(join(root, "dist/js"), join(folder, "copy/dist/js"), { recursive: true });
  cpSync(join(root, "dist/assembly"), join(folder, "copy/dist/assembly"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "copy/package.json"));
  rmSync(join(folder, "node_modules"));
  write(folder, WIT);
  const { status, stderr } = run(folder, join(folder, "copy/dist/js/cli/main.js"), "bindgen", "wit", "--world", "app");
  assert.is(status, 2, stderr);
  assert.match(stderr, "npm install --save-dev @bytecodealliance/jco");
});

test.run();
