// Programs with sockets, and clients in other threads: the guest keeps this one.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { Worker } from "node:worker_threads";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, IoError, LimitError, listen, OwnedFd, Socket, type RunOptions, type RunResult } from "../../js/host/index.js";
import { loadLibc } from "../../js/host/posix/libc.js";
import { actions } from "../support/actions.js";
import { compile } from "../support/asc.js";
import { openInProcess } from "../support/descriptors.js";
import { engine, instantiate, run } from "../support/engine.js";
import { noLibwasmtime, noWasmtimeCommand } from "../support/libwasmtime.js";
import { skip } from "../support/skip.js";
import { socketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const test = suite("sockets");

const checked = ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"];
const wasm = (await compile("tests/guest/host/sockets.ts", checked)) as Uint8Array<ArrayBuffer>;
const echoServer = (await compile("examples/echo-server.ts", checked)) as Uint8Array<ArrayBuffer>;

async function act(what: string, options: RunOptions): Promise<RunResult & { text: string }> {
  const result = await run(wasm, { args: ["sockets", what], stdin: "ignore", stdout: "buffer", ...options });
  return { ...result, text: Buffer.from(result.stdout ?? "").toString() };
}

/** A test after which this process has open what it had before. */
function leavesNothing(name: string, check: () => Promise<void>): void {
  test(name, async () => {
    const before = openInProcess();
    await check();
    // Node closes sockets in the turns that follow.
    for (let i = 0; i < 20 && openInProcess() > before; i++) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.is(openInProcess(), before, "nothing stays open in this process");
  });
}

/** Runs `script` in another thread, with `address`, net and `connected`, a client's socket; gives what it gives to `done`. */
async function inThread(address: string, script: string): Promise<{ result: Promise<unknown>; end(): Promise<void> }> {
  const code = `
    const net = require("node:net"), { parentPort, workerData } = require("node:worker_threads");
    const done = (value) => parentPort.postMessage({ value });
    const where = workerData.startsWith("unix:") ? { path: workerData.slice(5) } : { host: "127.0.0.1", port: Number(workerData.split(":")[1]) };
    const client = (options) => net.connect({ ...where, allowHalfOpen: true, ...options }).on("error", (error) => done(error.code));
    parentPort.postMessage("ready");
    ${script}`;
  const worker = new Worker(code, { eval: true, workerData: address });
  await once(worker, "message");
  const result = once(worker, "message").then(([message]) => (message as { value: unknown }).value);
  return { result, end: async () => void (await worker.terminate()) };
}

/** Sends a lot and counts what comes back, in each of so many clients one after another. */
const ECHO = (clients: number, size: number) => `
  const bytes = require("node:crypto").randomBytes(${size});
  let left = ${clients}, right = 0;
  (function next() {
    if (left-- === 0) return done(right);
    const chunks = [], socket = client();
    socket.on("data", (chunk) => chunks.push(chunk)).on("end", () => {
      if (Buffer.concat(chunks).equals(bytes)) right++;
      next();
    });
    socket.end(bytes);
  })();`;

async function refused(work: Promise<unknown>, text: string): Promise<void> {
  const error = await work.then(() => undefined, (error: unknown) => error);
  assert.instance(error, HostError);
  assert.is((error as HostError).code, "ERR_IO_LIFETIMES_BAD_OPTION");
  assert.ok((error as Error).message.includes(text), (error as Error).message);
}

const missing = { "wasmtime:wasi": noLibwasmtime, "wasmtime-cli": noWasmtimeCommand };
if (engine === "node:wasi") {
  for (const [other, wasi] of [["node:wasi", "Node's WASI"], ["wasmtime:wasi", "wasmtime's own WASI"], ["wasmtime-cli", "the command wasmtime"]] as const) {
    const name = `the engine ${other} refuses sockets before anything runs`;
    const why = other === "wasmtime:wasi" ? missing[other] : undefined;
    if (why !== undefined) {
      skip(test, name, why);
      continue;
    }
    leavesNothing(name, async () => {
      using listener = await listen("127.0.0.1:0");
      await refused(run(wasm, { engine: other, sockets: [listener], args: ["sockets", "taking"] }), `the option \`sockets\` can't be kept by ${wasi}: use the engine node or wasmtime`);
      if (other !== "wasmtime-cli") await refused(instantiate({ engine: other, sockets: [listener] }), "the option `sockets` can't be kept");
    });
  }
} else if (process.platform !== "linux") {
  skip(test, "sockets", "they can be given on Linux only");
} else {
  programs();
  limits();
  owners();
}

function programs(): void {
  for (const kind of ["TCP", "Unix"]) {
    leavesNothing(`the echo server serves clients over ${kind}, megabytes each way`, async () => {
      using files = tree();
      using listener = await listen(kind === "TCP" ? "127.0.0.1:0" : `unix:${files.at("socket")}`);
      const clients = await inThread(listener.address, ECHO(3, 8 << 20));
      const { exitCode, leaks, stdout } = await run(echoServer, { args: ["echo", "3"], sockets: [listener], stdout: "buffer" });
      assert.equal([exitCode, leaks, String(Buffer.from(stdout!))], [0, [], "client 1: served\nclient 2: served\nclient 3: served\n"]);
      assert.is(await clients.result, 3);
      await clients.end();
      listener.close();
      assert.not(existsSync(files.at("socket")), "a Unix socket's path is removed");
    });
  }

  leavesNothing("a client that breaks off is an error of the one connection, and the next is served", async () => {
    using listener = await listen("127.0.0.1:0");
    const clients = await inThread(listener.address, `
      const first = client();
      first.once("data", () => (first.resetAndDestroy(), client().on("data", (text) => done(String(text))).end("second")));
      first.write("first");`);
    const { stdout } = await run(echoServer, { args: ["echo", "2"], sockets: [listener], stdout: "buffer" });
    assert.is(String(Buffer.from(stdout!)), "client 1: read: the peer reset the connection (connreset)\nclient 2: served\n");
    assert.is(await clients.result, "second");
    await clients.end();
  });

  leavesNothing("without a socket the echo server says what it needs", async () => {
    const { exitCode, stderr } = await run(echoServer, { args: ["echo"], stderr: "buffer" });
    assert.is(exitCode, 1);
    assert.is(String(Buffer.from(stderr!)), "give it a socket to listen on: given: no such file or directory (noent): the host gave no socket with that number\n");
  });

  leavesNothing("the echo server works with a net.Server as well", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    // The thread waits until the guest has this one: before, Node would accept.
    const clients = await inThread(`:${(server.address() as { port: number }).port}`, `setTimeout(() => { ${ECHO(1, 1000)} }, 300);`);
    const { exitCode } = await run(echoServer, { args: ["echo", "1"], sockets: [server], stdout: "ignore" });
    assert.is(exitCode, 0);
    assert.is(await clients.result, 1);
    assert.ok(server.listening);
    server.close();
    await clients.end();
  });

  leavesNothing("each socket is taken once, by its number, preopens or not", async () => {
    using files = tree();
    using listener = await listen("127.0.0.1:0");
    const pair = await socketPair();
    for (const [preopens, fd] of [[{}, 3], [{ "/a": files.path, "/b": files.path }, 5]] as const) {
      const { exitCode, leaks, text } = await act("taking", { sockets: [pair.guest, listener], preopens });
      assert.equal([exitCode, leaks, text], [0, [], `Socket { fd: ${fd} }\n`]);
    }
    pair.close();
  });

  leavesNothing("what the program has accepted is not taken for a given one", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = await inThread(listener.address, "client().on('end', () => done('ended')).resume();");
    assert.is((await act("takingAfterAccepting", { sockets: [listener] })).exitCode, 0);
    assert.is(await client.result, "ended");
    await client.end();
  });

  leavesNothing("receiving: ranges, peeking, all of it, and the end", async () => {
    const pair = await socketPair();
    pair.send("0123456789");
    pair.end();
    assert.is((await act("receiving", { sockets: [pair.guest] })).exitCode, 0);
    pair.close();
  });

  leavesNothing("sending: ranges, all of it, in pieces, and the end of one direction", async () => {
    const pair = await socketPair();
    pair.send("thanks");
    pair.end();
    assert.is((await act("sending", { sockets: [pair.guest] })).exitCode, 0);
    assert.is(pair.received(), "345689!all of it; the end");
    assert.ok(pair.ended());
    pair.close();
  });

  leavesNothing("without waiting, and a range that isn't in the buffer", async () => {
    const pair = await socketPair();
    assert.is((await act("withoutWaiting", { sockets: [pair.guest] })).exitCode, 0);
    const stderr = await act("outOfRange", { sockets: [pair.guest], stderr: "ignore" }).then(() => undefined, (error: Error) => error.message);
    assert.match(stderr!, /the module trapped/);
    pair.close();
  });

  leavesNothing("what is accepted and left open is told, and closed", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = await inThread(listener.address, "client().on('end', () => done('ended')).resume();");
    const { leaks } = await act("leak", { sockets: [listener] });
    assert.equal(leaks.map(String), ["fd 4 (stream socket), opened 1 descriptor operations ago"]);
    assert.is(await client.result, "ended");
    await client.end();
  });

  test("listening where that can't be is refused with the reason", async () => {
    using files = tree({ taken: "" });
    using listener = await listen("127.0.0.1:0");
    await refused(listen(listener.address), "EADDRINUSE");
    await refused(listen(`unix:${files.at("taken")}`), "EEXIST");
    await refused(listen(`unix:${files.at("none/socket")}`), `can't listen on unix:${files.at("none/socket")}: `);
    await refused(listen(`unix:/tmp/${"long".repeat(30)}`), "it is too long for the path of a socket");
    for (const wrong of ["", "7000", "localhost:", "localhost:70000", "unix:", "::1:80"]) await refused(listen(wrong), "expected HOST:PORT, [HOST]:PORT or unix:PATH");
    assert.equal(existsSync(files.at("taken")) && readFileSync(files.at("taken"), "utf8"), "");
  });
}

