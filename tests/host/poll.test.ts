// `poll` of the library in a guest, and `poll` of a host: the same on each engine.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  HostError,
  type Descriptor,
  type Host,
  type HostErrorCode,
  type InstantiateOptions,
  type PollEntry,
} from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { instantiate } from "../support/engine.js";
import { fifo, type Fifo } from "../support/fifo.js";
import { withHost } from "../support/host.js";
import { socketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const module = await compile("tests/guest/host/poll.ts", ["--config", "asconfig.json", "--exportRuntime"]);

/** An instance of tests/guest/host/poll.ts. */
class Guest {
  constructor(private readonly host: Host) {}

  /** See `pollStreams` there. */
  poll(letters: string, timeout: number): string {
    const { __newString, __getString, pollStreams } = this.host.exports as Record<
      string,
      (...args: unknown[]) => never
    >;
    return __getString!(pollStreams!(__newString!(letters), timeout));
  }

  read(size: number): number {
    return (this.host.exports["readStdin"] as (size: number) => number)(size);
  }
}

/** Runs `work` with a guest whose standard input and output are pipes. */
async function withPipes(work: (guest: Guest, input: Fifo, output: Fifo) => void): Promise<void> {
  const files = tree();
  const input = fifo(files, "input"),
    output = fifo(files, "output");
  try {
    await withGuest({ stdin: input.reader, stdout: output.writer }, (guest) => work(guest, input, output));
  } finally {
    input.close();
    output.close();
    files.dispose();
  }
}

async function withGuest(options: InstantiateOptions, work: (guest: Guest) => void): Promise<void> {
  using host = await instantiate({ module, ...options });
  work(new Guest(host));
}

/** How many milliseconds some work takes. */
function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const guests = suite("poll in a guest");

guests("a pipe is ready once there is something in it, until it is read", () =>
  withPipes((guest, input) => {
    assert.is(guest.poll("i", 0), "0: -");
    writeSync(input.writer, "abc");
    for (const timeout of [0, 1000, -1]) assert.is(guest.poll("i", timeout), "1: IN");
    assert.is(guest.read(2), 2);
    assert.is(guest.poll("i", 0), "1: IN");
    assert.is(guest.read(2), 1);
    assert.is(guest.poll("i", 0), "0: -");
  }),
);

guests("a pipe whose writer has gone hangs up once it is empty", () =>
  withPipes((guest, input) => {
    writeSync(input.writer, "a");
    input.closeWriter();
    assert.match(guest.poll("i", 0), /^1: IN(\|HUP)?$/);
    assert.is(guest.read(1), 1);
    for (const timeout of [0, -1]) assert.is(guest.poll("i", timeout), "1: IN|HUP");
    assert.is(guest.read(1), 0);
  }),
);

guests("all that are ready are told, in the place of their entries", () =>
  withPipes((guest, input) => {
    assert.is(guest.poll("io-", -1), "1: - OUT -");
    assert.is(guest.poll("-oi", 1000), "1: - OUT -");
    writeSync(input.writer, "a");
    assert.is(guest.poll("io-", 0), "2: IN OUT -");
    assert.is(guest.poll("iioo", -1), "4: IN IN OUT OUT");
  }),
);

guests("what isn't ready is waited for until the time is over, and no less", () =>
  withPipes((guest) => {
    for (const letters of ["i", "ii", "i-", "-", ""]) {
      const elapsed = time(() => assert.match(guest.poll(letters, 30), /^0:[ -]*$/));
      assert.ok(elapsed >= 30 && elapsed < 3000, `${letters}: ${elapsed} ms`);
    }
  }),
);

guests("nothing at all, and no timeout, is an error", () =>
  withPipes((guest) => {
    for (const letters of ["", "--"]) {
      assert.is(
        guest.poll(letters, -1),
        "poll: invalid argument (inval): nothing is waited for, and without a timeout that is for ever",
      );
    }
  }),
);

guests("an output that is full is ready once it is read from", () =>
  withPipes((guest, _input, output) => {
    output.fill();
    assert.is(guest.poll("o", 0), "0: -");
    readSync(output.reader, new Uint8Array(1 << 20));
    assert.is(guest.poll("o", 0), "1: OUT");
  }),
);

guests("an output that nobody reads is ready, for an error", () =>
  withPipes((guest, _input, output) => {
    output.closeReader();
    assert.is(guest.poll("o", 1000), "1: ERR");
  }),
);

guests("streams that the host serves are ready", () =>
  withGuest({ stdin: "text", stdout: "buffer", stderr: "ignore" }, (guest) => {
    assert.is(guest.poll("ioe", -1), "3: IN OUT OUT");
    assert.is(guest.read(10), 4);
    assert.is(guest.poll("i", 0), "1: IN");
  }),
);

guests("the null device is ready", async () => {
  const device = openSync("/dev/null", "r+");
  await withGuest({ stdin: device, stdout: device }, (guest) => {
    assert.is(guest.poll("io", -1), "2: IN OUT");
    assert.is(guest.poll("io", 0), "2: IN OUT");
  });
  closeSync(device);
});

guests.run();

const hosts = suite("poll of a host");

function refused(code: HostErrorCode, text: string, work: () => unknown): void {
  assert.throws(
    work,
    (error: unknown) => error instanceof HostError && error.code === code && error.message.includes(text),
  );
}

hosts("files and directories are ready, owned or borrowed", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    using file = host.open("a.txt", { read: true, write: true });
    using dir = host.openDir(".");
    using borrow = file.asFd();
    file.seek(3);
    const entries = [
      { fd: file, read: true, write: true },
      { fd: null, read: true },
      { fd: dir, read: true },
      { fd: borrow, write: true },
    ];
    const events = host.poll(entries);
    assert.equal(
      events.map(({ entry }) => entries.indexOf(entry as never)),
      [0, 2, 3],
    );
    const [first, , last] = events;
    assert.equal(
      { ...first, entry: 0 },
      { entry: 0, readable: true, writable: true, hangup: false, error: false, bytes: 2 },
    );
    assert.equal(
      { ...last, entry: 3 },
      { entry: 3, readable: false, writable: true, hangup: false, error: false, bytes: 0 },
    );
  }),
);

