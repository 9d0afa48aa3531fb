// A project of AssemblyScript's own `asinit`, then what our README says: it builds, and its bindings work in Node and in a page.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openPage } from "../scripts/matrix/adapters/page.js";
import { chromium } from "../scripts/tools/tools.js";
import { root } from "./support/asc.js";
import { packed, run } from "./support/packed.js";
import { skip } from "./support/skip.js";
import { snippets } from "./support/snippets.js";

const test = suite("a project of asinit");
let folder: string;
test.before(() => {
  folder = packed();
  succeeds("node node_modules/assemblyscript/bin/asinit.js . -y");
  edit("asconfig.json", (text) => text.replace("{", '{\n  "extends": "as-io-lifetimes/asconfig.json",'));
});
test.after(() => rmSync(folder, { recursive: true }));

function succeeds(command: string): string {
  const { status, stdout, stderr } = run(command, folder);
  assert.is(status, 0, `${command}: ${stdout}${stderr}`);
  return stdout;
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));
}

/** Builds a program before the function that asinit's entry file, test and page have. */
function build(code: string): void {
  writeFileSync(
    join(folder, "assembly/index.ts"),
    `${code}\nexport function add(a: i32, b: i32): i32 {\n  return a + b;\n}\n`,
  );
  succeeds("npm run asbuild");
}

/** Runs a module beside the build, in the project's folder. */
function inNode(code: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, "main.mjs"), `import * as built from "./build/release.js";\n${code}`);
  return run("node main.mjs", folder);
}

const readme = readFileSync(join(root, "README.md"), "utf8");

test("the README's program copies its file when the build is imported, and asinit's own test passes", () => {
  assert.match(readFileSync(join(folder, "asconfig.json"), "utf8"), '"bindings": "esm"');
  const copy = snippets(readme).find(({ code }) => code.includes('File.open("from.txt")'))!;
  build(copy.code);
  writeFileSync(join(folder, "from.txt"), "to be copied");
  assert.match(succeeds("npm test"), "# pass 1\n");
  assert.is(readFileSync(join(folder, "to.txt"), "utf8"), "to be copied");
  rmSync(join(folder, "from.txt"));
  const { status, stderr } = inNode("");
  assert.is(status, 1);
  assert.match(stderr, 'error: open "from.txt": no such file or directory (noent)\n');
  assert.match(stderr, "ExitError: the module ended itself with exit code 1");
});

const PROGRAM = `
import { File, fs, Result } from "as-io-lifetimes";
export function greet(name: string): string { return "hello " + name; }
export function size(path: string): i32 {
  const file = File.open(path);
  return file.isErr ? -1 : <i32>file.value.stat().value.size;
}
export function crash(): void { const file = File.create("left").value; file.writeString("x").value; assert(false, "on purpose"); }
console.log("it is " + (Date.now() > 1700000000000 ? "late" : "early") + ", " + (Math.random() < 1 ? "naïve" : "1"));
console.error("an error");
`;

test("exports take and return strings; a trap ends the module and closes its files", () => {
  build(PROGRAM);
  const { status, stdout, stderr } = inNode(`
    import { readdirSync } from "node:fs";
    const { greet, size, crash, add, memory } = built;
    console.log(greet("you"), size("package.json") > 10, size("../outside"), size("none"), add(1, 2), memory.buffer.byteLength > 0);
    const open = () => readdirSync("/proc/self/fd").length;
    const before = open();
    for (const call of [crash, () => add(1, 2)]) try { call(); } catch (error) { console.log(error.code, error.message); }
    console.log(open() <= before);
  `);
  assert.is(status, 0, stderr);
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.slice(0, 2), ["it is late, naïve", "hello you true -1 -1 3 true"]);
  assert.match(lines[2]!, /^ERR_IO_LIFETIMES_TRAP /);
  assert.match(lines[3]!, /^ERR_IO_LIFETIMES_ENDED the instance is gone/);
  assert.is(lines[4], "true");
  assert.match(stderr, "an error\n");
});

test("bindings are raw, and of programs without WASI, as asc makes them", () => {
  const config = { extends: "as-io-lifetimes/asconfig.json", options: { bindings: "raw", outFile: "build/raw.wasm" } };
  writeFileSync(join(folder, "raw.json"), JSON.stringify(config));
  succeeds("npx asc assembly/index.ts --config raw.json");
  assert.match(readFileSync(join(folder, "build/raw.js"), "utf8"), "export async function instantiate");
  assert.not.match(readFileSync(join(folder, "build/raw.js"), "utf8"), "as-io-lifetimes/esm");
  mkdirSync(join(folder, "plain"), { recursive: true });
  writeFileSync(join(folder, "plain/index.ts"), "export function one(): i32 { return 1; }");
  succeeds("npx asc plain/index.ts --config none.json --bindings esm -o build/plain.wasm");
  assert.not.match(readFileSync(join(folder, "build/plain.js"), "utf8"), "as-io-lifetimes");
});

if (chromium.find() === undefined)
  skip(test, "asinit's index.html in a browser", "it isn't installed: npm run tools chromium");
else
  test("asinit's index.html shows its sum, with a console, clock and random bytes, and no files", async () => {
    build(PROGRAM);
    const html = readFileSync(join(folder, "index.html"), "utf8")
      .replace(
        "import { add }",
        "const said = [];\nconsole.log = console.error = (text) => said.push(text);\nconst { add, size }",
      )
      .replace(/ from "(.*)";/, ' = await import("$1");')
      .replace("add(1, 2);", 'JSON.stringify([add(1, 2), size("package.json"), said]);')
      .replace("</script>", 'await fetch("/result", { method: "POST", body: document.body.innerText });\n</script>');
    const folders = { build: pathToFileURL(join(folder, "build/")) };
    const shown = await openPage(chromium.find()!, { folders, files: { "index.html": html } });
    assert.match(shown, '[3,-1,["it is late, naïve","an error"]]');
  });

test.run();
