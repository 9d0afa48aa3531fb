// A process that reads a file during its replacement sees either all of the old content or all of the new.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { INSTANCE_ENGINES } from "../support/each-engine.js";
import { tree } from "../support/tree.js";

const test = suite("files that are replaced");
const reader = fileURLToPath(new URL("../support/reader.js", import.meta.url));
const module = await compile("tests/guest/dirs/replaced.ts", ["--config", "asconfig.json"]);

interface Counts {
  a: number;
  b: number;
  else: number;
}

/** What a reader saw while `work` went on. */
async function seenBy(path: string, work: () => void): Promise<Counts> {
  const other = spawn(process.execPath, [reader, path], { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  other.stdout.on("data", (chunk) => (said += chunk));
  await once(other.stdout, "data");
  work();
  other.stdin.end();
  await once(other, "close");
  return JSON.parse(said.split("\n")[1]!) as Counts;
}

for (const [engine, missing] of INSTANCE_ENGINES) {
  if (missing !== undefined) {
    test.skip(`on ${engine}: skipped: ${missing}`, () => {});
    continue;
  }
  test(`are whole at any time, on ${engine}`, async () => {
    using files = tree({ "dir/file": "a".repeat(150_000) });
    using host = await instantiate({ engine, module, preopens: { ".": files.path }, stdin: "ignore" });
    const counts = await seenBy(files.at("dir/file"), () => (host.exports["replace"] as (times: number) => void)(300));
    assert.is(counts.else, 0);
    assert.ok(counts.a > 0 && counts.b > 0, `both were seen: ${JSON.stringify(counts)}`);
    assert.equal(readdirSync(files.at("dir")), ["file"], "no temporary file is left");
  });
}

test("the reader notices a file that is only written over", async () => {
  using files = tree({ file: "a".repeat(150_000) });
  const counts = await seenBy(files.at("file"), () => {
    for (let i = 0; i < 2000; i++) writeFileSync(files.at("file"), i & 1 ? "b".repeat(50_000) : "a".repeat(150_000));
  });
  assert.ok(counts.else > 0);
});

test.run();