hosts("a pipe in a preopened directory is waited for", () => {
  const files = tree();
  const pipe = fifo(files, "pipe");
  return withHost(
    {},
    (host) => {
      using reader = host.open("/in/pipe");
      const entries = [{ fd: reader, read: true, name: "the pipe" }];
      assert.equal(host.poll(entries, 0), []);
      const elapsed = time(() => assert.equal(host.poll(entries, 20), []));
      assert.ok(elapsed >= 20 && elapsed < 3000, `${elapsed} ms`);
      writeSync(pipe.writer, "abc");
      assert.is(host.poll(entries)[0]?.entry.name, "the pipe");
      assert.is(reader.read(new Uint8Array(10)), 3);
      pipe.closeWriter();
      assert.is(host.poll(entries)[0]?.hangup, true);
    },
    { preopens: { "/in": files.path } },
  ).finally(() => {
    pipe.close();
    files.dispose();
  });
});

hosts("pipes within the module are told beside files, and not waited for", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const { reader, writer } = host.pipe();
    using file = host.open("a.txt");
    const ends = [
      { fd: reader, read: true },
      { fd: writer, write: true },
    ];
    assert.equal(
      host.poll(ends).map(({ entry }) => entry.fd),
      [writer],
    );
    writer.writeAll("abc");
    const [first, ...rest] = host.poll([...ends, { fd: file, read: true }]);
    assert.equal([first!.entry.fd, first!.bytes, rest.length], [reader, 3, 2]);
    reader.read(new Uint8Array(3));
    assert.throws(() => host.poll([{ fd: reader, read: true }]), /poll: waiting would deadlock \(deadlk\)/);
    writer.close();
    assert.equal(
      host.poll([{ fd: reader, read: true }]).map(({ readable, hangup }) => [readable, hangup]),
      [[true, true]],
    );
    reader.close();
  }),
);

const withSocket = "a socket is told beside a pipe and a file, and hangs up";
hosts(withSocket, async () => {
  const sockets = await socketPair();
  await withHost(
    { "a.txt": "hello" },
    (host) => {
      using socket = host.givenSocket();
      using file = host.open("a.txt");
      const { reader, writer } = host.pipe();
      const entries = [
        { fd: socket, read: true },
        { fd: reader, read: true },
        { fd: file, read: true },
      ];
      const told = (timeout?: number) =>
        host.poll(entries, timeout).map(({ entry, bytes, hangup }) => [entries.indexOf(entry), bytes, hangup]);
      assert.equal(told(), [[2, 5, false]]);
      sockets.send("abc");
      writer.writeAll("four");
      assert.equal(told(), [
        [0, 3, false],
        [1, 4, false],
        [2, 5, false],
      ]);
      assert.equal(
        host.poll([{ fd: socket, write: true }]).map(({ writable }) => writable),
        [true],
      );
      assert.is(socket.read(new Uint8Array(8)), 3);
      const alone = [{ fd: socket, read: true }];
      const elapsed = time(() => assert.equal(host.poll(alone, 20), []));
      assert.ok(elapsed >= 20 && elapsed < 3000, `${elapsed} ms`);
      sockets.end();
      assert.equal(
        host.poll(alone).map(({ readable, hangup }) => [readable, hangup]),
        [[true, true]],
      );
      reader.close();
      writer.close();
    },
    { sockets: [sockets.guest] },
  );
  sockets.close();
});

hosts("what has ended, moved or belongs elsewhere is refused", () =>
  withHost({ "a.txt": "hello" }, (host) =>
    withHost({ "a.txt": "hello" }, (other) => {
      const poll = (fd: Descriptor) => host.poll([{ fd: null }, { fd, read: true }], 0);
      const closed = host.open("a.txt");
      closed.close();
      refused("ERR_IO_LIFETIMES_CLOSED", "this File has ended", () => poll(closed));
      const moved = host.open("a.txt");
      using _fd = moved.intoFd();
      refused("ERR_IO_LIFETIMES_MOVED", "this File gave its descriptor away by intoFd()", () => poll(moved));
      using file = host.open("a.txt");
      const borrow = file.asFd();
      borrow[Symbol.dispose]();
      refused("ERR_IO_LIFETIMES_CLOSED", "this BorrowedFd has ended", () => poll(borrow));
      using foreign = other.open("a.txt");
      refused("ERR_IO_LIFETIMES_BAD_OPTION", "the descriptor belongs to another instance", () => poll(foreign));
    }),
  ),
);

hosts("a timeout is of milliseconds, and needed where nothing is waited for", () =>
  withHost({}, (host) => {
    for (const timeout of [-1, NaN]) {
      refused("ERR_IO_LIFETIMES_BAD_OPTION", `poll: the timeout is ${timeout}`, () => host.poll([], timeout));
    }
    assert.equal(host.poll([], 0.5), []);
    for (const timeout of [undefined, Infinity]) assert.throws(() => host.poll([], timeout), /nothing is waited for/);
  }),
);

hosts("thousands of entries are waited for at once", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    using file = host.open("a.txt");
    const entries: PollEntry[] = Array.from({ length: 5000 }, () => ({ fd: file, read: true }));
    assert.is(host.poll(entries).length, 5000);
  }),
);

hosts.run();
