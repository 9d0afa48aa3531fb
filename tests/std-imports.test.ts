import { instantiate } from "@assemblyscript/loader";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WASI } from "node:wasi";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../js/shared.js";
import { compile, root } from "./support/asc.js";
import { importedFunctions } from "./support/imports.js";

interface Guest extends Record<string, unknown> {
  memory: { buffer: ArrayBuffer };
  _initialize(): void;
  failedAssertion(): void;
  thrown(): void;
  withoutMessage(): void;
  bareAbort(): void;
  longAssertion(): void;
  traced(): void;
  toConsole(): void;
  toConsoleLong(): void;
  unpairedSurrogates(): void;
  assertions(): void;
  timers(): void;
  random(): number;
  now(): number;
  newDate(): number;
  givenDates(): void;
  performanceNow(): number;
  randomValues(): bigint;
  heapGrowth(writes: boolean): number;
}

const entry = "tests/guest/std-imports.ts";
const source = readFileSync(join(root, entry), "utf8").split("\n");
const wasm = await compile(entry, ["--target", "debug"]);
const long = "é😀—x".repeat(750);

const test = suite("assembly/wasi/std");

for (const target of ["debug", "release"]) {
  test(`a program that throws, asserts, traces, logs, rolls dice and asks for the time imports preview1 alone (${target})`, async () => {
    const imported = importedFunctions(await compile(entry, ["--target", target]));
    assert.equal(
      imported.map(({ module, name }) => `${module}.${name}`).sort(),
      ["clock_time_get", "fd_write", "random_get", "sched_yield"].map((name) => `wasi_snapshot_preview1.${name}`),
    );
  });
}

for (const runtime of ["stub", "minimal", "incremental"]) {
  test(`programs of one line compile with the runtime ${runtime}`, async () => {
    for (const name of ["log", "compare", "nothing"]) {
      for (const target of ["debug", "release"]) {
        const wasm = await compile(`tests/guest/one-line/${name}.ts`, ["--target", target, "--runtime", runtime]);
        assert.ok(WebAssembly.validate(wasm as BufferSource), `${name}, ${target}`);
      }
    }
  });
}

test("a failed assertion traps, with its message, file and line on stderr", async () => {
  const { stdout, stderr, error } = await run((guest) => guest.failedAssertion());
  assert.match(error!, /unreachable/);
  assert.is(stdout, "");
  assert.is(sourceOf(stderr, "abort: naïve — 😀"), 'assert(false, "naïve — 😀");');
});

test("throw traps, with its message, file and line on stderr", async () => {
  const { stderr, error } = await run((guest) => guest.thrown());
  assert.match(error!, /unreachable/);
  assert.is(sourceOf(stderr, "abort: out of ☃"), 'throw new RangeError("out of ☃");');
});

test("a failed assertion without a message says where", async () => {
  const { stderr } = await run((guest) => guest.withoutMessage());
  assert.is(sourceOf(stderr, "abort"), "assert(false);");
});

test("an abort that knows nothing says that it is one, and traps", async () => {
  const { stderr, error } = await run((guest) => guest.bareAbort());
  assert.match(error!, /unreachable/);
  assert.is(stderr, "abort\n");
});

test("a message longer than the buffer comes out whole, no character cut", async () => {
  const { stderr } = await run((guest) => guest.longAssertion());
  assert.ok(stderr.startsWith(`abort: ${long} in ${entry}(`));
  const { stdout } = await run((guest) => guest.toConsoleLong());
  assert.is(stdout, `${long}\n`);
});

test("trace writes its message and the first n numbers to stderr", async () => {
  const { stdout, stderr } = await run((guest) => guest.traced());
  assert.is(stdout, "");
  assert.is(stderr, "trace: none\ntrace: two 1.5, -3.25\ntrace: all 1.5, 2.5, 3.5, 4.5, 5.5\n");
});

test("console.log, debug and info write to stdout; warn and error to stderr", async () => {
  const { stdout, stderr } = await run((guest) => guest.toConsole());
  assert.is(stdout, "log €\ndebug\ninfo\n\n");
  assert.is(stderr, "warn\nerror 😀\n");
});

test("a surrogate without its other half is written as U+FFFD", async () => {
  const { stdout } = await run((guest) => guest.unpairedSurrogates());
  assert.is(stdout, "a\ufffdb\na\ufffd\n\ufffd\ufffdb\n");
});

test("console.assert writes to stderr when its condition doesn't hold, and the program goes on", async () => {
  const { stdout, stderr, error } = await run((guest) => guest.assertions());
  assert.is(error, null);
  assert.is(stdout, "");
  assert.is(stderr, "Assertion failed: doesn't hold\nAssertion failed: is empty\nAssertion failed\n");
});

test("console.time measures, and a timer that ended is no timer", async () => {
  const { stdout, stderr } = await run((guest) => guest.timers());
  assert.match(stdout, /^t: \d+\.\d+ms\nt: \d+\.\d+ms\n$/);
  assert.is(stderr, "Timer 't' does not exist\n");
});

test("Math.random starts elsewhere in each instance", async () => {
  const numbers: number[] = [];
  for (let i = 0; i < 3; i++) await run((guest) => numbers.push(guest.random()));
  assert.is(new Set(numbers).size, 3);
});

test("Date.now and new Date are the host's time", async () => {
  await run((guest) => {
    for (const time of [() => guest.now(), () => guest.newDate()]) {
      const before = Date.now();
      const theirs = time();
      assert.ok(before <= theirs && theirs <= Date.now(), `${theirs}`);
    }
  });
});

