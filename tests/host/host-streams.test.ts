import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { actions } from "../support/actions.js";
import { engine } from "../support/engine.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("the host's own streams");

const host = new URL("../../js/host/index.js", import.meta.url).href;
let files: Tree;

test.before(async () => {
  files = tree({ "in/notes.txt": "the notes" });
  writeFileSync(files.at("app.wasm"), await actions());
});

test.after(() => files.dispose());

/** A process that runs the guest with its own streams inherited, then uses them itself. */
function script(args: string[], before = ""): string[] {
  const options = JSON.stringify({ engine, args: ["app", ...args], preopens: { "/": files.at("in") } });
  const code = `
    import { fstatSync, readFileSync, writeSync } from "node:fs";
    import { run } from ${JSON.stringify(host)};
    ${before}
    const { exitCode } = await run(${JSON.stringify(files.at("app.wasm"))}, ${options});
    for (const fd of [0, 1, 2]) fstatSync(fd);
    writeSync(1, "host out " + exitCode + "\\n");
    writeSync(2, "host err\\n");
    process.stdout.write("host in " + readFileSync(0, "utf8"));
  `;
  return ["--input-type=module", "--eval", code];
}

function inChild(args: string[], input = "input"): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, script(args), { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("they are inherited, and no warning is printed", () => {
  assert.equal(inChild(["cat"]), { status: 0, stdout: "inputhost out 0\nhost in ", stderr: "host err\n" });
});

test("they still work after the guest has closed 0, 1 and 2", () => {
  assert.equal(inChild(["close-streams"]), { status: 0, stdout: "host out 0\nhost in input", stderr: "host err\n" });
});

test("they still work after the guest has renumbered files onto 0, 1 and 2", () => {
  const expected = { status: 0, stdout: "host out 0\nhost in input", stderr: "host err\n" };
  assert.equal(inChild(["renumber-streams", "notes.txt"]), expected);
  assert.is(readFileSync(files.at("in/notes.txt"), "utf8"), "the notes");
});

test("a poll after closing 0 doesn't end the process", () => {
  const { status, stdout } = inChild(["poll-after-closing"]);
  assert.is(status, 0);
  assert.match(stdout, /^poll 0 events 1\nhost out 0\n/);
});

test("a signal that the guest raises doesn't reach the host", () => {
  for (const signal of ["6", "9", "15"]) {
    const { status, stdout } = inChild(["raise", signal]);
    assert.is(status, 0);
    assert.match(stdout, /^raise 52\nhost out 0\n/);
  }
});

test("receiving from a standard input that is a socket reads from it", () => {
  // What a child gets from Node as its standard input is a socket.
  const { status, stdout } = inChild(["recv"]);
  assert.is(status, 0);
  assert.match(stdout, /^recv 0 input\nhost out 0\n/);
});

test("a guest waits for a slow reader and writer, also where Node has made the streams non-blocking", async () => {
  const child = spawn(process.execPath, script(["cat"], "process.stdin.pause(); process.stdout.write('');"));
  const long = "0123456789abcdef".repeat(40_000);
  child.stdin.write(long.slice(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 400));
  child.stdin.end(long.slice(10));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const closed = once(child, "close");
  const out = await child.stdout.toArray();
  await closed;
  assert.is(Buffer.concat(out).toString(), `${long}host out 0\nhost in `);
});

test.run();
