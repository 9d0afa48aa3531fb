// The guide docs/hosts.md: each way to run a program without our host does what the page says.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { commandOf } from "../scripts/tools/runtimes.js";
import { openPage } from "../scripts/matrix/adapters/page.js";
import { browserShim, chromium, runtimes, wasmtimeCommand, wazero } from "../scripts/tools/tools.js";
import { compile, root } from "./support/asc.js";
import { skip } from "./support/skip.js";
import { snippets } from "./support/snippets.js";
import { tree } from "./support/tree.js";

const test = suite("docs/hosts.md");
const blocks = snippets(readFileSync(join(root, "docs/hosts.md"), "utf8"));
const [node, page] = blocks.filter(({ language }) => language === "js").map(({ code }) => code);
const [shell] = blocks.filter(({ language }) => language === "sh").map(({ code }) => code);
const [go] = blocks.filter(({ language }) => language === "go").map(({ code }) => code);
const options = ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"];
const module = await compile("examples/hello.ts", options);
const SAID = "hello.txt holds:\nhello, world\ngreetings from a file\nand from a borrow of it\n";

/** What a command prints in a directory with the module and these files. It must end with 0. */
function printed(
  files: Record<string, string>,
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
): string {
  using directory = tree(files);
  writeFileSync(join(directory.path, "app.wasm"), module);
  const [program, ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: directory.path,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  assert.is(status, 0, `${error ?? ""}${stderr}`);
  return stdout;
}

for (const name of [undefined, ...runtimes.map(({ name }) => name)]) {
  const title = `the lines for node:wasi, on ${name ?? "this Node"}`;
  if (name !== undefined && runtimes.find((tool) => tool.name === name)!.find() === undefined) {
    skip(test, title, `it isn't installed: npm run tools ${name}`);
    continue;
  }
  test(title, () => {
    const code =
      name === "bun" ? node!.replace("wasi.getImportObject()", "{ wasi_snapshot_preview1: wasi.wasiImport }") : node!;
    assert.is(printed({ "app.mjs": code }, [...commandOf(name), "app.mjs"]), SAID);
  });
}

test("the flag of older guides changes nothing", () => {
  const flag = "--experimental-wasi-unstable-preview1";
  assert.match(readFileSync(join(root, "docs/hosts.md"), "utf8"), flag);
  assert.is(printed({ "app.mjs": node! }, [process.execPath, flag, "app.mjs"]), SAID);
});

if (wasmtimeCommand.find() === undefined)
  skip(test, "the command wasmtime", "it isn't installed: npm run tools wasmtime-cli");
else
  test("the command wasmtime", () => {
    const [, ...args] = shell!.trim().split(" ");
    assert.is(printed({}, [wasmtimeCommand.find()!, ...args]), SAID);
  });

if (wazero.find() === undefined) skip(test, "the program in Go", "wazero isn't installed: npm run tools wazero");
else
  test("the program in Go", () => {
    const mod = `module app\n\ngo 1.24\n\nrequire github.com/tetratelabs/wazero v${wazero.version}\n`;
    const env = { GOFLAGS: "-mod=mod" };
    assert.is(printed({ "main.go": go!, "go.mod": mod }, ["go", "run", "."], env), SAID);
  });

if (browserShim.find() === undefined) skip(test, "the page", "it isn't installed: npm run tools browser-wasi-shim");
else
  test("the page, with the browser's fetch", () => {
    const fetched = `import { readFileSync } from "node:fs";
      globalThis.fetch = async (path) => new Response(readFileSync(path), { headers: { "content-type": "application/wasm" } });
      await import("./page.mjs");`;
    const path = JSON.stringify(browserShim.find()!);
    const code = page!.replace(`"@bjorn3/browser_wasi_shim"`, path);
    assert.is(printed({ "app.mjs": fetched, "page.mjs": code }, [process.execPath, "app.mjs"]), `${SAID}exit code 0\n`);
  });

if (browserShim.find() === undefined || chromium.find() === undefined)
  skip(test, "the page, in Chromium", "it isn't installed: npm run tools browser-wasi-shim chromium");
else
  test("the page, in Chromium", async () => {
    const script = `const said = [];
      console.log = (...texts) => said.push(texts.join(" "));
      ${page!.replace(`"@bjorn3/browser_wasi_shim"`, '"/package/index.js"')}
      export const result = said.join("\\n");`;
    const folders = { package: new URL(".", `file://${browserShim.find()!}`) };
    const said = await openPage(chromium.find()!, { script, folders, files: { "app.wasm": module } });
    assert.is(said, `${SAID}exit code 0`);
  });

test.run();
