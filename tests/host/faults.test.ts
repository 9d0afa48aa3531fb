// System calls that fail, by strace's fault injection: the guest gets the right errno, nothing that was reported as written is
// lost, nothing is written twice, and nothing stays open.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isDeno } from "../../js/host/platform.js";
import { engine } from "../support/engine.js";
import { skip } from "../support/skip.js";
import { tree } from "../support/tree.js";

const test = suite("faults");
const victim = fileURLToPath(new URL("../support/faulty-guest.js", import.meta.url));

interface Said {
  readonly said: Record<string, string>;
  readonly written: string;
  readonly read: string;
  readonly left: number;
}

/** The calls that fail: which of them, with what, and what the guest may get. */
const FAULTS: readonly [call: string, error: string, when: string, errno: string][] = [
  ["pwrite64", "EIO", "2+", "io"],
  ["pwrite64", "ENOSPC", "3+", "nospc"],
  ["pwrite64", "EDQUOT", "1+", "dquot"],
  ["write", "EIO", "2+3", "io"],
  ["pread64", "EIO", "2+", "io"],
  ["statx", "EIO", "5+", "io"],
  ["fsync", "EIO", "1+", "io"],
  ["close", "EIO", "1+2", "io"],
];

/** What a signal interrupts is repeated. */
const INTERRUPTED = ["pread64", "pwrite64", "write"];

function play(call: string, error: string, when: string): Said & { file: string } {
  using directory = tree();
  mkdirSync(directory.at("d"));
  const paths = ["d", "d/f", "d/g"].flatMap((name) => ["-P", directory.at(name)]);
  const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:error=${error}:when=${when}`];
  const args = [
    "-f",
    "-qq",
    "-o",
    "/dev/null",
    ...paths,
    ...inject,
    process.execPath,
    ...(isDeno ? ["run", "-A"] : []),
    victim,
    engine,
    directory.at("d"),
  ];
  const { stdout, stderr } = spawnSync("strace", args, { encoding: "utf8", timeout: 60_000 });
  assert.ok(stdout.startsWith("{"), stderr);
  return { ...(JSON.parse(stdout) as Said), file: readFileSync(directory.at("d/f"), "utf8") };
}

function checkContent({ written, read, file, said }: ReturnType<typeof play>): void {
  assert.is(file, written, "what was reported as written is there, once");
  assert.ok(file.startsWith(read), `what was read is there: ${JSON.stringify(said)}`);
}

if (spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status !== 0) {
  skip(test, "system calls that fail", "strace isn't installed, or may not trace here");
} else {
  for (const [call, error, when, errno] of FAULTS) {
    test(`${call} that fails with ${error}`, () => {
      const played = play(call, error, when);
      const outcomes = new Set(Object.values(played.said));
      assert.ok(
        [...outcomes].every((one) => one === "ok" || one === errno),
        JSON.stringify(played.said),
      );
      assert.ok(outcomes.has(errno), `nothing failed: ${JSON.stringify(played.said)}`);
      checkContent(played);
      // A close that the system was kept from leaves its number open.
      if (call !== "close") assert.is(played.left, 0);
    });
  }

  for (const call of INTERRUPTED) {
    test(`${call} that is interrupted is repeated`, () => {
      const played = play(call, "EINTR", "2+3");
      assert.equal([...new Set(Object.values(played.said))], ["ok"], JSON.stringify(played.said));
      checkContent(played);
      assert.is(played.left, 0);
    });
  }
}

test.run();
