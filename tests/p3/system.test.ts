// The host's side of a program on WASI 0.3: arguments, variables, clocks, randomness, exit codes; and the library in a world of
// its user.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { wasmtimeCommand } from "../../scripts/tools/tools.js";
import { inFolder, noCommand, withWasi } from "../async/support/engines.js";
import { build } from "../bindgen/support/build.js";
import { skip } from "../support/skip.js";
import { compileCommand, put, runComponent } from "./support/command.js";

const test = suite("the host of WASI 0.3");
const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
test.after(() => rmSync(folder, { recursive: true }));

async function addTests(): Promise<void> {
  const path = put(folder, "system.wasm", await compileCommand("tests/p3/guest/system.ts"));

  test("arguments and variables", () => {
    const env = ["A=1", "EQUALS=a=b", "EMPTY="].flatMap((variable) => ["--env", variable]);
    const { stdout } = runComponent(path, folder, ["args", "", "two words", "grüße €😀"], "", env);
    const printed = Buffer.from(stdout, "latin1").toString();
    assert.is(printed, "args\n\ntwo words\ngrüße €😀\n3 1 a=b .\n");
  });

  test("clocks, sleep and randomness", () => {
    const { status, stderr } = runComponent(path, folder, ["time"]);
    assert.is(`${status} ${stderr}`, "0 ");
  });

  test("exit codes, and what was written before", () => {
    assert.equal(runComponent(path, folder, ["exit", "0"]), { status: 0, stdout: "before", stderr: "" });
    assert.equal(runComponent(path, folder, ["exit", "7"]), { status: 1, stdout: "before", stderr: "" });
  });

  test("an exit code above 1 where host and program agree", async () => {
    const options = ["--use", "IO_LIFETIMES_EXIT_CODE=1"];
    const other = put(folder, "codes.wasm", await compileCommand("tests/p3/guest/system.ts", options));
    const { status } = runComponent(other, folder, ["exit", "7"], "", ["-S", "cli-exit-with-code"]);
    assert.is(status, 7);
  });

  test("standard input comes as it is there", () => {
    assert.is(runComponent(path, folder, ["read"], "12345678").stdout, "3\n3\n2\n");
    assert.is(runComponent(path, folder, ["read"]).stdout, "");
  });

  test("a standard output that nobody reads is EPIPE", () => {
    const command = `"$0" run "$1" "nobody reads" | head -c 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command, wasmtimeCommand.find()!, path], { encoding: "utf8" });
    assert.is(stdout, "x");
    assert.is(stderr, "EPIPE\n");
  });

  test("files and waits in a world of one's own", () =>
    inFolder(async (place) => {
      const wit = withWasi(
        place,
        `package test:counter;
world counter {
  include wasi:cli/imports@0.3.0;
  export count: async func(path: string) -> result<u64, string>;
}`,
      );
      const source = `
import { Result } from "as-io-lifetimes/assembly/abi";
import { File } from "as-io-lifetimes";
import { sleep } from "as-io-lifetimes/assembly/async";
export function count(path: string): Result<u64, string> {
  sleep(1_000_000);
  const file = File.open(path);
  if (file.isErr) return Result.err<u64, string>(file.error.toString());
  console.log("counts " + path);
  return Result.ok<u64, string>(<u64>file.value.readToEnd().expect("a file").length);
}`;
      const options = ["--target", "p3", "--optimizeLevel", "1"];
      const component = put(
        place,
        "counter.wasm",
        await build({ wit: { path: wit }, sources: { "counter.ts": source }, options }),
      );
      writeFileSync(join(place, "file"), "12345");
      const count = (name: string) =>
        spawnSync(
          wasmtimeCommand.find()!,
          ["run", "--dir", `${place}::.`, "--invoke", `count(${JSON.stringify(name)})`, component],
          { encoding: "utf8" },
        ).stdout;
      assert.is(count("file"), "counts file\nok(5)\n");
      assert.match(count("missing"), /^err\(.*no such file or directory/);
    }));
}

if (noCommand !== undefined) skip(test, "the host", noCommand);
else await addTests();

test.run();
