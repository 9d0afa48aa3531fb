import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno, Eventrwflags } from "../../js/shared.js";
import { fifo } from "../support/fifo.js";
import { Probe, READ, WRITE } from "../support/probe.js";
import { tree } from "../support/tree.js";

const test = suite("preview1: poll_oneoff");

const IN = 20000;
const OUT = 24000;
const COUNT = 28000;
const CLOCK = 0;
const FD_READ = 1;
const FD_WRITE = 2;
const REALTIME = 0;
const MONOTONIC = 1;
const ABSTIME = 1;
const NONBLOCK = 4;
const MS = 1_000_000n;

type Subscription = { fd: number; type: number } | { clock: number; timeout: bigint; flags?: number };

interface Event {
  userdata: number;
  errno: number;
  type: number;
  bytes: number;
  /** Whether the other side has closed. */
  hangup?: true;
}

/** The events, or the errno as a negative number. The userdata of a subscription is its index + 100. */
function poll(probe: Probe, subscriptions: Subscription[]): Event[] | number {
  const { view } = probe;
  for (const [i, subscription] of subscriptions.entries()) {
    const at = IN + i * 48;
    probe.bytes.fill(0, at, at + 48);
    view.setBigUint64(at, BigInt(i + 100), true);
    if ("fd" in subscription) {
      view.setUint8(at + 8, subscription.type);
      view.setUint32(at + 16, subscription.fd, true);
    } else {
      view.setUint8(at + 8, CLOCK);
      view.setUint32(at + 16, subscription.clock, true);
      view.setBigUint64(at + 24, subscription.timeout, true);
      view.setUint16(at + 40, subscription.flags ?? 0, true);
    }
  }
  const written = Buffer.from(probe.bytes.subarray(IN, IN + subscriptions.length * 48));
  const errno = probe.wasi.imports.poll_oneoff(IN, OUT, subscriptions.length, COUNT);
  assert.equal(Buffer.from(probe.bytes.subarray(IN, IN + written.length)), written, "subscriptions are as they were");
  if (errno) return -errno;
  return Array.from({ length: view.getUint32(COUNT, true) }, (_, i) => {
    const at = OUT + i * 32;
    return {
      userdata: Number(view.getBigUint64(at, true)),
      errno: view.getUint16(at + 8, true),
      type: view.getUint8(at + 10),
      bytes: Number(view.getBigUint64(at + 16, true)),
      ...(view.getUint16(at + 24, true) === Eventrwflags.FD_READWRITE_HANGUP && { hangup: true }),
    };
  });
}

function ready(userdata: number, type: number, bytes = 0): Event {
  return { userdata, errno: 0, type, bytes };
}

test("no subscriptions is inval, and so is a type that doesn't exist", () => {
  const probe = new Probe();
  assert.is(poll(probe, []), -Errno.INVAL);
  assert.is(poll(probe, [{ fd: 0, type: 3 }]), -Errno.INVAL);
  assert.is(probe.wasi.imports.poll_oneoff(-48, OUT, 1, COUNT), Errno.FAULT);
  assert.is(probe.wasi.imports.poll_oneoff(IN, -32, 1, COUNT), Errno.FAULT);
  assert.is(probe.wasi.imports.poll_oneoff(IN, OUT, 1, -4), Errno.FAULT);
  probe.wasi.sweep();
});

test("a closed descriptor gives an event with badf, beside those that are ready", () => {
  const probe = new Probe({ stdin: "text", stdout: "buffer" });
  probe.close(2);
  const events = poll(probe, [
    { fd: 2, type: FD_WRITE },
    { fd: 0, type: FD_READ },
    { fd: 77, type: FD_READ },
    { fd: 1, type: FD_WRITE },
  ]);
  assert.equal(events, [
    { userdata: 100, errno: Errno.BADF, type: FD_WRITE, bytes: 0 },
    ready(101, FD_READ, 4),
    { userdata: 102, errno: Errno.BADF, type: FD_READ, bytes: 0 },
    ready(103, FD_WRITE),
  ]);
  probe.wasi.sweep();
});

