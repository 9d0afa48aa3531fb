// Programs with sockets, and clients in other threads.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { Writable } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { listen } from "../../js/host/index.js";
import { actions } from "../support/actions.js";
import { act, canGiveSockets, ECHO, echoServer, inThread, leavesNothing, refused, wasm } from "../support/clients.js";
import { engine, instantiate, run } from "../support/engine.js";
import { noLibwasmtime } from "../support/libwasmtime.js";
import { skip } from "../support/skip.js";
import { socketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const test = suite("sockets");

if (canGiveSockets(test)) programs();
if (engine === "node") {
  refusals();
  withoutKoffi();
}

test.run();

/** Of the engines that can't give sockets. */
function refusals(): void {
  for (const [other, wasi] of [
    ["wasmtime:wasi", "wasmtime's own WASI"],
    ["wasmtime-cli", "the command wasmtime"],
  ] as const) {
    const name = `the engine ${other} refuses sockets before anything runs`;
    if (other === "wasmtime:wasi" && noLibwasmtime !== undefined) {
      skip(test, name, noLibwasmtime);
      continue;
    }
    leavesNothing(test, name, async () => {
      using listener = await listen("127.0.0.1:0");
      await refused(
        run(wasm, { engine: other, sockets: [listener], args: ["sockets", "taking"] }),
        `the option \`sockets\` can't be kept by ${wasi}: use the engine node or wasmtime`,
      );
      if (other !== "wasmtime-cli")
        await refused(instantiate({ engine: other, sockets: [listener] }), "the option `sockets` can't be kept");
    });
  }
}

function programs(): void {
  for (const kind of ["TCP", "Unix"]) {
    leavesNothing(test, `the echo server serves clients over ${kind}, megabytes each way`, async () => {
      using files = tree();
      using listener = await listen(kind === "TCP" ? "127.0.0.1:0" : `unix:${files.at("socket")}`);
      const clients = await inThread(listener.address, ECHO(3, 8 << 20));
      const { exitCode, leaks, stdout } = await run(echoServer, {
        args: ["echo", "3"],
        sockets: [listener],
        stdout: "buffer",
      });
      assert.equal(
        [exitCode, leaks, String(Buffer.from(stdout!))],
        [0, [], "client 1: served\nclient 2: served\nclient 3: served\n"],
      );
      assert.is(await clients.result, 3);
      await clients.end();
      listener.close();
      assert.not(existsSync(files.at("socket")), "a Unix socket's path is removed");
    });
  }

  leavesNothing(
    test,
    "a client that breaks off is an error of the one connection, and the next is served",
    async () => {
      using listener = await listen("127.0.0.1:0");
      const clients = await inThread(
        listener.address,
        `
      const first = client();
      first.once("data", () => (first.resetAndDestroy(), client().on("data", (text) => done(String(text))).end("second")));
      first.write("first");`,
      );
      const { stdout } = await run(echoServer, { args: ["echo", "2"], sockets: [listener], stdout: "buffer" });
      assert.is(
        String(Buffer.from(stdout!)),
        "client 1: read: the peer reset the connection (connreset)\nclient 2: served\n",
      );
      assert.is(await clients.result, "second");
      await clients.end();
    },
  );

  leavesNothing(test, "without a socket the echo server says what it needs", async () => {
    const { exitCode, stderr } = await run(echoServer, { args: ["echo"], stderr: "buffer" });
    assert.is(exitCode, 1);
    assert.is(
      String(Buffer.from(stderr!)),
      "give it a socket to listen on: given: no such file or directory (noent): the host gave no socket with that number\n",
    );
  });

  leavesNothing(test, "what connects to a net.Server while the guest runs is the guest's", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const clients = await inThread(
      `:${(server.address() as { port: number }).port}`,
      `parentPort.once("message", () => { ${ECHO(1, 1000)} });`,
    );
    // The guest says when it waits: what connects before, Node accepts.
    const stdout = new Writable({ write: (_chunk, _encoding, done) => (clients.go(), done()) });
    const { exitCode } = await act("announceAndEcho", { sockets: [server], stdout });
    assert.is(exitCode, 0);
    assert.is(await clients.result, 1);
    assert.ok(server.listening);
    server.close();
    await clients.end();
  });

  leavesNothing(test, "each socket is taken once, by its number, preopens or not", async () => {
    using files = tree();
    using listener = await listen("127.0.0.1:0");
    const pair = await socketPair();
    for (const [preopens, fd] of [
      [{}, 3],
      [{ "/a": files.path, "/b": files.path }, 5],
    ] as const) {
      const { exitCode, leaks, text } = await act("taking", { sockets: [pair.guest, listener], preopens });
      assert.equal([exitCode, leaks, text], [0, [], `Socket { fd: ${fd} }\n`]);
    }
    pair.close();
  });

  leavesNothing(test, "what the program has accepted is not taken for a given one", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = await inThread(listener.address, "client().on('end', () => done('ended')).resume();");
    assert.is((await act("takingAfterAccepting", { sockets: [listener] })).exitCode, 0);
    assert.is(await client.result, "ended");
    await client.end();
  });

  leavesNothing(test, "receiving: ranges, peeking, all of it, and the end", async () => {
    const pair = await socketPair();
    pair.send("0123456789");
    pair.end();
    assert.is((await act("receiving", { sockets: [pair.guest] })).exitCode, 0);
    pair.close();
  });

  leavesNothing(test, "sending: ranges, all of it, in pieces, and the end of one direction", async () => {
    const pair = await socketPair();
    pair.send("thanks");
    pair.end();
    assert.is((await act("sending", { sockets: [pair.guest] })).exitCode, 0);
    assert.is(pair.received(), "345689!all of it; the end");
    assert.ok(pair.ended());
    pair.close();
  });

  leavesNothing(test, "without waiting, and a range that isn't in the buffer", async () => {
    const pair = await socketPair();
    assert.is((await act("withoutWaiting", { sockets: [pair.guest] })).exitCode, 0);
    const stderr = await act("outOfRange", { sockets: [pair.guest], stderr: "ignore" }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    assert.match(stderr!, /the module trapped/);
    pair.close();
  });

  leavesNothing(test, "what is accepted and left open is told, and closed", async () => {
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
    for (const wrong of ["", "7000", "localhost:", "localhost:70000", "unix:", "::1:80"])
      await refused(listen(wrong), "expected HOST:PORT, [HOST]:PORT or unix:PATH");
    assert.equal(existsSync(files.at("taken")) && readFileSync(files.at("taken"), "utf8"), "");
  });
}

function withoutKoffi(): void {
  /** Runs a module in a process that has no koffi, with a socket as its standard input, as Node gives children one. */
  function play(guest: Uint8Array, args: string[], options: string): { stdout: string; stderr: string } {
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
      await run(${JSON.stringify(files.at("app.wasm"))}, { args: ${JSON.stringify(args)}, ${options} })
        .catch((error) => console.error(error.code, error.message));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
      input: "input",
      encoding: "utf8",
    });
    return { stdout, stderr };
  }

  test("without koffi, sockets are refused with what to do", () => {
    const { stderr } = play(wasm, ["sockets", "taking"], "sockets: [0]");
    assert.is(
      stderr,
      "ERR_IO_LIFETIMES_BAD_OPTION to give sockets to guests needs koffi, which isn't there (Cannot find " +
        "module 'koffi'): `npm install koffi` gets it\n",
    );
  });

  test("without koffi, a standard stream that is a socket can still be read", async () => {
    assert.equal(play(await actions(), ["app", "recv"], ""), { stdout: "recv 0 input\n", stderr: "" });
  });
}
