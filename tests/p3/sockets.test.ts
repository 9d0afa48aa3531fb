// Sockets that a program makes itself, on the command wasmtime: guest/sockets.ts, and examples/echo-server.ts.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { wasmtimeCommand } from "../../scripts/tools/tools.js";
import { noCommand } from "../async/support/engines.js";
import { root } from "../support/asc.js";
import { sentence } from "../support/guest.js";
import { skip } from "../support/skip.js";
import { compileCommand, put } from "./support/command.js";

const CLIENTS = 100;
const ROUNDS = 20;

const test = suite("sockets on WASI 0.3");
const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
test.after(() => rmSync(folder, { recursive: true }));

interface Server {
  readonly child: ChildProcess;
  /** What it has printed. */
  output(): string;
  /** The first group of a pattern, once it has printed that. */
  printed(pattern: RegExp): Promise<string>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/** Runs a component with access to the network. */
function start(path: string, args: readonly string[]): Server {
  const options = ["run", "-S", "inherit-network", "-S", "allow-ip-name-lookup"];
  const child = spawn(wasmtimeCommand.find()!, [...options, path, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const printed = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(output);
      if (found) return found[1]!;
      if (child.exitCode !== null) throw new Error(`it ended, and printed: ${output}`);
      await Promise.race([once(child.stdout!, "data"), ended]);
    }
  };
  return { child, output: () => output, printed, ended };
}

/** Sends lines one after another, and returns how many came back as they were. */
function echo(port: number, number: number): Promise<number> {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1");
    let rounds = 0,
      got = "";
    const line = () => `client ${number} in round ${rounds}\n`;
    socket.on("connect", () => socket.write(line()));
    socket.on("error", fail);
    socket.on("close", () => done(rounds));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      got += chunk;
      if (!got.endsWith("\n")) return;
      if (got !== line()) fail(new Error(`expected ${line()}, got ${got}`));
      got = "";
      if (++rounds < ROUNDS) socket.write(line());
      else socket.end();
    });
  });
}

async function addTests(): Promise<void> {
  const entry = "tests/p3/guest/sockets.ts";
  const path = put(folder, "sockets.wasm", await compileCommand(entry, ["--optimizeLevel", "0", "--debug"]));
  const text = readFileSync(join(root, entry), "utf8");
  for (const [, name] of text.matchAll(/^(?:else )?if \(name == "(\w+)"/gm))
    test(sentence(name!), async () => {
      const { ended, output } = start(path, [name!]);
      assert.is(`${await ended} ${output()}`, "0 ");
    });

  test("a poll serves a hundred clients at once", async () => {
    const server = start(path, ["serveAtOnce", String(CLIENTS)]);
    try {
      const port = Number(await server.printed(/^port (\d+)$/m));
      const rounds = await Promise.all(Array.from({ length: CLIENTS }, (_, number) => echo(port, number)));
      assert.equal(rounds, Array(CLIENTS).fill(ROUNDS));
      assert.is(await server.ended, 0, server.output());
    } finally {
      server.child.kill();
    }
  });

  const example = put(folder, "echo.wasm", await compileCommand("examples/echo-server.ts"));
  test("the echo server listens at the address that it is given", async () => {
    const server = start(example, ["2", "127.0.0.1:0"]);
    try {
      const port = Number(await server.printed(/^listening on 127\.0\.0\.1:(\d+)$/m));
      for (const number of [1, 2]) assert.is(await echo(port, number), ROUNDS);
      assert.is(await server.ended, 0);
      assert.ok(server.output().endsWith("client 1: served\nclient 2: served\n"), server.output());
    } finally {
      server.child.kill();
    }
  });

  test("the echo server says that the host gave no socket", async () => {
    const { ended, output } = start(example, ["1"]);
    assert.is(await ended, 1);
    assert.match(output(), "give it a socket to listen on");
  });
}

if (noCommand !== undefined) skip(test, "sockets", noCommand);
else await addTests();

test.run();
