// Tests of the test runner, above all that it can fail. It runs files that are written here.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { needsOf } from "./runner/files.js";
import { unknownSkips } from "./runner/skips.js";
import { root } from "./support/asc.js";

const test = suite<{ folder: string }>("the runner");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "io-lifetimes-runner-"));
  for (const name of ["compiled", "sources"]) mkdirSync(join(context.folder, name));
  symlinkSync(join(root, "node_modules"), join(context.folder, "node_modules"));
  writeFileSync(join(context.folder, "package.json"), `{ "type": "module" }`);
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

/** Writes a test file, and the source that it is taken to be compiled from. */
function write(folder: string, name: string, body: string): void {
  writeFileSync(join(folder, "sources", `${name}.test.ts`), "");
  writeFileSync(
    join(folder, "compiled", `${name}.test.js`),
    `import { suite } from "uvu";\nconst test = suite("");\n${body}\ntest.run();\n`,
  );
}

function run(
  folder: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string; last: string } {
  const folders = ["--compiled", join(folder, "compiled"), "--sources", join(folder, "sources")];
  const command = [join(root, "dist/tests/run.js"), "--no-build", ...folders, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr, last: stdout.trimEnd().split("\n").at(-1)! };
}

const PASSES = `test("one passes", () => {}); test("another passes", () => {});`;

test("it passes where every test does, and counts them in its last line", ({ folder }) => {
  write(folder, "good", PASSES);
  const { status, last } = run(folder);
  assert.equal([status, last], [0, "2 passed, 0 failed"]);
});

test("it fails with a test that fails", ({ folder }) => {
  write(folder, "good", PASSES);
  write(folder, "bad", `test("it fails", () => { throw new Error("for this reason"); });`);
  const { status, last, stdout } = run(folder);
  assert.equal([status, last], [1, "2 passed, 1 failed"]);
  assert.match(stdout, "for this reason");
  assert.match(stdout, /^ {2}bad\.test\.js: 1 tests$/m);
});

test("a file that hangs is stopped and named, with what it has started", ({ folder }) => {
  write(
    folder,
    "hanging",
    `import { spawn } from "node:child_process";
    test("it hangs", () => new Promise(() => {
      console.log("child", spawn(process.execPath, ["-e", "setInterval(() => {}, 1e9)"], { stdio: "ignore" }).pid, "end");
      setInterval(() => {}, 1e9);
    }));`,
  );
  const { status, last, stdout } = run(folder, "--timeout", "2");
  assert.equal([status, last], [1, "0 passed, 1 failed"]);
  assert.match(stdout, "hanging.test.js was stopped after 2 s");
  assert.not(isRunning(Number(/child (\d+) end/.exec(stdout)![1])));
});

/** A process that has ended may still be there until its parent has asked for its status. */
function isRunning(pid: number): boolean {
  const stat = join("/proc", String(pid), "stat");
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, "utf8"));
}

test("a file that crashes is one failure", ({ folder }) => {
  write(folder, "crashing", `${PASSES} process.kill(process.pid, "SIGKILL");`);
  const { status, last, stdout } = run(folder);
  assert.equal([status, last], [1, "0 passed, 1 failed"]);
  assert.match(stdout, "crashing.test.js ended with SIGKILL");
});

test("a file that ends badly after its tests have passed is a failure", ({ folder }) => {
  write(folder, "late", `${PASSES} process.on("exit", () => { process.exitCode = 3; });`);
  const { status, last } = run(folder);
  assert.equal([status, last], [1, "2 passed, 1 failed"]);
});

test("a compiled file without a source is a failure, and isn't run", ({ folder }) => {
  write(folder, "good", PASSES);
  write(folder, "orphan", PASSES);
  rmSync(join(folder, "sources/orphan.test.ts"));
  const { status, last, stdout } = run(folder);
  assert.equal([status, last], [1, "2 passed, 1 failed"]);
  assert.match(stdout, "orphan.test.js: its source orphan.test.ts doesn't exist");
});

test("a file in which only one test would run is a failure", ({ folder }) => {
  write(folder, "narrow", `${PASSES} test${".only"}("this alone", () => {});`);
  const { status, last, stdout } = run(folder);
  assert.equal([status, last], [1, "0 passed, 1 failed"]);
  assert.match(stdout, "narrow.test.js: it has a `.only`");
});

test("files are chosen by parts of their names", ({ folder }) => {
  write(folder, "first", PASSES);
  write(folder, "second", `test("it fails", () => { throw new Error(); });`);
  assert.is(run(folder, "irs").last, "2 passed, 0 failed");
  assert.is(run(folder, "first", "second").last, "2 passed, 1 failed");
  const { status, last } = run(folder, "third");
  assert.equal([status, last], [1, "0 passed, 1 failed"]);
});

test("tests are chosen by a part of their name", ({ folder }) => {
  write(folder, "first", PASSES);
  write(folder, "second", `test("it fails", () => { throw new Error(); });`);
  const { status, stdout, last } = run(folder, "-t", "another");
  assert.equal([status, last], [0, "1 passed, 0 failed"]);
  assert.not.match(stdout, "second.test.js");
  assert.is(run(folder, "-t", "no such name").last, "0 passed, 1 failed");
});

test("hooks and skips work where tests are chosen by name", ({ folder }) => {
  write(
    folder,
    "hooks",
    `let ran = ""; test.before(() => { ran += "a"; }); test.before.each(() => { ran += "b"; }); test.skip("skipped", () => {});
    test("wanted", () => { if (ran !== "ab") throw new Error(ran); }); test("other", () => {});`,
  );
  const { stdout, last } = run(folder, "-t", "wanted");
  assert.is(last, "1 passed, 0 failed");
  assert.match(stdout, /^1 skipped$/m);
});

test("an unknown option ends it before any test", ({ folder }) => {
  write(folder, "good", PASSES);
  for (const args of [["--unknown"], ["--timeout", "soon"], ["--jobs", "0"]]) {
    const { status, stdout, stderr } = run(folder, ...args);
    assert.equal([status, stdout], [2, ""], args.join(" "));
    assert.match(stderr, "npm test -- [PART OF A FILE'S NAME]...");
  }
});

test("--help prints the options and runs nothing", ({ folder }) => {
  write(folder, "bad", `test("it fails", () => { throw new Error(); });`);
  const { status, stdout } = run(folder, "--help");
  assert.is(status, 0);
  assert.match(stdout, "-t, --name TEXT");
  assert.not.match(stdout, "bad.test.js");
});

test("what a file needs of the build is found in what it imports", () => {
  const needs = (file: string) => needsOf(join(root, "dist/tests", `${file}.test.js`));
  assert.equal(needs("table/misuse"), []);
  assert.equal(needs("ownership/cases"), []);
  assert.equal(needs("host/owners"), ["reactor"]);
  assert.equal(needs("component/traps"), ["component"]);
  assert.equal(needs("readme"), ["reactor", "trace", "component", "types"]);
});

test("a skipped test fails a run of CI, unless it is explained", ({ folder }) => {
  write(folder, "some", `${PASSES} test.skip("a third is skipped", () => {});`);
  assert.equal([run(folder).status, run(folder).last], [0, "2 passed, 0 failed"]);
  const { status, stdout, last } = run(folder, "--known-skips");
  assert.equal([status, last], [1, "2 passed, 1 failed"]);
  assert.match(stdout, "some.test.js: 1 tests were skipped, and tests/runner/skips.ts explains 0");
  assert.equal(unknownSkips(new Map([["bindgen/wit.test.js", 1]])), []);
});

test.run();
