// Node 20 ends the process after some hundred instances whose modules import functions of node:wasi themselves: V8's
// shorter way into native code. Behind the guard they never do.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("node:wasi: many instances in one process");
const program = fileURLToPath(new URL("../support/many-instances.js", import.meta.url));

test("hundreds of instances behind the guard end well, again and again", () => {
  for (let i = 0; i < 4; i++) {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, "400"], { encoding: "utf8" });
    assert.equal([status, signal, stdout], [0, null, "400 instances\n"], stderr);
  }
});

test.run();
