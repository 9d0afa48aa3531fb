// What docs/wasmtime.md shows is run as it stands there.
import { parse } from "@bytecodealliance/jco";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { VERSION } from "../../js/host/engines/wasmtime/library.js";
import { actions } from "../support/actions.js";
import { root } from "../support/asc.js";
import { snippets } from "../support/snippets.js";
import { onLibwasmtime } from "../support/libwasmtime.js";

const tests = suite("docs/wasmtime.md");
const test = onLibwasmtime(tests);

const page = readFileSync(join(root, "docs/wasmtime.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "guide-"));
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
tests.after(() => rmSync(folder, { recursive: true }));

function block(language: string, text: string): string {
  const [found, ...others] = snippets(page).filter(
    ({ language: name, code }) => name === language && code.includes(text),
  );
  assert.ok(found && others.length === 0, text);
  return found.code;
}

function node(args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("an instance", () => {
  const { stdout, stderr } = node(["--input-type=module", "--eval", block("ts", "instantiate({")]);
  assert.is(stdout, "hello\n", stderr);
});

test("a component", async () => {
  const wat = `(component (core module $m (func (export "f"))) (core instance $i (instantiate $m))
    (func (export "do-it") (canon lift (core func $i "f"))))`;
  writeFileSync(join(folder, "app.component.wasm"), await parse(wat));
  const { stdout, stderr } = node(["--input-type=module", "--eval", block("ts", "instantiateComponent(")]);
  assert.is(stdout, "[ 'doIt' ]\n", stderr);
});

test("a command", async () => {
  const [npx, name, ...args] = block("sh", "io-lifetimes run").trim().split(" ");
  assert.equal([npx, name], ["npx", "io-lifetimes"]);
  writeFileSync(join(folder, "copy.wasm"), await actions());
  assert.equal(node([join(root, "dist/js/cli/main.js"), ...args]), {
    status: 0,
    stdout: "hello from the guest\n",
    stderr: "",
  });
});

tests("the version that it says to install is the one that the bindings are for", () => {
  assert.ok(block("sh", "npm install koffi").includes(`wasmtime==${VERSION} `));
});

tests.run();
