// The section of docs/components.md about the library as a component: its programs run, and its excerpts match the
// examples.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { NO_WASMTIME, wasmtimePython } from "../support/wasmtime.js";

const test = suite("docs/components.md");
const page = readFileSync(join(root, "docs/components.md"), "utf8");

interface Block {
  readonly file: string | undefined;
  readonly language: string;
  readonly code: string;
}

/** The blocks of code of a section, with the names of the files that they are. */
function blocks(heading: string): Block[] {
  const start = page.indexOf(`${heading}\n`);
  assert.ok(start >= 0, heading);
  const section = page
    .slice(start + heading.length)
    .split(new RegExp(`^#{2,${heading.split(" ")[0]!.length}} `, "m"))[0]!;
  return [...section.matchAll(/(?:^`([^`\n]+)`(?:, [^\n]*)?:\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, file, language, code]) => ({ file, language: language!, code: code! }),
  );
}

const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-guide-"));
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
test.after(() => rmSync(folder, { recursive: true }));

/** Writes the file of a section and runs it, and gives what it must print and what it printed. */
function follow(heading: string, command: string): { expected: string; status: number | null; printed: string } {
  const [, program, , output] = blocks(heading);
  mkdirSync(dirname(join(folder, program!.file!)), { recursive: true });
  writeFileSync(join(folder, program!.file!), program!.code);
  const { status, stdout, stderr } = spawnSync(command, [program!.file!], { cwd: folder, encoding: "utf8" });
  return { expected: output!.code, status, printed: stdout + stderr };
}

test("the program in JavaScript prints what the page says", () => {
  const { expected, status, printed } = follow("### From JavaScript, on Node", process.execPath);
  assert.equal([printed, status], [expected, 0]);
});

test("TypeScript knows what the component exports, with the docs of the WIT", () => {
  writeFileSync(
    join(folder, "typed.mts"),
    `
    import { fds, files } from "as-io-lifetimes/component";
    import { filesystem, setPreopens } from "as-io-lifetimes/wasi/filesystem";
    setPreopens({ ".": "." });
    using file = files.File.open("notes.txt");
    const text: string = file.readToString();
    const count: number = fds.countOpen();
    // @ts-expect-error: an owner is no number
    files.File.close(count);
    console.log(text, filesystem({ ".": "." }).preopens);
  `,
  );
  const options =
    "--module nodenext --target es2022 --lib es2022,esnext.disposable,dom --types node --strict --noEmit".split(" ");
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, "typed.mts"], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.is(status, 0, stdout);
  const types = readFileSync(join(root, "dist/component/interfaces/io-lifetimes-fd-fds.d.ts"), "utf8");
  assert.match(types, "Opens a file below a preopened directory.");
});

if (wasmtimePython()) {
  test("the program in Python prints what the page says", () => {
    writeFileSync(join(folder, "notes.txt"), "hello\n");
    const { expected, status, printed } = follow("### From Python, on wasmtime", wasmtimePython()!);
    assert.equal([printed, status], [expected, 0]);
  });
} else skip(test, "the program in Python", NO_WASMTIME);

test("a component that jco transpiles with the map uses our wasi:filesystem", () => {
  const command = blocks("### Fast files for any component, on Node")[0]!
    .code.trim()
    .replace("npx jco", "node node_modules/@bytecodealliance/jco/dist/jco.js");
  const script = `cp ${join(root, "dist/io-lifetimes.component.wasm")} app.wasm && ${command}`;
  const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" });
  assert.is(status, 0, stderr);
  writeFileSync(
    join(folder, "mapped.js"),
    `
    import { setPreopens } from "as-io-lifetimes/wasi/filesystem";
    import { readFileSync } from "node:fs";
    import { files } from "./app/app.js";
    setPreopens({ ".": "." });
    console.log(files.File.open("package.json").readToString() === readFileSync("package.json", "utf8"));
  `,
  );
  const ran = spawnSync(process.execPath, ["mapped.js"], { cwd: folder, encoding: "utf8" });
  assert.equal([ran.stdout, ran.stderr], ["true\n", ""]);
});

test("the programs of the composition are those of the example", () => {
  const shown = blocks("## Compose");
  const files = shown.filter(({ file }) => file !== undefined);
  assert.is(files.length, 7);
  for (const { file, code } of files)
    assert.is(code, readFileSync(join(root, "examples/compose", file!), "utf8"), file);
});

test.run();