function limits(): void {
  for (const what of ["accept", "receive", "peek", "send", "poll"]) {
    leavesNothing(`a program that waits in ${what} is stopped by its timeout`, async () => {
      const pair = await socketPair();
      using listener = await listen("127.0.0.1:0");
      const start = Date.now();
      const error = await act(what, { sockets: [what === "accept" ? listener : pair.guest], timeout: 300 }).then(() => undefined, (error: unknown) => error);
      assert.instance(error, LimitError);
      assert.ok(Date.now() - start < 5000);
      pair.close();
    });
  }

  for (const [what, stream] of [["readInput", "stdin"], ["writeOutput", "stdout"]] as const) {
    leavesNothing(`a program that waits in ${what}, of a socket that waits itself, is stopped by its timeout`, async () => {
      const pair = await socketPair();
      const libc = loadLibc();
      libc.setFlags(pair.guest, libc.flags(pair.guest) & ~constants.O_NONBLOCK);
      const error = await act(what, { [stream]: pair.guest, timeout: 300 }).then(() => undefined, (error: unknown) => error);
      assert.instance(error, LimitError);
      pair.close();
    });
  }

  leavesNothing("what a stopped program has accepted is closed", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = await inThread(listener.address, "client().on('data', () => {}).on('close', () => done('closed')).on('end', function () { this.end() });");
    const error = await act("acceptAndLoop", { sockets: [listener], timeout: 500 }).then(() => undefined, (error: unknown) => error);
    assert.instance(error, LimitError);
    assert.is(await client.result, "closed");
    await client.end();
  });

  leavesNothing("a program that is stopped while it opens and closes leaves nothing, whenever that is", async () => {
    using listener = await listen("127.0.0.1:0");
    const clients = await inThread(listener.address, "setInterval(() => { for (let i = 0; i < 20; i++) client().on('error', () => {}).on('connect', function () { this.destroy(); }); }, 1);");
    for (let i = 0; i < 8; i++) {
      const error = await act("acceptAndClose", { sockets: [listener], timeout: 60 + i * 7 }).then(() => undefined, (error: unknown) => error);
      assert.instance(error, LimitError);
    }
    await clients.end();
  });

  leavesNothing("a program within a limit serves as without", async () => {
    using listener = await listen("127.0.0.1:0");
    const clients = await inThread(listener.address, ECHO(2, 1 << 20));
    const { exitCode, leaks } = await run(echoServer, { args: ["echo", "2"], sockets: [listener], stdout: "ignore", timeout: 20_000 });
    assert.equal([exitCode, leaks, await clients.result], [0, [], 2]);
    await clients.end();
  });

  if (engine === "node") leavesNothing("a net.Server can't be given together with a limit", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    await refused(act("accept", { sockets: [server], timeout: 1000 }), "a net.Server can't be given together with a limit");
    server.close();
  });
}

