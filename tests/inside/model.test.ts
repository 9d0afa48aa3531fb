// Pipes and socket pairs against a model of simple byte queues.
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { compileGuest, openGuest, type Guest } from "../support/guest.js";

const test = suite("assembly/inside: against a model");
const module = await compileGuest("tests/guest/inside/model.ts", ["--target", "release"]);

const SEED = 7_007;
const PIPE_BUF = 4096;

class Queue {
  bytes: number[] = [];
  readers = 1;
  writers = 1;
  constructor(public capacity: number) {}

  write(data: number[]): number {
    if (data.length === 0) return 0;
    if (this.readers === 0 || this.writers === 0) return -Errno.PIPE;
    const room = this.capacity - this.bytes.length;
    if (room === 0) return -Errno.AGAIN;
    if (data.length > room && data.length <= Math.min(PIPE_BUF, this.capacity)) return -Errno.AGAIN;
    const taken = data.slice(0, room);
    this.bytes.push(...taken);
    return taken.length;
  }

  read(length: number): number[] | number {
    if (length === 0 || this.bytes.length > 0 || this.writers === 0 || this.readers === 0)
      return this.bytes.splice(0, length);
    return -Errno.AGAIN;
  }

  get readable(): number {
    return this.bytes.length > 0 || this.writers === 0 || this.readers === 0 ? this.bytes.length : -1;
  }

  get writable(): number {
    if (this.readers === 0 || this.writers === 0) return 0;
    const room = this.capacity - this.bytes.length;
    return room >= Math.min(PIPE_BUF, this.capacity) ? room : -1;
  }

  lose(end: "readers" | "writers"): void {
    if (this[end] > 0) this[end]--;
    if (this.readers === 0) this.bytes = [];
  }
}

/** An end: what it reads from and writes to, and the handles of its owners. */
interface End {
  readonly incoming: Queue | undefined;
  readonly outgoing: Queue | undefined;
  handles: number[];
}

type Command = [
  name: "read" | "write" | "clone" | "close" | "capacity" | "shutdown",
  end: number,
  owner: number,
  size: number,
];

const command = fc.tuple(
  fc.constantFrom<Command[0]>(
    "read",
    "read",
    "read",
    "write",
    "write",
    "write",
    "write",
    "clone",
    "close",
    "capacity",
    "shutdown",
  ),
  fc.nat(1),
  fc.nat(9),
  fc.oneof(fc.nat(40), fc.nat(5000), fc.nat(70_000)),
);

for (const kind of ["pipe", "socket pair"] as const) {
  test(`whatever is done with a ${kind}, it does as the model`, () => {
    using guest = openGuest(module);
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constantFrom(4095, 4096, 65536)),
        fc.array(command, { maxLength: 80, size: "max" }),
        (capacity, commands) => play(guest, kind, capacity, commands),
      ),
      { seed: SEED, numRuns: 400 },
    );
  });
}

function play(guest: Guest, kind: "pipe" | "socket pair", capacity: number, commands: Command[]): void {
  const { call } = guest;
  const first = call(kind === "pipe" ? "makePipe" : "makePair", capacity);
  const forth = new Queue(capacity),
    back = kind === "pipe" ? undefined : new Queue(capacity);
  const ends: End[] = [
    { incoming: forth, outgoing: back, handles: [first] },
    { incoming: back, outgoing: forth, handles: [call("secondEnd")] },
  ];
  const at = call("bufferAt");
  let next = 0;
  for (const [name, which, owner, size] of commands) {
    const { incoming, outgoing, handles } = ends[which]!;
    if (handles.length === 0) continue;
    const handle = handles[owner % handles.length]!;
    const bytes = new Uint8Array((guest.instance.exports["memory"] as WebAssembly.Memory).buffer, at, 1 << 17);
    if (name === "write") {
      const data = Array.from({ length: size }, () => next++ & 0xff);
      bytes.set(data);
      assert.is(call("writeTo", handle, size), outgoing ? outgoing.write(data) : -Errno.BADF);
    } else if (name === "read") {
      const wanted = incoming ? incoming.read(size) : -Errno.BADF;
      const count = call("readFrom", handle, size);
      if (typeof wanted === "number") assert.is(count, wanted);
      else assert.ok(Buffer.from(bytes.subarray(0, count)).equals(Buffer.from(wanted)), "other bytes than the model's");
    } else if (name === "clone") {
      handles.push(call("clone", handle));
    } else if (name === "close") {
      call("close", handle);
      handles.splice(owner % handles.length, 1);
      if (handles.length > 0) continue;
      incoming?.lose("readers");
      outgoing?.lose("writers");
    } else if (name === "capacity") {
      const queue = incoming ?? outgoing!;
      const wanted = size === 0 ? -Errno.INVAL : size < queue.bytes.length ? -Errno.BUSY : 0;
      assert.is(call("setCapacity", handle, size), wanted);
      if (wanted === 0) queue.capacity = size;
      assert.is(call("capacity", handle), queue.capacity);
    } else {
      const how = (size % 3) + 1;
      assert.is(call("end", handle, how), kind === "pipe" ? -Errno.NOTSOCK : 0);
      if (kind === "pipe") continue;
      if (how & 1) incoming!.lose("readers");
      if (how & 2) outgoing!.lose("writers");
    }
    for (const end of ends) look(guest, end);
  }
  for (const { handles } of ends) for (const handle of handles) call("close", handle);
}

/** What `poll` would say of an end. */
function look({ call }: Guest, { incoming, outgoing, handles }: End): void {
  const [handle] = handles;
  if (handle === undefined) return;
  assert.is(call("readable", handle), incoming?.readable ?? -1);
  assert.is(call("writable", handle), outgoing?.writable ?? -1);
  assert.is(Boolean(call("hungUp", handle)), incoming ? incoming.writers === 0 : outgoing!.readers === 0);
}

test.run();
