import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run, type RunOptions } from "../js/host/index.js";
import { compile, root } from "./support/asc.js";
import { socketPair } from "./support/sockets.js";

const test = suite("examples");

/** What each example prints. */
const outputs: Record<string, string[]> = {
  "hello.ts": ["hello.txt holds:", "hello, world", "greetings from a file", "and from a borrow of it"],
  "easy-conversions.ts": [
    "opened    File { fd: 4 }",
    "became    OwnedFd { fd: 4 }",
    "became    OwnedFilelike { fd: 4 }",
    "became    File { fd: 4 }, and was written",
    "no socket asSocketlike: not a socket (notsock): it is not a socket: use the filelike twin of this call",
    "closing   OwnedFd { fd: 4 }",
  ],
  "portable-views.ts": ["stdin is a stream", "stdout is a stream", "stderr is a stream"],
  "flexible-apis.ts": [
    "sizeA of a borrow: 22",
    "sizeB of a File: 22",
    "sizeB of a borrow: 22",
    "sizeB of a Log: 22",
    "sizeC of a Log: 22",
  ],
  "pipes.ts": [
    "while there is a writer: readToEnd: not ready yet, try again (again): the other end is in this module, so it would wait for ever",
    "read: 1 2 3 4 5 6 ",
    "without a reader: write: nobody reads the other end of the pipe (pipe)",
  ],
  "redirect.ts": [
    "hello, terminal",
    "hello, terminal, once more",
    "caught: hello, file in memory",
    "caught: hello, nobody else",
  ],
  "owning-wrapper.ts": ["- Got a descriptor today.", "- I am its only owner.", "- Just looking."],
};

/** Examples that have tests of their own. */
const elsewhere = ["compose", "copy.ts", "csv", "echo-server.ts", "grep", "poll.ts", "rotate.ts", "store", "tar", "wc"];

const modules = new Map<string, Uint8Array>();
for (const name of Object.keys(outputs)) {
  const options = ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"];
  modules.set(name, await compile(`examples/${name}`, options));
}

for (const [name, lines] of Object.entries(outputs)) {
  test(`${name} prints what it promises, leaves nothing open, and cleans up`, () =>
    inDirectory(async (dir) => {
      const { stdout, stderr } = await runExample(name, dir, { stdin: "text", stdout: "buffer", stderr: "buffer" });
      assert.is(text(stdout), lines.join("\n") + "\n");
      assert.is(text(stderr), "");
      assert.equal(readdirSync(dir), []);
    }));
}

test("each example is tested, and has a line in the README", () => {
  const files = readdirSync(join(root, "examples")).filter((name) => name !== "README.md" && name !== "tsconfig.json");
  assert.equal(files.sort(), [...Object.keys(outputs), ...elsewhere].sort());
  const readme = readFileSync(join(root, "examples/README.md"), "utf8");
  for (const name of files) assert.ok(readme.includes(`[${name}](${name}`), `${name} is not in examples/README.md`);
});

test("portable-views tells a file, a socket and a device from each other", () =>
  inDirectory(async (dir) => {
    const sockets = await socketPair();
    const file = openSync(join(dir, "out"), "w+");
    const device = openSync("/dev/null", "w");
    try {
      writeFileSync(file, "12 bytes old");
      await runExample("portable-views.ts", dir, { stdin: sockets.guest, stdout: file, stderr: device });
      const printed = readFileSync(join(dir, "out"), "utf8").slice("12 bytes old".length);
      assert.is(printed, "stdin is a socket: Socket { fd: 0 }\nstdout is a file of 48 bytes\nstderr is a device\n");
    } finally {
      closeSync(file);
      closeSync(device);
      sockets.close();
    }
  }));

const terminals = existsSync("/dev/ptmx");
const withTerminal = terminals ? test : test.skip;
withTerminal(`portable-views knows a terminal${terminals ? "" : ": skipped, there is no /dev/ptmx"}`, () =>
  inDirectory(async (dir) => {
    const terminal = openSync("/dev/ptmx", "r+");
    try {
      const streams = { stdin: terminal, stdout: "buffer", stderr: terminal } as const;
      const { stdout } = await runExample("portable-views.ts", dir, streams);
      assert.is(text(stdout), "stdin is a terminal\nstdout is a stream\nstderr is a terminal\n");
    } finally {
      closeSync(terminal);
    }
  }),
);

for (const name of ["hello.ts", "easy-conversions.ts", "flexible-apis.ts", "owning-wrapper.ts"]) {
  test(`${name} says why it can't work where it may not make a file, and traps`, async () => {
    const stderr = new PassThrough();
    const error = await run(modules.get(name)!, { stderr }).then(
      () => undefined,
      (error) => error,
    );
    assert.is(error?.code, "ERR_IO_LIFETIMES_TRAP");
    const reason = /the example needs a file of its own: open "\w+\.txt": .*: no preopened directory holds it\n$/;
    assert.match(text(stderr.read()), reason);
  });
}

test.run();

/** Runs an example in `dir`. It must end well and leave nothing open. */
async function runExample(name: string, dir: string, streams: RunOptions) {
  const result = await run(modules.get(name)!, { preopens: { ".": dir }, ...streams });
  assert.is(result.exitCode, 0);
  assert.equal(result.leaks.map(String), [], `${name} left something open`);
  return result;
}

async function inDirectory(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "examples-"));
  try {
    await work(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes!).toString();
}