test("files, directories and the null device are ready at once, alone and together", () => {
  const files = tree({ "sub/one": "1", two: "2" });
  const probe = new Probe({ stdin: "ignore", preopens: { "/": files.path } });
  const one = probe.open("sub/one");
  const two = probe.open("two", { rights: WRITE });
  assert.equal(poll(probe, [{ fd: one, type: FD_READ }]), [ready(100, FD_READ, 1)]);
  assert.equal(poll(probe, [{ fd: 0, type: FD_READ }]), [ready(100, FD_READ)]);
  const events = poll(probe, [
    { fd: one, type: FD_READ },
    { fd: two, type: FD_READ },
    { fd: two, type: FD_WRITE },
    { clock: MONOTONIC, timeout: 3_600_000n * MS },
  ]) as Event[];
  assert.equal(events.map(({ userdata }) => userdata).sort(), [100, 101, 102]);
  probe.wasi.sweep();
  files.dispose();
});

test("a clock wakes after its time, the earliest of several first", () => {
  const probe = new Probe();
  const start = process.hrtime.bigint();
  const events = poll(probe, [
    { clock: MONOTONIC, timeout: 3_600_000n * MS },
    { clock: MONOTONIC, timeout: 30n * MS },
    { clock: REALTIME, timeout: 7_200_000n * MS },
  ]);
  const elapsed = process.hrtime.bigint() - start;
  assert.equal(events, [ready(101, CLOCK)]);
  assert.ok(elapsed >= 30n * MS && elapsed < 3000n * MS, `${elapsed} ns`);
  probe.wasi.sweep();
});

test("an absolute time is meant by the clock it names, and one that has passed is due at once", () => {
  const probe = new Probe();
  const { clock_time_get } = probe.wasi.imports;
  for (const clock of [REALTIME, MONOTONIC]) {
    assert.is(clock_time_get(clock, 0n, COUNT), 0);
    const now = probe.view.getBigUint64(COUNT, true);
    assert.equal(poll(probe, [{ clock, timeout: now - MS, flags: ABSTIME }]), [ready(100, CLOCK)]);
    const start = process.hrtime.bigint();
    assert.equal(poll(probe, [{ clock, timeout: now + 40n * MS, flags: ABSTIME }]), [ready(100, CLOCK)]);
    const elapsed = process.hrtime.bigint() - start;
    assert.ok(elapsed > 20n * MS && elapsed < 3000n * MS, `${elapsed} ns`);
  }
  probe.wasi.sweep();
});

test("a clock of CPU time can't be waited for and says so", () => {
  const probe = new Probe();
  const unsupported = { userdata: 100, errno: Errno.NOTSUP, type: CLOCK, bytes: 0 };
  assert.equal(poll(probe, [{ clock: 2, timeout: 0n }]), [unsupported]);
  probe.wasi.sweep();
});

test("a pipe is ready when there is something in it, and not before", () => {
  const files = tree();
  assert.is(spawnSync("mkfifo", [files.at("fifo")]).status, 0);
  const writer = openSync(files.at("fifo"), "r+");
  const reader = openSync(files.at("fifo"), "r");
  const probe = new Probe({ stdin: reader, stdout: writer });
  const start = process.hrtime.bigint();
  assert.equal(
    poll(probe, [
      { fd: 0, type: FD_READ },
      { clock: MONOTONIC, timeout: 30n * MS },
    ]),
    [ready(101, CLOCK)],
  );
  assert.ok(process.hrtime.bigint() - start >= 30n * MS);
  assert.equal(
    poll(probe, [
      { fd: 1, type: FD_WRITE },
      { fd: 0, type: FD_READ },
    ]),
    [ready(100, FD_WRITE)],
  );
  assert.equal(
    poll(probe, [
      { fd: 0, type: FD_READ },
      { fd: 1, type: FD_WRITE },
    ]),
    [ready(101, FD_WRITE)],
  );
  writeSync(writer, "x");
  assert.equal(poll(probe, [{ fd: 0, type: FD_READ }]), [ready(100, FD_READ)]);
  probe.wasi.sweep();
  for (const fd of [reader, writer]) closeSync(fd);
  files.dispose();
});

test("one descriptor can be waited for in both directions", () => {
  const files = tree();
  assert.is(spawnSync("mkfifo", [files.at("fifo")]).status, 0);
  const both = openSync(files.at("fifo"), "r+");
  const probe = new Probe({ preopens: { "/": files.path } });
  const fd = probe.open("fifo", { rights: READ | WRITE });
  const sides: Subscription[] = [
    { fd, type: FD_READ },
    { fd, type: FD_WRITE },
  ];
  assert.equal(poll(probe, sides), [ready(101, FD_WRITE)]);
  writeSync(both, "x");
  const events = poll(probe, sides) as Event[];
  assert.equal(events[0], ready(100, FD_READ));
  probe.wasi.sweep();
  closeSync(both);
  files.dispose();
});

