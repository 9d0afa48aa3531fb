// Reads and writes that don't call the module have the same results and errors as those that do. `slow` is the same module
// without `io_table`, so that every call goes through it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { File, Host, OwnedFd } from "../../js/host/index.js";
import { HandleTable } from "../../js/host/bridge/handle-table.js";
import { compile } from "../support/asc.js";
import { engine, instantiate } from "../support/engine.js";

const test = suite(`direct reads and writes on ${engine}`);
const direct = (await compile("tests/guest/host/direct.ts", ["--exportRuntime"])) as Uint8Array<ArrayBuffer>;
const slow = without("io_table");

/** The module without some of its exports, which get other names. */
function without(...names: string[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(direct);
  for (const name of names) {
    const at = bytes.indexOf(`${String.fromCharCode(name.length)}${name}\0`, 0, "latin1");
    assert.ok(at > 0, `the module exports ${name}`);
    bytes.write("x", at + 1, "latin1");
  }
  return new Uint8Array(bytes);
}

type Calls = Record<string, (...args: number[]) => number>;

/** An instance with a directory of its own, and the owners that a script has made. */
class Side {
  readonly owners: (File | OwnedFd)[] = [];

  private constructor(
    readonly host: Host,
    readonly dir: string,
  ) {}

  static async start(module: Uint8Array<ArrayBuffer>, maxDisk: number | undefined): Promise<Side> {
    const dir = mkdtempSync(join(tmpdir(), "io-lifetimes-direct-"));
    mkdirSync(join(dir, "dir"));
    writeFileSync(join(dir, "data"), Buffer.from(Array.from({ length: 300 }, (_, i) => i & 255)));
    writeFileSync(join(dir, "other"), "other");
    const host = await instantiate({
      module,
      preopens: { ".": dir },
      stdin: "some input",
      stdout: "ignore",
      stderr: "ignore",
      ...(maxDisk !== undefined && { maxDisk }),
    });
    return new Side(host, dir);
  }

  get calls(): Calls {
    return this.host.exports as unknown as Calls;
  }

  end(): Record<string, string> {
    this.host.end();
    const names = readdirSync(this.dir).filter((name) => name !== "dir");
    const left = Object.fromEntries(names.map((name) => [name, readFileSync(join(this.dir, name), "hex")]));
    rmSync(this.dir, { recursive: true });
    return left;
  }
}

/** One step: what it does with the owner number `who`, and numbers for it. */
const step = fc.record({
  what: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constantFrom("read", "write", "readAt", "writeAt", "seek", "tell", "rest", "read inside"),
    },
    { weight: 3, arbitrary: fc.constantFrom("seek raw", "take rights", "append mode", "set size", "fill", "grow") },
    { weight: 3, arbitrary: fc.constantFrom("open", "open to write", "append", "clone", "close", "move", "redirect") },
    { weight: 1, arbitrary: fc.constantFrom("memory file", "pipe", "directory", "close behind") },
  ),
  who: fc.nat(3),
  size: fc.oneof(fc.nat(20), fc.constantFrom(0, 300, 5_000, 70_000)),
  at: fc.oneof(fc.nat(400), fc.constantFrom(2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1)),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does a step and returns what a caller sees of it. */
function take(side: Side, { what, who, size, at }: Step): unknown {
  const { host, owners, calls } = side;
  const add = (owner: File | OwnedFd) => void owners.push(owner);
  if (what === "open") return add(host.open("data"));
  if (what === "open to write") return add(host.open("data", { read: true, write: true }));
  if (what === "append") return add(host.open("data", { append: true }));
  if (what === "directory") return add(host.openDir("dir").intoFd());
  if (what === "memory file") return add(host.memoryFile());
  if (what === "pipe") {
    const { reader, writer } = host.pipe(64);
    return owners.push(reader.intoFd(), writer.intoFd());
  }
  if (what === "fill") return calls["fill"]!(size % 50);
  if (what === "grow") return calls["growMemory"]!(1) > 0;
  const owner = owners[who];
  if (owner === undefined) return undefined;
  const buffer = new Uint8Array(size).fill(who + 1);
  switch (what) {
    case "read":
      return [owner.read(buffer), Buffer.from(buffer).toString("hex")];
    case "readAt":
      return [owner.readAt(at, buffer), Buffer.from(buffer).toString("hex")];
    case "write":
      return owner.write(buffer);
    case "writeAt":
      return owner.writeAt(Math.min(at, 400), buffer);
    case "seek":
      return owner.seek(Math.min(at, 5_000));
    case "tell":
      return owner.tell();
    case "rest":
      return Buffer.from(owner.readToEnd()).toString("hex");
    case "set size":
      return owner.setSize(size);
    case "append mode":
      return owner.setFlags({ append: size % 2 === 0 });
    case "clone":
      return add(owner.tryClone());
    case "close":
      return owner.close();
    case "move":
      return void (owners[owners.indexOf(owner)] = owner.intoFd());
    case "close behind":
      return calls["closeBehind"]!(owner.asHandle());
    case "take rights":
      return calls["takeRights"]!(owner.asHandle());
    case "seek raw":
      return calls["seekRaw"]!(owner.asHandle(), Math.min(at, 400));
    case "read inside":
      return calls["readInside"]!(owner.asHandle(), size) >= 0;
    case "redirect":
      return add(host.redirectStdio(who % 2 === 0 ? "stdin" : "stdout", owner));
    default:
      throw new Error(what);
  }
}

function seen(side: Side, step: Step): unknown {
  try {
    return take(side, step);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

for (const maxDisk of [undefined, 2_000]) {
  const limits = maxDisk === undefined ? "" : ", with maxDisk";
  test(`random calls have the same results and errors without a call into the module and with it${limits}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const sides = [await Side.start(direct, maxDisk), await Side.start(slow, maxDisk)] as const;
        try {
          for (const side of sides)
            side.owners.push(side.host.open("data", { read: true, write: true }), side.host.open("data"));
          for (const step of steps) assert.equal(seen(sides[0], step), seen(sides[1], step), JSON.stringify(step));
        } finally {
          const [left, right] = sides.map((side) => side.end());
          assert.equal(left, right, "the files");
        }
      }),
      { numRuns: 50 },
    );
  });
}

test("a file of the host is read and written without a call into the module, and nothing else is", async () => {
  const side = await Side.start(without("io_read", "io_read_at", "io_write", "io_write_at"), undefined);
  const { host } = side;
  const buffer = new Uint8Array(10);
  using file = host.open("data", { read: true, write: true });
  assert.is(file.read(buffer), 10);
  assert.is(file.write(buffer), 10);
  assert.is(file.readAt(5, buffer), 10);
  assert.is(file.writeAt(5, buffer), 10);
  assert.is(file.tell(), 20);
  assert.is(file.readToEnd().length, 280);
  using memory = host.memoryFile();
  assert.throws(() => memory.read(buffer), /is not a function/);
  side.end();
});

test("what isn't a range of a Uint8Array is refused before anything is read", async () => {
  const side = await Side.start(direct, undefined);
  using file = side.host.open("data", { read: true, write: true });
  const buffer = new Uint8Array(16);
  const detached = new Uint8Array(16);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const ranges: [at: number, length: number][] = [
    [-1, 1],
    [0, -1],
    [0, 17],
    [16, 1],
    [0.5, 1],
    [0, 1.5],
    [NaN, 1],
    [0, NaN],
    [0, Infinity],
    [2 ** 53, 0],
    [1n as never, 1],
  ];
  for (const [at, length] of ranges) {
    for (const call of [
      () => file.read(buffer, at, length),
      () => file.write(buffer, at, length),
      () => file.readAt(0, buffer, at, length),
      () => file.writeAt(0, buffer, at, length),
    ])
      assert.throws(call, (error: unknown) => error instanceof RangeError, `${at}, ${length}`);
  }
  assert.throws(
    () => file.read(detached, 0, 16),
    (error: unknown) => error instanceof RangeError,
  );
  for (const other of [
    new DataView(buffer.buffer),
    new Float64Array(2),
    new ArrayBuffer(16),
    [1, 2],
    "text",
    undefined,
    null,
  ])
    for (const call of [
      () => file.read(other as never),
      () => file.write(other as never),
      () => file.readAt(0, other as never),
    ])
      assert.throws(call, (error: unknown) => error instanceof TypeError, String(other));
  for (const offset of [-1, 0.5, NaN, Infinity, 2 ** 53, 1n, "1"])
    for (const call of [() => file.readAt(offset as number, buffer), () => file.writeAt(offset as number, buffer)])
      assert.throws(call, (error: unknown) => error instanceof RangeError, String(offset));
  assert.is(file.tell(), 0);
  assert.is(file.read(detached), 0);
  const shared = new Uint8Array(new SharedArrayBuffer(16));
  assert.is(file.read(shared), 16);
  assert.is(shared[15], 15);
  const large = new Uint8Array(3 * 2 ** 20);
  assert.is(file.write(large), 2 ** 20, "at most this many bytes by one call");
  side.end();
});

test("a table that isn't one finds nothing, and reads beyond no end", () => {
  const numbers = fc.oneof(fc.integer(), fc.nat(300), fc.constantFrom(0x7fffffff, -1, -(2 ** 31), 0));
  const property = fc.property(
    fc.array(numbers, { minLength: 2, maxLength: 64 }),
    numbers,
    numbers,
    fc.nat(400),
    (words, slots, mask, place) => {
      const buffer = new ArrayBuffer(256);
      const memory = new Int32Array(buffer);
      memory.set(words.slice(0, 64));
      memory.set([slots, mask], 8);
      const table = new HandleTable({ buffer }, place % 3 === 0 ? place : 32);
      for (const handle of [0, 1, 2 ** 31 - 1, -1, NaN, 1.5, memory[20]!]) {
        const raw = table.rawOf(handle);
        assert.ok(Number.isInteger(raw) && raw === (raw | 0), String(raw));
      }
    },
  );
  fc.assert(property, { numRuns: 2_000 });
});

test.run();
