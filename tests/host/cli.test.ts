import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { actions } from "../support/actions.js";
import { compile } from "../support/asc.js";
import { engine, onV8 } from "../support/engine.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("io-lifetimes");

const main = fileURLToPath(new URL("../../js/cli/main.js", import.meta.url));
let files: Tree;
let app: string;

test.before(async () => {
  files = tree({ "in/notes.txt": "the notes", "in/more.txt": "more", "not.wasm": "#!/bin/sh\n" });
  app = files.at("app.wasm");
  writeFileSync(app, await actions());
});

test.after(() => files.dispose());

/** `run` with the engine of these tests. */
function onEngine(args: string[]): string[] {
  const isRun = args[0] === "run" && args[1] !== "--help";
  return isRun ? ["run", "--engine", engine, ...args.slice(1)] : args;
}

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function cli(args: string[], { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {}): Ended {
  const options = { input, encoding: "utf8", cwd: files.path, env: { PATH: process.env["PATH"], ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...onEngine(args)], options);
  return { status, stdout, stderr };
}

function ok(stdout: string): Ended {
  return { status: 0, stdout, stderr: "" };
}

test("run passes on the guest's output and input, and prints nothing else", () => {
  assert.equal(cli(["run", app]), ok("hello from the guest\n"));
  assert.equal(cli(["run", app, "cat"], { input: "grüße" }), ok("grüße"));
});

test("the guest's exit code is the command's", () => {
  for (const code of [0, 1, 3, 125]) assert.equal(cli(["run", app, "exit", `${code}`]), { ...ok(""), status: code });
});

test("the guest's arguments follow the module or --, and its name is that of the file", () => {
  assert.equal(cli(["run", app, "args", "a b", "--dir", "x"]), ok("app.wasm|args|a b|--dir|x\n"));
  assert.equal(cli(["run", app, "--", "args", "--leaks", "--"]), ok("app.wasm|args|--leaks|--\n"));
  assert.equal(cli(["run", "--env", "A=1", "--", app, "args", "-x"]), ok("app.wasm|args|-x\n"));
  assert.equal(cli(["run", app, "args"]), ok("app.wasm|args\n"));
});

test("--env sets a variable or passes one on, and nothing else of the environment gets in", () => {
  const env = { PASSED: "from outside", HIDDEN: "x" };
  assert.equal(cli(["run", "--env", "A=1=2", "--env=PASSED", app, "env"], { env }), ok("A=1=2|PASSED=from outside\n"));
  assert.equal(cli(["run", app, "env"], { env }), ok("\n"));
  const { status, stderr } = cli(["run", "--env", "ABSENT", app]);
  assert.is(status, 2);
  assert.match(stderr, /--env ABSENT: there is no such variable here/);
});

test("--dir gives a directory, before or after the module, under its own or another name", () => {
  for (const options of [["--dir", "in::/"], ["--dir=in"], ["--dir", files.at("in") + "::data"]]) {
    assert.equal(cli(["run", ...options, app, "read", "notes.txt"]), ok("the notes\n"));
    assert.equal(cli(["run", app, ...options, "--", "read", "notes.txt", "more.txt"]), ok("the notes\nmore\n"));
  }
  assert.equal(cli(["run", app, "read", "notes.txt"]), ok("errno 8\n"));
});

for (const address of ["127.0.0.1:0", "unix:echo.sock"]) {
  test(`--listen ${address} gives a socket that listens, and closes it`, async () => {
    const wasm = await compile("examples/echo-server.ts", [
      "--config",
      "asconfig.json",
      "--target",
      "release",
      "--exportStart",
      "_start",
    ]);
    writeFileSync(files.at("echo.wasm"), wasm);
    const server = spawn(
      process.execPath,
      [main, ...onEngine(["run", "--leaks", "--listen", address, "echo.wasm", "2"])],
      { cwd: files.path },
    );
    const ended = once(server, "close");
    const [output, errors] = [new Lines(server.stdout), new Lines(server.stderr)];
    const where = address.startsWith("unix:")
      ? { path: files.at("echo.sock") }
      : { port: Number(/^io-lifetimes: listens on 127\.0\.0\.1:(\d+)$/.exec(await errors.next())![1]) };
    for (const text of ["one", "two"]) assert.is(await echoed(where, text), text);
    assert.equal((await ended)[0], 0);
    assert.equal([await output.next(), await output.next()], ["client 1: served", "client 2: served"]);
    assert.is(await errors.next(), "io-lifetimes: 0 descriptors left open");
    assert.not(existsSync(files.at("echo.sock")));
  });
}

test("--listen says why it can't", () => {
  for (const [address, why] of [
    ["7000", "expected HOST:PORT, [HOST]:PORT or unix:PATH"],
    ["unix:not.wasm", "EEXIST"],
    ["127.0.0.1:99999", "expected HOST:PORT"],
  ]) {
    const { status, stderr } = cli(["run", "--listen", address!, app]);
    assert.is(status, 2);
    assert.ok(stderr.includes("can't listen on ") && stderr.includes(why!), stderr);
  }
});

/** What comes back of a text, from a server that may not be there yet. */
async function echoed(where: { path: string } | { port: number }, text: string): Promise<string> {
  for (;;) {
    const socket = connect(where);
    try {
      await once(socket, "connect");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    let back = "";
    socket
      .setEncoding("utf8")
      .on("data", (chunk) => (back += chunk))
      .end(text);
    await once(socket, "end");
    return back;
  }
}

/** The lines of a stream, as they come. */
class Lines {
  readonly #lines: AsyncIterator<string>;

  constructor(stream: Readable) {
    this.#lines = createInterface(stream)[Symbol.asyncIterator]();
  }

  async next(): Promise<string> {
    return (await this.#lines.next()).value as string;
  }
}

test("--leaks says what was left open, or that nothing was", () => {
  const none = "io-lifetimes: 0 descriptors left open\n";
  assert.equal(cli(["run", "--leaks", app]), { ...ok("hello from the guest\n"), stderr: none });
  assert.is(
    cli(["run", "--leaks", "--dir", "in", app, "leak", "notes.txt"]).stderr,
    'io-lifetimes: 1 descriptor left open\n  fd 4 "notes.txt" (regular file), opened 0 descriptor operations ago\n',
  );
  const { status, stderr } = cli(["run", app, "--dir", "in", "--leaks", "leak-and-exit", "more.txt"]);
  assert.is(status, 3);
  assert.match(stderr, /^io-lifetimes: 1 descriptor left open\n {2}fd 4 "more\.txt"/);
  const two = cli(["run", "--leaks", "--dir", "in", app, "leak", "notes.txt", "more.txt"]);
  assert.match(two.stderr, /: 2 descriptors left/);
});

test("a trap ends it with 134, the message, the module's stack and the leaks", () => {
  const { status, stdout, stderr } = cli(["run", "--leaks", "--dir", "in", app, "leak-and-trap", "notes.txt"]);
  assert.is(status, 134);
  assert.is(stdout, "");
  const lines = stderr.split("\n");
  assert.is(
    lines[0],
    `io-lifetimes: the module trapped: ${onV8 ? "unreachable" : "wasm `unreachable` instruction executed"}`,
  );
  assert.match(lines[1]!, /^ +at .*actions\/main \(wasm:/);
  assert.match(stderr, /io-lifetimes: 1 descriptor left open\n {2}fd 4 "notes\.txt"/);
});

test("a command line that makes no sense ends it with 2 and the reason", () => {
  const cases: [string[], RegExp][] = [
    [[], /no command given/],
    [["fly"], /unknown command "fly"; there is: run/],
    [["constructor"], /unknown command "constructor"/],
    [["bindgen", "wit", "-o", "out"], /unknown option -o\n/],
    [["bindgen", "wit", "--wrld", "app"], /unknown option --wrld; did you mean --world\?\n/],
    [["bindgen", "wit", "--out"], /--out needs a value\n/],
    [["run"], /no module given/],
    [["run", "--leaks"], /no module given/],
    [["run", "--leaks=yes", app], /--leaks takes no value/],
    [["run", "--dir"], /--dir needs a value/],
    [["run", "--dir", "a::b::c", app], /--dir a::b::c: expected HOST, HOST::GUEST or HOST::GUEST:ro/],
    [["run", "--dir", "in::x", "--dir", ".::x", app], /"x" is there twice/],
    [["run", "--env", "=x", app], /expected NAME or NAME=VALUE/],
    [["run", "--fast", app], /unknown option --fast\n/],
    [["run", app, "--fast"], /unknown option --fast; arguments of the module stand after --/],
    [["run", "--engine", "bun", app], /there is no engine bun; there is: node, node:wasi/],
    [["run", "--timeout", "soon", app], /--timeout soon: expected a number above 0/],
    [["run", "--max-disk", "some", app], /--max-disk some: expected a number above 0/],
    [["run", "--max-memory", "0", app], /--max-memory 0: expected a number above 0/],
    [
      ["run", "--max-memory", "64Q", app],
      /--max-memory 64Q: expected a number above 0, which may end in one of K, M, G\n/,
    ],
    ...(onV8
      ? [[["run", "--fuel", "1000", app], /the engine node(:wasi)? has no limit `fuel`/] satisfies [string[], RegExp]]
      : []),
    [["run", "--dir", "no/such", app], /can't preopen "no\/such" as "no\/such": ENOENT/],
    [["run", "missing.wasm"], /can't read the module missing\.wasm: ENOENT/],
    [["run", "not.wasm"], /not\.wasm is no WebAssembly/],
  ];
  for (const [args, reason] of cases) {
    const { status, stdout, stderr } = cli(args);
    assert.is(status, 2, args.join(" "));
    assert.is(stdout, "");
    assert.match(stderr, /^io-lifetimes: /);
    assert.match(stderr, reason);
    assert.not.match(stderr, /\n {4}at /);
  }
});

test("a directory with :ro is read-only", () => {
  assert.equal(cli(["run", "--dir", "in::.:ro", app, "read", "notes.txt"]), ok("the notes\n"));
  assert.equal(cli(["run", "--dir", "in::/:ro", app, "read", "notes.txt"]), ok("the notes\n"));
});

test("a program that goes on for ever is ended by --timeout, with 124", async () => {
  writeFileSync(files.at("runaway.wasm"), await compile("tests/guest/host/runaway.ts", ["--exportStart", "_start"]));
  const { status, stdout, stderr } = cli(["run", "--timeout", "0.3", "--max-memory", "16M", "runaway.wasm", "loop"]);
  if (engine === "node:wasi") assert.match(stderr, /the engine node:wasi has no limit `timeout`/);
  else
    assert.equal(
      { status, stdout, stderr },
      { status: 124, stdout: "", stderr: "io-lifetimes: the module was stopped: it ran for longer than 300 ms\n" },
    );
});

test("--help and --version answer on standard output", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  assert.equal(cli(["--version"]), ok(`${version}\n`));
  for (const args of [["--help"], ["-h"], ["help"], ["help", "--help"]])
    assert.match(cli(args).stdout, /Commands:\n {2}run /);
  const help = cli(["run", "--help"]);
  assert.is(help.status, 0);
  for (const option of ["--dir", "--env", "--engine", "--timeout", "--max-memory", "--fuel", "--leaks"])
    assert.ok(help.stdout.includes(option));
  assert.equal(cli(["help", "run"]), help);
  assert.match(cli(["bindgen", "wit", "--stubs", "--help"]).stdout, /^Usage: io-lifetimes bindgen/);
  assert.match(cli(["help", "jump"]).stderr, /unknown command "jump"; there is: run, trace, check/);
});

test("a reader that goes away is the guest's to handle, without a stack of ours", async () => {
  const child = spawn(process.execPath, [main, ...onEngine(["run", app, "cat"])]);
  child.stdout.destroy();
  child.stdin.on("error", () => {});
  child.stdin.end("x".repeat(1 << 20));
  const errors = child.stderr.toArray();
  const [code] = await once(child, "close");
  assert.is(code, 3);
  assert.is(Buffer.concat(await errors).toString(), "");
});

test.run();
