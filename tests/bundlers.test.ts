// docs/bundlers.md: a program that uses the host works in the output of each bundler, in a folder without the package.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bundlers } from "../scripts/tools/tools.js";
import { compile, root } from "./support/asc.js";
import { noLibwasmtime } from "./support/libwasmtime.js";
import { skip } from "./support/skip.js";
import { snippets } from "./support/snippets.js";
import { tree } from "./support/tree.js";

const test = suite("docs/bundlers.md");
const page = readFileSync(join(root, "docs/bundlers.md"), "utf8");
const module = await compile("examples/hello.ts", [
  "--config",
  "asconfig.json",
  "--target",
  "release",
  "--exportStart",
  "_start",
]);

const SECOND = 'run("app.wasm", { preopens: { ".": "." }, stdout: "buffer"';
const APP = `
import { instantiate, run } from "as-io-lifetimes";
const say = async (name, work) =>
  console.log(name, await work().then(({ stdout }) => Buffer.from(stdout).toString().split("\\n")[1], (error) => error.message));
await say("run", () => ${SECOND} }));
await say("timeout", () => ${SECOND}, timeout: 30000 }));
await say("process", () => ${SECOND}, isolation: "process" }));
if (process.argv.includes("wasmtime")) await say("wasmtime", () => ${SECOND}, engine: "wasmtime", timeout: 30000 }));
const host = await instantiate({ preopens: { ".": "." } });
console.log("instantiate", host.exists("app.wasm"), host.end().length);
`;

/** The code of a block of the page, by its first line. */
function block(name: string): string {
  const found = snippets(page).find(({ code }) => code.startsWith(`// ${name}\n`));
  assert.ok(found, `the page has no block for ${name}`);
  return found!.code;
}

/** Runs a script in a folder. It must end with 0. */
function printed(folder: string, script: string, args: readonly string[] = []): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
  assert.is(status, 0, `${script} ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

for (const name of ["build-esbuild.mjs", "build-rollup.mjs", "build-vite.mjs", "build-webpack.mjs"]) {
  const packages = bundlers.find();
  if (packages === undefined) {
    skip(test, name, "no bundlers are installed: npm run tools bundlers");
    continue;
  }
  test(`the output of ${name} does what the program does`, () => {
    using project = tree({ "app.js": APP, "package.json": `{ "type": "module" }`, [name]: block(name) });
    mkdirSync(project.at("node_modules"));
    symlinkSync(root, project.at("node_modules/as-io-lifetimes"));
    for (const one of ["esbuild", "rollup", "@rollup", "vite", "webpack"])
      symlinkSync(join(packages, one), project.at(`node_modules/${one}`));
    printed(project.path, name);
    using elsewhere = tree({ "package.json": `{ "type": "module" }`, node_modules: null });
    cpSync(project.at("out"), elsewhere.at("out"), { recursive: true });
    for (const one of ["koffi", "@koromix"])
      symlinkSync(join(root, "node_modules", one), elsewhere.at(`node_modules/${one}`));
    writeFileSync(elsewhere.at("app.wasm"), module);
    const engines = noLibwasmtime === undefined ? ["wasmtime"] : [];
    const lines = ["run", "timeout", "process", ...engines].map((how) => `${how} hello, world`);
    assert.equal(printed(elsewhere.path, "out/app.js", engines).trim().split("\n"), [...lines, "instantiate true 0"]);
  });
}

test.run();
