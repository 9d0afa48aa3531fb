// docs/from-node-fs.md has every call of node:fs, only names that exist, and programs that run.
import * as fs from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Host } from "../js/host/host.js";
import { Dir, File } from "../js/host/index.js";
import { root } from "./support/asc.js";
import { snippets } from "./support/snippets.js";
import { tree } from "./support/tree.js";

const page = fs.readFileSync(join(root, "docs/from-node-fs.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | "))
  .filter(([first]) => first !== "| `node:fs`");

function names(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
}

test("every call of node:fs is in the table once", () => {
  const listed = rows.flatMap(([first]) => names(first!));
  assert.equal(listed, [...new Set(listed)], "no call is there twice");
  const isCall = (name: string) => /^[a-z]/.test(name);
  const calls = new Set([
    ...Object.keys(fs).filter((name) => typeof fs[name as keyof typeof fs] === "function"),
    ...Object.keys(fs.promises).filter((name) => typeof fs.promises[name as keyof typeof fs.promises] === "function"),
  ]);
  const missing = [...calls].filter(isCall).map((name) => name.replace(/Sync$/, ""));
  assert.equal(
    missing.filter((name) => !listed.includes(name)),
    [],
  );
});

test("every name of ours exists", () => {
  const types: Record<string, object> = { host: Host.prototype, dir: Dir.prototype, file: File.prototype };
  const used = [...page.matchAll(/`(host|dir|file)\.(\w+)/g)];
  assert.ok(used.length > 40);
  for (const [text, object, name] of used) assert.ok(name! in types[object!]!, text);
});

test("the programs of the page run", () => {
  for (const { code } of snippets(page).filter(({ language }) => language === "ts")) {
    using files = tree({ "package.json": '{ "type": "module" }' });
    fs.mkdirSync(files.at("node_modules"));
    fs.symlinkSync(root, files.at("node_modules/as-io-lifetimes"));
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    fs.writeFileSync(files.at("program.js"), outputText);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["program.js"], {
      cwd: files.path,
      encoding: "utf8",
    });
    assert.equal([status, stderr], [0, ""]);
    assert.ok(stdout.length > 0);
    assert.equal(fs.readdirSync(files.path).sort(), ["node_modules", "package.json", "program.js"]);
  }
});

test.run();
