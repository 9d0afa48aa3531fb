// Sockets from the embedder, call by call. The peer is in this process and is used through its descriptor, so it works
// while JavaScript blocks.
import { createSocket, type Socket as DatagramSocket } from "node:dgram";
import { once } from "node:events";
import { closeSync, fstatSync, openSync, writeSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { HostError } from "../../js/host/errors.js";
import { loadLibc } from "../../js/host/sockets/libc.js";
import { listen, type Listener } from "../../js/host/sockets/listen.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import { openInProcess } from "../support/descriptors.js";
import { Probe } from "../support/probe.js";
import { skip } from "../support/skip.js";
import { socketPair, type SocketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const test = suite("preview1: sockets");

const IOVEC = 5120,
  DATA = 32_768,
  RESULT = 16_384,
  FLAGS = 16_388;
const SUBSCRIPTIONS = 20_000,
  EVENTS = 24_000;
const PEEK = 1,
  WAITALL = 2,
  NONBLOCK = 4;
const STREAM = 6,
  DATAGRAM = 5;
const CLOCK = 0,
  FD_READ = 1,
  FD_WRITE = 2,
  HANGUP = 1;
const READ = 1n << 1n,
  WRITE = 1n << 6n,
  SHUTDOWN = 1n << 28n,
  ACCEPT = 1n << 29n;

class SocketProbe extends Probe {
  readonly #wasi = this.wasi.imports;

  /** Points iovecs at DATA, one behind the other; gives their address and number. */
  vectors(...sizes: number[]): [number, number] {
    let to = DATA;
    for (const [i, size] of sizes.entries()) {
      this.view.setUint32(IOVEC + i * 8, to, true);
      this.view.setUint32(IOVEC + i * 8 + 4, size, true);
      to += size;
    }
    return [IOVEC, sizes.length];
  }

  /** What is received, with a "…" behind it where a datagram was truncated; or an errno below zero. */
  recv(fd: number, flags = 0, ...sizes: number[]): string | number {
    const errno = this.#wasi.sock_recv(
      fd,
      ...this.vectors(...(sizes.length > 0 ? sizes : [100])),
      flags,
      RESULT,
      FLAGS,
    );
    if (errno) return -errno;
    const text = this.bytes.toString("utf8", DATA, DATA + this.view.getUint32(RESULT, true));
    return this.view.getUint16(FLAGS, true) === 1 ? `${text}…` : text;
  }

  send(fd: number, ...texts: string[]): number {
    const vectors = this.vectors(...texts.map((text) => Buffer.byteLength(text)));
    this.bytes.write(texts.join(""), DATA);
    const errno = this.#wasi.sock_send(fd, ...vectors, 0, RESULT);
    return errno ? -errno : this.view.getUint32(RESULT, true);
  }

  accept(fd: number, flags = 0): number {
    const errno = this.#wasi.sock_accept(fd, flags, RESULT);
    return errno ? -errno : this.view.getUint32(RESULT, true);
  }

  shutdown(fd: number, how: number): number {
    return -this.#wasi.sock_shutdown(fd, how);
  }

  setFlags(fd: number, flags: number): number {
    return -this.#wasi.fd_fdstat_set_flags(fd, flags);
  }

  rights(fd: number): [base: bigint, inheriting: bigint] {
    assert.is(this.#wasi.fd_fdstat_get(fd, RESULT), 0);
    return [this.view.getBigUint64(RESULT + 8, true), this.view.getBigUint64(RESULT + 16, true)];
  }

  /** The events for descriptors, and for a clock of so many milliseconds: "fd 3 read 4 hangup", "clock". */
  poll(...wanted: ([fd: number, type: number] | number)[]): string[] {
    for (const [i, one] of wanted.entries()) {
      const at = SUBSCRIPTIONS + i * 48;
      this.bytes.fill(0, at, at + 48);
      this.view.setBigUint64(at, BigInt(i), true);
      this.view.setUint8(at + 8, typeof one === "number" ? CLOCK : one[1]);
      this.view.setUint32(at + 16, typeof one === "number" ? 1 : one[0], true);
      if (typeof one === "number") this.view.setBigUint64(at + 24, BigInt(one) * 1_000_000n, true);
    }
    assert.is(this.#wasi.poll_oneoff(SUBSCRIPTIONS, EVENTS, wanted.length, RESULT), 0);
    return Array.from({ length: this.view.getUint32(RESULT, true) }, (_, i) => {
      const at = EVENTS + i * 32;
      const one = wanted[Number(this.view.getBigUint64(at, true))]!;
      if (typeof one === "number") return "clock";
      const [errno, bytes, flags] = [
        this.view.getUint16(at + 8, true),
        this.view.getBigUint64(at + 16, true),
        this.view.getUint16(at + 24, true),
      ];
      return (
        `fd ${one[0]} ${one[1] === FD_READ ? "read" : "write"} ` +
        `${bytes}${errno ? ` errno ${errno}` : ""}${flags === HANGUP ? " hangup" : ""}`
      );
    });
  }
}

/** Runs `work` with a probe that has `sockets`; the first of them is 3. */
async function withSockets(
  given: WasiOptions["sockets"],
  work: (probe: SocketProbe, fd: number) => unknown,
): Promise<void> {
  const probe = new SocketProbe({ sockets: given! });
  try {
    await work(probe, 3);
  } finally {
    probe.wasi.sweep();
  }
}

/** … with one that has one end of a connection. */
async function connected(work: (probe: SocketProbe, fd: number, other: SocketPair) => unknown): Promise<void> {
  const before = openInProcess();
  const pair = await socketPair();
  try {
    await withSockets([pair.guest], (probe, fd) => work(probe, fd, pair));
  } finally {
    pair.close();
  }
  assert.is(openInProcess(), before, "nothing of the guest's stays open");
}

/** … with one that listens. `client` connects to it. */
async function listening(
  work: (probe: SocketProbe, fd: number, client: () => Promise<Socket>, listener: Listener) => unknown,
): Promise<void> {
  const before = openInProcess();
  const listener = await listen("127.0.0.1:0");
  const clients: Socket[] = [];
  const client = async () => {
    const socket = connect(Number(listener.address.split(":")[1]), "127.0.0.1").pause();
    clients.push(socket);
    await once(socket, "connect");
    return socket;
  };
  try {
    await withSockets([listener], (probe, fd) => work(probe, fd, client, listener));
  } finally {
    for (const socket of clients) socket.destroy();
    listener.close();
  }
  assert.is(openInProcess(), before, "nothing of the guest's stays open");
}

/** Has another thread do something with a descriptor of this process after some milliseconds. */
async function later(milliseconds: number, fd: number, script: string): Promise<Worker> {
  const code = `
    const { writeSync, closeSync } = require("node:fs");
    const { parentPort, workerData: fd } = require("node:worker_threads");
    parentPort.postMessage("ready");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds});
    ${script}`;
  const worker = new Worker(code, { eval: true, workerData: fd });
  await once(worker, "message");
  return worker;
}

/** Node keeps the descriptor of a socket for datagrams in a place of its own. */
function descriptorOf(socket: DatagramSocket): number {
  const state = Object.getOwnPropertySymbols(socket).find(({ description }) => description === "state symbol")!;
  return (socket as unknown as Record<symbol, { handle: { fd: number } }>)[state]!.handle.fd;
}

function refused(sockets: unknown, text: string): void {
  assert.throws(
    () => new Probe({ sockets: sockets as never }),
    (error: unknown) => {
      assert.instance(error, HostError);
      assert.is((error as HostError).code, "ERR_IO_LIFETIMES_BAD_OPTION");
      assert.ok((error as Error).message.includes(text), (error as Error).message);
      return true;
    },
  );
}

if (process.platform !== "linux") {
  skip(test, "sockets", "they can be given on Linux only");
} else {
  tests();
}

function tests(): void {
  test("they stand behind the preopens, where a guest that looks for those ends", async () => {
    using files = tree({ "a/x": "", "b/y": "" });
    const pair = await socketPair();
    using listener = await listen("127.0.0.1:0");
    const probe = new SocketProbe({
      sockets: [pair.guest, listener],
      preopens: { "/a": files.at("a"), "/b": files.at("b") },
    });
    assert.equal(probe.preopens(), ["/a", "/b"]);
    for (const fd of [5, 6]) {
      assert.is(probe.wasi.imports.fd_prestat_get(fd, 0), Errno.BADF);
      assert.equal(probe.fdstat(fd), { filetype: STREAM, flags: 0 });
      assert.is(probe.wasi.imports.fd_filestat_get(fd, RESULT), 0);
      assert.is(probe.view.getUint8(RESULT + 16), STREAM);
    }
    assert.is(probe.fdstat(7), -Errno.BADF);
    assert.equal(probe.wasi.leaks(), [], "what is given isn't left open by the guest");
    probe.wasi.sweep();
    pair.close();
  });

  test("a connected one reads, writes, receives and sends, and knows no offset", () =>
    connected((probe, fd, other) => {
      other.send("hello world");
      assert.is(probe.read(fd, 5), "hello");
      assert.is(probe.recv(fd), " world");
      assert.is(probe.write(fd, "one "), 4);
      assert.is(probe.send(fd, "two"), 3);
      assert.is(other.received(), "one two");
      assert.is(probe.seek(fd, 0), -Errno.SPIPE);
      assert.is(probe.tell(fd), -Errno.SPIPE);
      assert.is(probe.wasi.imports.fd_pread(fd, ...probe.vectors(1), 0n, RESULT), Errno.SPIPE);
      assert.is(probe.wasi.imports.fd_pwrite(fd, ...probe.vectors(1), 0n, RESULT), Errno.SPIPE);
      assert.is(probe.wasi.imports.fd_readdir(fd, 0, 100, 0n, RESULT), Errno.BADF);
      assert.is(probe.open("x", { dir: fd }), -Errno.BADF);
    }));

  test("several ranges are filled and taken in turn", () =>
    connected((probe, fd, other) => {
      other.send("abcdefgh");
      assert.is(probe.recv(fd, 0, 2, 0, 3), "abcde");
      assert.is(probe.recv(fd, 0, 2, 30), "fgh");
      assert.is(probe.send(fd, "x", "", "yz"), 3);
      assert.is(other.received(), "xyz");
      assert.is(probe.recv(fd, 0, 0), "", "no room is no bytes, at once");
    }));

  test("ranges without end are cut short", () =>
    connected((probe, fd, other) => {
      const many = 1000;
      for (let i = 0; i < many; i++) {
        probe.view.setUint32(IOVEC + i * 8, 0, true);
        probe.view.setUint32(IOVEC + i * 8 + 4, 1 << 17, true);
      }
      other.send("!");
      assert.is(probe.wasi.imports.sock_recv(fd, IOVEC, many, 0, RESULT, FLAGS), 0);
      assert.is(probe.bytes[0], 33);
      assert.is(probe.wasi.imports.sock_send(fd, IOVEC, many, 0, RESULT), 0);
      assert.ok(probe.view.getUint32(RESULT, true) <= 1 << 20);
      assert.is(probe.wasi.imports.sock_recv(fd, -8, 1, 0, RESULT, FLAGS), Errno.FAULT);
      assert.is(probe.wasi.imports.sock_recv(fd, IOVEC, 1, 0, -1, FLAGS), Errno.FAULT);
      assert.is(probe.wasi.imports.sock_send(fd, IOVEC, 1, 0, -1), Errno.FAULT);
    }));

  test("a guest waits for data unless it has asked not to", () =>
    connected(async (probe, fd, other) => {
      const worker = await later(100, other.host, 'writeSync(fd, "late")');
      assert.is(probe.read(fd), "late");
      await worker.terminate();
      assert.is(probe.setFlags(fd, NONBLOCK), 0);
      assert.equal(probe.fdstat(fd), { filetype: STREAM, flags: NONBLOCK });
      assert.is(probe.read(fd), -Errno.AGAIN);
      assert.is(probe.recv(fd), -Errno.AGAIN);
      assert.is(probe.recv(fd, WAITALL), -Errno.AGAIN);
      other.send("now");
      assert.is(probe.recv(fd, WAITALL), "now", "all that is there");
      assert.is(probe.setFlags(fd, 0), 0);
      assert.is(probe.setFlags(fd, 32), -Errno.INVAL);
    }));

  test("one that doesn't wait says again where the other side takes no more", () =>
    connected((probe, fd) => {
      probe.setFlags(fd, NONBLOCK);
      const text = "x".repeat(30_000);
      let sent = 0;
      for (let i = 0; i < 10_000 && sent >= 0; i++) sent = probe.send(fd, text);
      assert.is(sent, -Errno.AGAIN);
      assert.equal(probe.poll([fd, FD_WRITE], 20), ["clock"]);
    }));

  test("peeking leaves what it gives", () =>
    connected((probe, fd, other) => {
      other.send("peek");
      assert.is(probe.recv(fd, PEEK, 2), "pe");
      assert.is(probe.recv(fd, PEEK), "peek");
      assert.is(probe.recv(fd), "peek");
      assert.is(probe.recv(fd, 4), -Errno.INVAL);
    }));

  test("waiting for all goes on over what comes in pieces, and ends with the stream", () =>
    connected(async (probe, fd, other) => {
      other.send("ab");
      const worker = await later(
        60,
        other.host,
        'writeSync(fd, "cd"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60); writeSync(fd, "ef")',
      );
      assert.is(probe.recv(fd, WAITALL | PEEK, 4), "abcd");
      assert.is(probe.recv(fd, WAITALL, 3, 3), "abcdef");
      await worker.terminate();
      other.send("gh");
      other.end();
      assert.is(probe.recv(fd, WAITALL | PEEK, 10), "gh");
      assert.is(probe.recv(fd, WAITALL, 10), "gh");
      assert.is(probe.recv(fd, WAITALL, 10), "");
    }));

  test("the end of the other side's sending is 0 bytes; this side can go on", () =>
    connected((probe, fd, other) => {
      other.send("last");
      other.end();
      assert.is(probe.read(fd), "last");
      assert.is(probe.read(fd), "");
      assert.is(probe.recv(fd), "");
      assert.is(probe.send(fd, "still here"), 10);
      assert.is(other.received(), "still here");
    }));

  test("each direction can be shut down", () =>
    connected((probe, fd, other) => {
      for (const how of [0, 4, 7, -1]) assert.is(probe.shutdown(fd, how), -Errno.INVAL);
      assert.is(probe.shutdown(fd, 1), 0);
      assert.is(probe.recv(fd), "", "no more is received");
      assert.is(probe.send(fd, "bye"), 3);
      assert.is(other.received(), "bye");
      assert.not(other.ended());
      assert.is(probe.shutdown(fd, 2), 0);
      assert.ok(other.ended());
      assert.is(probe.send(fd, "x"), -Errno.PIPE);
      assert.is(probe.write(fd, "x"), -Errno.PIPE);
    }));

  test("both directions at once", () =>
    connected((probe, fd, other) => {
      assert.is(probe.shutdown(fd, 3), 0);
      assert.ok(other.ended());
      assert.equal(probe.poll([fd, FD_READ]), [`fd ${fd} read 0 hangup`]);
      assert.is(probe.recv(fd), "");
    }));

  test("a reset is connreset at the next receiving, and pipe at the next sending", () =>
    connected((probe, fd, other) => {
      other.reset();
      assert.equal(probe.poll([fd, FD_READ]), [`fd ${fd} read 0 errno ${Errno.IO} hangup`]);
      assert.is(probe.recv(fd), -Errno.CONNRESET);
      assert.is(probe.send(fd, "x"), -Errno.PIPE);
    }));

  test("poll tells what is there, a hang-up, and room to write, and waits for a clock beside them", () =>
    connected(async (probe, fd, other) => {
      const start = performance.now();
      assert.equal(probe.poll([fd, FD_READ], 60), ["clock"]);
      assert.ok(performance.now() - start >= 59);
      assert.equal(probe.poll([fd, FD_READ], [fd, FD_WRITE]), [`fd ${fd} write 0`]);
      other.send("four");
      assert.equal(probe.poll([fd, FD_READ], 10_000), [`fd ${fd} read 4`]);
      assert.is(probe.read(fd), "four");
      const worker = await later(60, other.host, 'writeSync(fd, "wake")');
      assert.equal(probe.poll(10_000, [fd, FD_READ], 20_000), [`fd ${fd} read 4`]);
      await worker.terminate();
      assert.is(probe.read(fd), "wake");
      other.end();
      assert.equal(probe.poll([fd, FD_READ]), [`fd ${fd} read 0 hangup`]);
      assert.equal(probe.poll([fd, FD_WRITE]), [`fd ${fd} write 0`]);
    }));

  test("one socket can be polled more often than the system takes descriptors", () =>
    connected((probe, fd) => {
      const [many, subscriptions, events] = [1 << 15, 1 << 18, 1 << 21];
      probe.memory.grow(64);
      const { view } = probe;
      for (let i = 0; i < many; i++) {
        view.setUint8(subscriptions + i * 48 + 8, i === 0 ? CLOCK : FD_READ);
        view.setUint32(subscriptions + i * 48 + 16, i === 0 ? 1 : fd, true);
      }
      view.setBigUint64(subscriptions + 24, 20_000_000n, true);
      assert.is(probe.wasi.imports.poll_oneoff(subscriptions, events, many, RESULT), 0);
      assert.is(view.getUint32(RESULT, true), 1);
    }));

  test("a socket and a stream that is none are polled together", () =>
    connected((probe, fd, other) => {
      assert.equal(probe.poll([fd, FD_READ], [0, FD_READ]), ["fd 0 read 0"]);
      other.send("x");
      assert.equal(probe.poll([fd, FD_READ], [99, FD_READ]), [`fd ${fd} read 1`, `fd 99 read 0 errno ${Errno.BADF}`]);
    }));

  test("one that listens gives connections, each with a number and flags of its own", () =>
    listening(async (probe, fd, client) => {
      assert.is(probe.setFlags(fd, NONBLOCK), 0);
      assert.is(probe.accept(fd), -Errno.AGAIN);
      assert.equal(probe.poll([fd, FD_READ], 20), ["clock"]);
      const [one, two] = [await client(), await client()];
      assert.equal(probe.poll([fd, FD_READ]), [`fd ${fd} read 0`]);
      for (const flags of [1, 2, 8, 16, 5]) assert.is(probe.accept(fd, flags), -Errno.INVAL);
      assert.is(probe.wasi.imports.sock_accept(fd, 0, -1), Errno.FAULT);
      const first = probe.accept(fd),
        second = probe.accept(fd, NONBLOCK);
      assert.equal([first, second], [fd + 1, fd + 2]);
      assert.equal(
        [probe.fdstat(first), probe.fdstat(second)],
        [
          { filetype: STREAM, flags: 0 },
          { filetype: STREAM, flags: NONBLOCK },
        ],
      );
      assert.is(probe.recv(second), -Errno.AGAIN);
      one.write("1");
      two.write("2");
      assert.equal([probe.recv(first), probe.recv(second)], ["1", "2"]);
      assert.is(probe.close(first), 0);
      assert.equal(probe.wasi.leaks().map(String), [
        `fd ${second} (stream socket), opened 1 descriptor operations ago`,
      ]);
      assert.is(probe.accept(second), -Errno.INVAL, "it doesn't listen");
      assert.is(probe.recv(fd), -Errno.NOTCONN, "it isn't connected");
      assert.is(probe.send(fd, "x"), -Errno.PIPE);
    }));

  test("what is accepted may do what the listening socket may pass on", () =>
    listening(async (probe, fd, client) => {
      const [base, inheriting] = probe.rights(fd);
      assert.equal(
        [base & (ACCEPT | READ | SHUTDOWN), inheriting & (ACCEPT | READ | WRITE | SHUTDOWN)],
        [ACCEPT, READ | WRITE | SHUTDOWN],
      );
      assert.is(probe.wasi.imports.fd_fdstat_set_rights(fd, base, READ), 0);
      await client();
      const connection = probe.accept(fd);
      assert.equal(probe.rights(connection), [READ, 0n]);
      assert.is(probe.send(connection, "x"), -Errno.NOTCAPABLE);
      assert.is(probe.shutdown(connection, 3), -Errno.NOTCAPABLE);
      assert.is(probe.wasi.imports.fd_fdstat_set_rights(fd, 0n, 0n), 0);
      assert.is(probe.accept(fd), -Errno.NOTCAPABLE);
    }));

  test("datagrams: one a call, with a word where it was cut off", async () => {
    const [guest, other] = [createSocket("udp4"), createSocket("udp4")];
    other.bind(0, "127.0.0.1");
    await once(other, "listening");
    guest.connect(other.address().port, "127.0.0.1");
    await once(guest, "connect");
    const { port } = guest.address();
    await withSockets([descriptorOf(guest)], async (probe, fd) => {
      assert.equal(probe.fdstat(fd), { filetype: DATAGRAM, flags: 0 });
      const message = once(other, "message");
      assert.is(probe.send(fd, "to", " you"), 6);
      assert.is(String((await message)[0]), "to you");
      // The system sends before `send` returns, and the guest receives before Node can.
      for (const text of ["short", "", "a longer one", "last"]) other.send(text, port, "127.0.0.1");
      await new Promise(process.nextTick);
      assert.equal(
        [1, 2].map(() => probe.recv(fd, PEEK, 3)),
        ["sho…", "sho…"],
      );
      assert.equal(
        [1, 2, 3, 4].map(() => probe.recv(fd, WAITALL, 3, 3)),
        ["short", "", "a long…", "last"],
      );
      assert.is(probe.accept(fd), -Errno.NOTSUP);
    });
    guest.close();
    other.close();
  });

  test("the embedder's stay as they are, whatever the guest does", async () => {
    const pair = await socketPair();
    using listener = await listen("127.0.0.1:0");
    const libc = loadLibc();
    const flags = [pair.guest, listener.fd].map((fd) => libc.flags(fd));
    const waiting = libc.flags(listener.fd) & ~0o4000;
    libc.setFlags(listener.fd, waiting);
    await withSockets([pair.guest, listener], (probe) => {
      assert.is(probe.setFlags(3, NONBLOCK), 0);
      assert.is(libc.flags(listener.fd), flags[1]!, "one that listens doesn't wait meanwhile");
      probe.setFlags(4, NONBLOCK);
      assert.is(probe.accept(4), -Errno.AGAIN);
      assert.is(probe.close(3), 0);
      assert.is(probe.renumber(4, 0), 0);
      assert.is(probe.accept(0), -Errno.AGAIN);
    });
    assert.equal([libc.flags(pair.guest), libc.flags(listener.fd)], [flags[0], waiting]);
    assert.is(writeSync(pair.guest, "still open"), 10);
    assert.is(pair.received(), "still open");
    pair.close();
  });

  test("a net.Server and a net.Socket are lent, and Node goes on with them afterwards", async () => {
    const server = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const client = connect(port, "127.0.0.1");
    const [peer] = (await once(server, "connection")) as [Socket];
    let seen = "";
    client.setEncoding("utf8").on("data", (text) => (seen += text)); // Node reads by now
    peer.write("for Node");
    while (seen === "") await new Promise((resolve) => setImmediate(resolve));
    await withSockets([server, client], async (probe) => {
      peer.write(" for the guest");
      await new Promise((resolve) => setTimeout(resolve, 30));
      assert.is(seen, "for Node");
      assert.is(probe.read(4), " for the guest");
      assert.is(probe.send(4, "from the guest"), 14);
    });
    peer.write(", again");
    while (seen === "for Node") await new Promise((resolve) => setTimeout(resolve, 1));
    assert.is(seen, "for Node, again");
    const next = once(server, "connection");
    const another = connect(port, "127.0.0.1");
    ((await next)[0] as Socket).destroy();
    another.destroy();
    client.destroy();
    peer.destroy();
    server.close();
  });

  test("what can't be given is refused, and what was lent before it is given back", async () => {
    using files = tree({ file: "" });
    const before = openInProcess();
    const pair = await socketPair();
    const open = openInProcess();
    refused("x", "the option `sockets` is no array");
    refused([pair.guest, 9999], "sockets[1] is the descriptor 9999, which is no socket that is open here");
    refused([0.5], "sockets[0] is 0.5, which is no descriptor");
    refused([{}], "sockets[0] is none of: net.Server, net.Socket, what `listen` makes, the number of a descriptor");
    const file = openSync(files.at("file"), "r");
    refused([file], `sockets[0] is the descriptor ${file}, which is no socket`);
    closeSync(file);
    refused([createServer()], 'sockets[0] is a net.Server that doesn\'t listen: wait for its event "listening"');
    const listener = await listen("127.0.0.1:0");
    const client = connect(Number(listener.address.split(":")[1]), "127.0.0.1");
    refused([client], "sockets[0] is a net.Socket that isn't connected");
    client.destroy();
    listener.close();
    refused([listener], "is closed");
    assert.is(openInProcess(), open);
    pair.close();
    await new Promise((resolve) => setImmediate(resolve));
    assert.is(openInProcess(), before);
  });

  test("a net.Socket that Node has read from, or has still to write to, is refused", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = connect(Number(listener.address.split(":")[1]), "127.0.0.1");
    await once(client, "connect");
    const probe = new SocketProbe({ sockets: [listener] });
    const connection = probe.accept(3);
    probe.send(connection, "for the guest");
    await once(client, "readable");
    refused([client], "sockets[0]: Node has read 13 bytes from it that the guest would miss");
    client.read();
    client.write(Buffer.alloc(64 << 20));
    refused([client], "bytes to write to it yet");
    client.destroy();
    probe.wasi.sweep();
  });

  test("a standard stream that is a socket can do the same", async () => {
    const pair = await socketPair();
    const probe = new SocketProbe({ stdin: pair.guest, stdout: pair.guest });
    pair.send("text");
    assert.equal(probe.poll([0, FD_READ]), ["fd 0 read 4"]);
    assert.is(probe.recv(0, PEEK), "text");
    assert.is(probe.read(0), "text");
    assert.is(probe.accept(0), -Errno.INVAL);
    // Each goes one way, though the socket goes both.
    assert.is(probe.send(0, "x"), -Errno.BADF);
    assert.is(probe.recv(1, 0), -Errno.BADF);
    assert.is(probe.shutdown(0, 2), -Errno.BADF);
    assert.is(probe.shutdown(1, 3), -Errno.BADF);
    assert.is(probe.shutdown(1, 2), 0);
    assert.ok(pair.ended());
    assert.is(probe.close(0), 0);
    assert.ok(fstatSync(pair.guest).isSocket());
    probe.wasi.sweep();
    pair.close();
  });
}

test.run();