function owners(): void {
  leavesNothing("Socket, the owner on the host's side", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = connect(Number(listener.address.split(":")[1]), "127.0.0.1").pause();
    await once(client, "connect");
    const host = await instantiate({ sockets: [listener] });
    assert.is(host.countGivenSockets(), 1);
    const server = host.givenSocket();
    code("busy", () => host.givenSocket(0));
    code("noent", () => host.givenSocket(1));
    const socket = server.accept();
    client.end("0123456789");
    await arrived(socket, 10);
    const buffer = Buffer.alloc(8, ".");
    assert.equal(socket.recv(buffer, { peek: true }, 2, 3), { length: 3, truncated: false });
    assert.is(String(buffer), "..012...");
    assert.equal(socket.recv(buffer, { waitAll: true }), { length: 8, truncated: false });
    assert.is(socket.read(buffer), 2);
    assert.throws(() => socket.recv(buffer, {}, 7, 2), /2 bytes from 7 on are not in a buffer of 8 bytes/);
    assert.is(socket.send(Buffer.from("one two"), 4), 3);
    socket.writeAll(" three");
    assert.is(socket.stat().filetype, "stream-socket");
    assert.throws(() => socket.shutdown("all" as never), /all is none of: read, write, both/);
    const clone = socket.tryClone();
    clone.shutdown("write");
    let text = "";
    client.setEncoding("utf8").on("data", (chunk) => (text += chunk)).resume();
    await once(client, "end");
    assert.is(text, "two three");
    const again = Socket.fromFd(OwnedFd.fromIntoFd(socket));
    assert.throws(() => socket.shutdown("both"), (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_MOVED");
    {
      using borrow = again.asFd();
      assert.throws(() => again.close(), (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_BORROWED");
      assert.is(borrow.read(buffer), 0);
    }
    const owner = host.socket(again.intoHandle());
    owner.close();
    assert.equal(host.leaks().map(String).length, 1, "the clone is left");
    clone.close();
    code("again", () => nonblock(host.exports as never, server.asHandle(), () => server.accept({ nonblock: true })));
    assert.equal(host.end(), []);
    client.destroy();
  });

  leavesNothing("an instance's sockets end with it, and yours stay", async () => {
    const pair = await socketPair();
    {
      using host = await instantiate({ sockets: [pair.guest] });
      host.givenSocket().writeAll("hello");
    }
    assert.is(pair.received(), "hello");
    assert.not(pair.ended());
    pair.close();
  });
}

if (engine === "node") {
  /** Runs a module in a process that has no koffi, with a socket as its standard input, as Node gives children one. */
  function withoutKoffi(guest: Uint8Array, args: string[], options: string): { stdout: string; stderr: string } {
    using files = tree();
    writeFileSync(files.at("app.wasm"), guest);
    const code = `
      import Module from "node:module";
      const resolve = Module._resolveFilename;
      Module._resolveFilename = (name, ...rest) => {
        if (name === "koffi") throw new Error("Cannot find module 'koffi'");
        return resolve(name, ...rest);
      };
      const { run } = await import(${JSON.stringify(new URL("../../js/host/index.js", import.meta.url).href)});
      await run(${JSON.stringify(files.at("app.wasm"))}, { args: ${JSON.stringify(args)}, ${options} }).catch((error) => console.error(error.code, error.message));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], { input: "input", encoding: "utf8" });
    return { stdout, stderr };
  }

  test("without koffi, sockets are refused with what to do", () => {
    const { stderr } = withoutKoffi(wasm, ["sockets", "taking"], "sockets: [0]");
    assert.is(stderr, "ERR_IO_LIFETIMES_BAD_OPTION to give sockets to guests needs koffi, which isn't there (Cannot find module 'koffi'): `npm install koffi` gets it\n");
  });

  test("without koffi, a standard stream that is a socket can still be read", async () => {
    assert.equal(withoutKoffi(await actions(), ["app", "recv"], ""), { stdout: "recv 0 input\n", stderr: "" });
  });
}

/** Lets a handle not wait: the reactor's own call for that. */
function nonblock(exports: { io_set_flags(handle: number, flags: number): number }, handle: number, work: () => unknown): unknown {
  assert.is(exports.io_set_flags(handle, 4), 0);
  return work();
}

function code(name: string, work: () => unknown): void {
  assert.throws(work, (error: unknown) => error instanceof IoError && error.code === name);
}

/** Waits in Node's event loop until so much is there for the guest. */
async function arrived(socket: Socket, size: number): Promise<void> {
  const buffer = Buffer.alloc(size);
  while (socket.recv(buffer, { peek: true }).length < size) await new Promise((resolve) => setTimeout(resolve, 1));
}

test.run();
