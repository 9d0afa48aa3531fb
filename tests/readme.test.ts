// The first steps of a new user: an empty folder, the packed package, and the README.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { packed, run } from "./support/packed.js";
import { snippets } from "./support/snippets.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

/** The code blocks of a language that contain a text. */
function block(language: string, text: string): string {
  const blocks = snippets(readme).filter(({ language: name, code }) => name === language && code.includes(text));
  assert.is(blocks.length, 1, `the README has ${blocks.length} blocks of ${language || "output"} with ${text}`);
  return blocks[0]!.code;
}

const test = suite("README, in an empty folder from the packed package");
let folder: string;
test.before(() => {
  folder = packed();
  writeFileSync(join(folder, "asconfig.json"), block("json", "extends"));
});
test.after(() => rmSync(folder, { recursive: true }));

/** Compiles and runs a command as the README says. */
function runProgram(name: string, source: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, `${name}.ts`), source);
  const commands = block("sh", "npx asc copy.ts").replaceAll("copy", name).trim().split("\n");
  assert.is(commands.length, 2);
  const compiled = run(commands[0]!, folder);
  assert.is(compiled.status, 0, compiled.stderr);
  return run(commands[1]!, folder);
}

/** Compiles and runs a command without the transform. */
function runUnchecked(name: string, source: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, `${name}.ts`), source);
  writeFileSync(join(folder, "unchecked.json"), JSON.stringify({ extends: "as-io-lifetimes/asconfig.unchecked.json" }));
  const compiled = run(`npx asc ${name}.ts --config unchecked.json --target release -o ${name}.wasm`, folder);
  assert.equal([compiled.status, compiled.stderr], [0, ""]);
  return run(`npx io-lifetimes run --dir . ${name}.wasm`, folder);
}

test("the program that copies a file copies it, and leaves nothing open", () => {
  writeFileSync(join(folder, "from.txt"), "x".repeat(10_000));
  const { status, stdout, stderr } = runProgram("copy", block("ts", 'File.open("from.txt")'));
  assert.is(status, 0, stderr);
  assert.is(stdout, "");
  assert.is(stderr, block("", "descriptors left open"));
  assert.is(readFileSync(join(folder, "to.txt"), "utf8"), "x".repeat(10_000));
});

test("the same program says which file is missing", () => {
  rmSync(join(folder, "from.txt"), { force: true });
  const { stderr } = runProgram("copy", block("ts", 'File.open("from.txt")'));
  assert.match(stderr, 'open "from.txt": no such file or directory (noent)');
});

test("the stale descriptor doesn't compile, and asc says so in these words", () => {
  writeFileSync(join(folder, "stale.ts"), block("ts", 'File.create("accounts")'));
  const { status, stderr } = run("npx asc stale.ts --target release -o stale.wasm", folder);
  assert.is(status, 1);
  assert.is(stderr.trim(), `${block("", "E0382").trim()}\n\nFAILURE 1 compile error(s)`);
});

test("without the transform the stale descriptor is refused at run time, and the other file unharmed", () => {
  const { status, stdout, stderr } = runUnchecked(
    "unchecked",
    `
    import { File, fs } from "as-io-lifetimes";
    const log = File.create("log.txt").value;
    log.close();
    const accounts = File.create("accounts").value;
    console.log(log.writeString("done").error.toString());
    accounts.close();
    console.log(fs.stat("accounts").value.size.toString());
  `,
  );
  assert.equal([status, stdout, stderr], [0, "write: bad file descriptor (badf)\n0\n", ""]);
});

test("the host's guard refuses the raw numbers of the story as well", () => {
  const { stdout, stderr, status } = runUnchecked(
    "raw",
    `
    import { path_open, fd_close, fd_write, Oflags, Rights } from "as-io-lifetimes/assembly/wasi";
    const result = memory.data(4), iovec = memory.data(8);
    function open(name: string): i32 {
      const path = String.UTF8.encode(name);
      path_open(3, 0, changetype<usize>(path), path.byteLength, Oflags.CREAT, Rights.FD_WRITE, 0, 0, result);
      return load<i32>(result);
    }
    const log = open("log.txt");
    fd_close(log);
    const accounts = open("accounts");
    const text = String.UTF8.encode("done");
    store<usize>(iovec, changetype<usize>(text));
    store<u32>(iovec, text.byteLength, 4);
    fd_write(log, iovec, 1, result);
    console.log((log == accounts).toString());
  `,
  );
  assert.is(status, 0, stderr);
  assert.is(stdout, "false\n");
  assert.is(readFileSync(join(folder, "accounts"), "utf8"), "");
});

test("the TypeScript programs compile with types, run, and print what they promise", () => {
  writeFileSync(join(folder, "notes.txt"), "");
  writeFileSync(join(folder, "from.txt"), "again");
  writeFileSync(join(folder, "run.mts"), block("ts", "await run("));
  writeFileSync(join(folder, "hold.mts"), block("ts", "host.open("));
  const options =
    "--module nodenext --target es2022 --lib es2022,esnext.disposable,dom --types node --strict --outDir out";
  const compiled = run(`npx tsc ${options} run.mts hold.mts`, folder);
  assert.is(compiled.status, 0, compiled.stdout);
  cpSync(join(folder, "copy.wasm"), join(folder, "out/copy.wasm"));
  const ran = run("node out/run.mjs", folder);
  assert.is(ran.status, 0, ran.stderr);
  assert.is(readFileSync(join(folder, "to.txt"), "utf8"), "again");
  const held = run("node out/hold.mjs", folder);
  assert.equal([held.status, held.stdout, held.stderr], [0, "hello\n", ""]);
});

test("an editor finds the user's files, the library and the decorators by the tsconfig.json that the README has", () => {
  const editor = join(folder, "editor");
  mkdirSync(editor);
  const [, config] = /put `("extends": "[^"]+")` into/.exec(readme)!;
  writeFileSync(join(editor, "tsconfig.json"), `{ ${config} }`);
  writeFileSync(join(editor, "copy.ts"), block("ts", 'File.open("from.txt")'));
  const log = `
    import { Mut, OwnedFd } from "as-io-lifetimes";
    @owned
    class Log {
      constructor(public fd: OwnedFd) {}
      @mut end(): void {}
    }
    export function end(log: Mut<Log>): void { log.end(); }
  `;
  writeFileSync(join(editor, "log.ts"), log);
  const { status, stdout } = run("npx tsc --noEmit -p editor", folder);
  assert.is(status, 0, stdout);
  const files = run("npx tsc --noEmit -p editor --listFilesOnly", folder).stdout.split("\n");
  for (const name of ["copy.ts", "log.ts"]) assert.ok(files.includes(join(editor, name)), name);
  writeFileSync(join(editor, "wrong.ts"), "export const wrong: i32 = decorator();");
  assert.match(run("npx tsc --noEmit -p editor", folder).stdout, /^editor\/wrong\.ts.*Cannot find name 'decorator'/);
});

test("the package holds what it exports, and neither tests nor sources of the host", () => {
  const files = readdirSync(join(folder, "node_modules/as-io-lifetimes"), { recursive: true }) as string[];
  for (const file of [
    "index.ts",
    "asconfig.json",
    "assembly/index.ts",
    "dist/io-lifetimes.wasm",
    "dist/io-lifetimes.trace.wasm",
    "dist/js/host/index.d.ts",
    "README.md",
    "LICENSE-MIT",
  ]) {
    assert.ok(files.includes(file), file);
  }
  assert.equal(
    files.filter((file) => /(^|\/)(tests|bench|scripts)(\/|$)|tsbuildinfo/.test(file)),
    [],
  );
});

test.run();