test("asked without waiting, each of several tells whether it is ready", () => {
  const files = tree();
  const [one, two] = [fifo(files, "one"), fifo(files, "two")];
  const probe = new Probe({ stdin: one.reader, stdout: two.writer });
  const both: Subscription[] = [
    { fd: 0, type: FD_READ },
    { fd: 1, type: FD_WRITE },
    { clock: MONOTONIC, timeout: 0n },
  ];
  const descriptors = () => (poll(probe, both) as Event[]).filter(({ type }) => type !== CLOCK);
  assert.equal(descriptors(), [ready(101, FD_WRITE)]);
  writeSync(one.writer, "x");
  for (let i = 0; i < 20; i++) assert.equal(descriptors(), [ready(100, FD_READ), ready(101, FD_WRITE)]);
  probe.wasi.sweep();
  for (const end of [one, two]) end.close();
  files.dispose();
});

test("a pipe whose writer has gone can be read, and hangs up once it is empty", () => {
  const files = tree();
  const pipe = fifo(files, "fifo");
  const probe = new Probe({ stdin: pipe.reader });
  writeSync(pipe.writer, "xy");
  pipe.closeWriter();
  const side: Subscription[] = [{ fd: 0, type: FD_READ }];
  assert.equal(poll(probe, side), [ready(100, FD_READ)]);
  assert.is(probe.read(0), "xy");
  assert.equal(poll(probe, side), [{ ...ready(100, FD_READ), hangup: true }]);
  assert.is(probe.read(0), "");
  probe.wasi.sweep();
  pipe.close();
  files.dispose();
});

test("a pipe that was opened by its path is ready when there is something in it, and hangs up", () => {
  const files = tree();
  const pipe = fifo(files, "fifo");
  const probe = new Probe({ preopens: { "/": files.path } });
  const fd = probe.open("fifo", { fdflags: NONBLOCK });
  const sides: Subscription[] = [
    { fd, type: FD_READ },
    { clock: MONOTONIC, timeout: 5n * MS },
  ];
  assert.equal(poll(probe, sides), [ready(101, CLOCK)]);
  writeSync(pipe.writer, "xyz");
  assert.equal(poll(probe, sides), [ready(100, FD_READ)]);
  assert.equal([probe.read(fd, 1), probe.read(fd)], ["x", "yz"]);
  assert.is(probe.read(fd), -Errno.AGAIN);
  pipe.closeWriter();
  assert.equal(poll(probe, sides), [{ ...ready(100, FD_READ), hangup: true }]);
  probe.wasi.sweep();
  pipe.close();
  files.dispose();
});

test("the arrays may lie at the very end of the memory, and nothing behind them is touched", () => {
  const files = tree();
  const pipe = fifo(files, "fifo");
  const probe = new Probe({ stdin: pipe.reader, stdout: pipe.writer });
  const { bytes, view } = probe;
  const input = bytes.length - 2 * 48,
    output = input - 2 * 32,
    nevents = output - 8;
  bytes.fill(0xaa, 0, nevents);
  bytes.fill(0, nevents);
  for (const [i, type] of [FD_READ, FD_WRITE].entries()) {
    view.setUint8(input + i * 48 + 8, type);
    view.setUint32(input + i * 48 + 16, i, true);
  }
  assert.is(probe.wasi.imports.poll_oneoff(input, output, 2, nevents), Errno.SUCCESS);
  assert.equal([view.getUint32(nevents, true), view.getUint8(output + 10)], [1, FD_WRITE]);
  assert.ok(bytes.subarray(0, nevents).every((byte) => byte === 0xaa));
  probe.wasi.sweep();
  pipe.close();
  files.dispose();
});

test("many subscriptions of one descriptor are one question", () => {
  const files = tree();
  const pipe = fifo(files, "fifo");
  const probe = new Probe({ stdin: pipe.reader, stdout: pipe.writer });
  const start = process.hrtime.bigint();
  const clock = { clock: MONOTONIC, timeout: 20n * MS };
  const many = Array.from({ length: 80 }, () => ({ fd: 0, type: FD_READ }));
  assert.equal(poll(probe, [clock, ...many]), [ready(100, CLOCK)]);
  assert.ok(process.hrtime.bigint() - start < 1000n * MS);
  writeSync(pipe.writer, "x");
  assert.equal((poll(probe, many) as Event[]).length, 80);
  probe.wasi.sweep();
  pipe.close();
  files.dispose();
});

test.run();
