// Without procfs, as on macOS or in some sandboxes: the host's tests pass, and calls that need procfs fail with
// `notsup`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engine } from "../support/engine.js";
import { root } from "../support/asc.js";

const test = suite("without procfs");
const env = { ...process.env, IO_LIFETIMES_NO_PROCFS: "1", IO_LIFETIMES_TEST_ENGINE: engine };

/** The files, and in some of them the tests that ask for what only procfs can give: flags of open files, moved directories. */
const FILES: readonly [file: string, needing?: RegExp][] = [
  ...(["directories", "disk", "files", "host-streams", "hostile", "modules", "named-pipes"] as const).map(only),
  ...(["one-way", "preview1-poll", "preview1-stdio", "read-only", "run", "times"] as const).map(only),
  ["preview1-descriptors", /fd_fdstat_get gives WASI's flags/],
  ["preview1-paths", /becomes a link|the host replaces|another directory at the place/],
  ["specification", /fd_fdstat_set_flags/],
  ["wasi-filesystem", /renamed or removed|a preopen is the directory|appended meanwhile/],
];

function only(file: string): [file: string] {
  return [file];
}

for (const [file, needing] of FILES) {
  test(`the tests of ${file}`, () => {
    const path = fileURLToPath(new URL(`${file}.test.js`, import.meta.url));
    const { stdout } = spawnSync(process.execPath, [path], { env, encoding: "utf8", timeout: 120_000 });
    const failed = [...stdout.matchAll(/^ {3}FAIL .*?"(.*)"$/gm)].map(([, name]) => name!);
    assert.equal(
      failed.filter((name) => needing?.test(name) !== true),
      [],
      stdout,
    );
    const count = (name: string) => Number(new RegExp(`${name}: +(\\d+)`).exec(stdout)?.[1]);
    assert.is(count("Passed") + failed.length, count("Total"), stdout);
  });
}

/** Runs a program with the module \`as-io-lifetimes\` in a process of its own. Returns the lines that it wrote. */
function lines(program: string, input: "pipe" | "ignore" = "ignore"): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    ...{ cwd: join(root), env, encoding: "utf8" as const, timeout: 60_000 },
    stdio: [input, "pipe", "pipe"],
  });
  assert.is(stderr, "");
  return stdout.trim().split("\n");
}

test("a directory that was moved is gone, and what is at its path isn't taken for it", () => {
  const told = lines(`
    import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
    import { instantiate } from "as-io-lifetimes";
    const top = mkdtempSync("/tmp/no-procfs-");
    mkdirSync(top + "/in/sub", { recursive: true });
    mkdirSync(top + "/out/sub", { recursive: true });
    for (const file of ["out/file", "out/sub/file"]) writeFileSync(top + "/" + file, "secret");
    const host = await instantiate({ engine: ${JSON.stringify(engine)}, preopens: { "/": top + "/in" } });
    const sub = host.openDir("/sub");
    const say = (work) => { try { console.log(work()); } catch (error) { console.log(error.code); } };
    renameSync(top + "/in", top + "/moved");
    say(() => host.readFileToString("/file"));
    symlinkSync("out", top + "/in");
    say(() => host.readFileToString("/file"));
    say(() => sub.readFileToString("file"));
    say(() => { host.writeFile("/new", "x"); return "written"; });
    host.end();
    rmSync(top, { recursive: true });`);
  assert.equal(told, ["noent", "noent", "noent", "noent"]);
});

test("flags that need the file opened anew aren't supported, and at once", () => {
  const told = lines(`
    import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
    import { instantiate } from "as-io-lifetimes";
    const top = mkdtempSync("/tmp/no-procfs-");
    writeFileSync(top + "/file", "text");
    const host = await instantiate({ engine: ${JSON.stringify(engine)}, preopens: { "/": top } });
    const file = host.open("/file", { read: true, write: true });
    for (const flags of [{ append: true }, { sync: true }])
      try { file.setFlags(flags); } catch (error) { console.log(error.code); }
    console.log(file.readToString());
    host.end();
    rmSync(top, { recursive: true });`);
  assert.equal(told, ["notsup", "notsup", "text"]);
});

test.run();