test("dates that are given are those of the standard library", async () => {
  const { error, stderr } = await run((guest) => guest.givenDates());
  assert.is(error, null, stderr);
});

test("performance.now measures in milliseconds", async () => {
  await run((guest) => {
    const before = performance.now();
    const start = guest.performanceNow();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    const measured = guest.performanceNow() - start;
    assert.ok(measured >= 19 && measured <= performance.now() - before, `${measured}`);
  });
});

test("crypto.getRandomValues fills the array anew each time", async () => {
  const numbers: bigint[] = [];
  await run((guest) => numbers.push(guest.randomValues(), guest.randomValues()));
  assert.is(new Set(numbers).size, 2);
  assert.not.ok(numbers.includes(0n));
});

test("without a clock or randomness a program traps and says why", async () => {
  const { guest, written } = await instantiateOn({});
  assert.throws(() => guest.now(), /unreachable/);
  assert.throws(() => guest.performanceNow(), /unreachable/);
  assert.throws(() => guest.randomValues(), /unreachable/);
  const [first, second, third] = written().split("\n");
  assert.equal([first, second], Array(2).fill("as-io-lifetimes: clock_time_get failed, so there is no time"));
  assert.is(third, "as-io-lifetimes: random_get failed, so there is no randomness");
});

test("Math.random traps and says why when the host has no randomness", async () => {
  const { guest, written } = await instantiateOn({ random_get: () => Errno.NOSYS });
  assert.throws(() => guest.random(), /unreachable/);
  assert.match(written(), /^abort: random_get failed/);
});

test("text goes on after short writes, an interrupted call and a full pipe", async () => {
  const answers = [Errno.AGAIN, Errno.SUCCESS, Errno.INTR, Errno.SUCCESS];
  let yields = 0;
  const { guest, written } = await instantiateOn({
    answer: (call) => answers[call % answers.length]!,
    most: 7,
    sched_yield: () => (yields++, Errno.SUCCESS),
  });
  guest.toConsoleLong();
  assert.is(written(), `${long}\n`);
  assert.ok(yields > 100);
});

test("text that can't be written is given up, and the program goes on", async () => {
  for (const failure of [{ answer: () => Errno.BADF }, { most: 0 }]) {
    const { guest, written } = await instantiateOn(failure);
    guest.toConsoleLong();
    assert.is(written(), "");
  }
});

test("a line on the console allocates nothing", async () => {
  const { guest, written } = await instantiateOn({});
  const growth = guest.heapGrowth(false);
  assert.is(guest.heapGrowth(true), growth);
  assert.is(written(), "naïve — 😀\n");
});

test.run();

/** Runs the program on node:wasi with files for its output. */
async function run(call: (guest: Guest) => void) {
  const directory = mkdtempSync(join(tmpdir(), "std-imports-"));
  const path = (name: string) => join(directory, name);
  const fds = [openSync("/dev/null", "r"), openSync(path("out"), "w"), openSync(path("err"), "w")] as const;
  try {
    const wasi = new WASI({ version: "preview1", stdin: fds[0], stdout: fds[1], stderr: fds[2] });
    const { instance, exports } = await instantiate<Guest>(wasm, wasi.getImportObject() as never);
    wasi.initialize(instance);
    let error: string | null = null;
    try {
      call(exports);
    } catch (trap) {
      error = String(trap);
    }
    return { stdout: readFileSync(path("out"), "utf8"), stderr: readFileSync(path("err"), "utf8"), error };
  } finally {
    fds.forEach((fd) => closeSync(fd));
    rmSync(directory, { recursive: true });
  }
}

interface Host {
  /** The errno of a write, from how many writes there were before. */
  answer?: (call: number) => Errno;
  /** The most bytes that a write takes. */
  most?: number;
  sched_yield?: () => Errno;
  random_get?: () => Errno;
}

/** Instantiates the program on a host that fails in ways that files don't. */
async function instantiateOn({ answer, most = Infinity, ...others }: Host) {
  const chunks: Uint8Array[] = [];
  let calls = 0;
  const fd_write = (_fd: number, ciovec: number, _count: number, nwritten: number) => {
    const memory = new DataView(exports.memory.buffer);
    const errno = answer?.(calls++) ?? Errno.SUCCESS;
    if (errno !== Errno.SUCCESS) return errno;
    const start = memory.getUint32(ciovec, true);
    const length = Math.min(most, memory.getUint32(ciovec + 4, true));
    chunks.push(new Uint8Array(exports.memory.buffer.slice(start, start + length)));
    memory.setUint32(nwritten, length, true);
    return errno;
  };
  const refuse = () => Errno.NOSYS;
  const host = { fd_write, sched_yield: refuse, random_get: refuse, clock_time_get: refuse, ...others };
  const { exports } = await instantiate<Guest>(wasm, { wasi_snapshot_preview1: host });
  exports._initialize();
  return { guest: exports as Guest, written: () => Buffer.concat(chunks).toString("utf8") };
}

// The line of the program that an abort message points at, once the rest of the message is as expected.
function sourceOf(stderr: string, message: string): string {
  assert.is(stderr.slice(0, message.length), message);
  const place = new RegExp(`^ in ${entry}\\((\\d+):(\\d+)\\)\\n$`).exec(stderr.slice(message.length));
  assert.ok(place, stderr);
  const [line, column] = [Number(place![1]), Number(place![2])];
  return source[line - 1]!.slice(column - 1);
}
