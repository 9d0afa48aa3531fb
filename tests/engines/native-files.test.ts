// On node:wasi a file that is used often is handed to Node's WASI. Nothing of that may show but the speed: the same calls
// answer the same on node, in any order, and whatever is called between.
import { mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "../ownership/fuzz/random.js";
import { OurGuest, ourNames } from "../preview1/fuzz/guest.js";
import { play, treeBelow } from "../preview1/fuzz/play.js";
import type { Step } from "../preview1/fuzz/script.js";
import { createGuard } from "../../js/host/guard/guard.js";
import { openInProcess } from "../support/descriptors.js";
import { Probe, READ, WRITE } from "../support/probe.js";
import { tree } from "../support/tree.js";

const test = suite("node:wasi: files that Node's WASI has");
const RIGHTS = READ | WRITE;

/** Opens two files, and then mostly reads, writes and seeks in them. */
function busyScript(random: Random, length: number): Step[] {
  const open = (path: string, fdflags: number): Step => ({
    ...{ op: "open", fd: 0, path, follow: 1, oflags: 1, fdflags, rights: RIGHTS },
  });
  const steps: Step[] = [open("a", 0), open("b", random.pick([0, 1]))];
  let [live, opened] = [[1, 2] as [number, number], 2];
  const far = [-1n, 0n, 3n, 1n << 40n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];
  const offset = () => (random.chance(0.1) ? random.pick(far) : BigInt(Math.floor(random.next() * 40)));
  while (steps.length < length) {
    const fd = random.pick(live);
    const text = random.pick(["", "x", "hello", "0123456789"]);
    const op = random.pick([
      ...(["read", "read", "read", "pread", "write", "write", "pwrite", "seek", "seek", "tell"] as const),
      ...(random.chance(0.3) ? (["stat", "fdstat", "setSize", "setFlags", "renumber", "sync"] as const) : []),
    ]);
    if (op === "read") steps.push({ op, fd, size: random.pick([0, 1, 7, 100]) });
    else if (op === "pread") steps.push({ op, fd, size: 7, offset: offset() });
    else if (op === "write") steps.push({ op, fd, text });
    else if (op === "pwrite") steps.push({ op, fd, text, offset: offset() });
    else if (op === "seek") steps.push({ op, fd, offset: offset(), whence: random.pick([0, 1, 2, 3]) });
    else if (op === "setSize") steps.push({ op, fd, offset: BigInt(Math.floor(random.next() * 60)) });
    else if (op === "setFlags") steps.push({ op, fd, fdflags: random.pick([0, 1, 4, 16]) });
    else if (op === "renumber") {
      steps.push({ op, fd: live[0], other: live[1] }, open("a", 0));
      live = [live[1], ++opened];
    } else steps.push({ op, fd });
  }
  return steps;
}

test("random calls on two files answer the same as on node", async () => {
  using files = tree({});
  const guests = ourNames.map((name) => new OurGuest(name));
  for (let seed = 1; seed <= 40; seed++) {
    const script = busyScript(new Random(seed), 250);
    const outcomes: string[][] = [];
    for (const guest of guests) {
      mkdirSync(files.at("dir"));
      outcomes.push([...(await play(guest, files.at("dir"), script)), ...treeBelow(files.at("dir"))]);
      await guest.end();
      rmSync(files.at("dir"), { recursive: true });
    }
    const at = outcomes[0]!.findIndex((line, index) => line !== outcomes[1]![index]);
    if (at >= 0) assert.unreachable(`seed ${seed}, step ${at}: ${outcomes[0]![at]} and ${outcomes[1]![at]}`);
  }
});

/** How often this process has a file open. */
function timesOpen(path: string): number {
  const linkOf = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return undefined; // that of the listing itself
    }
  };
  return readdirSync("/proc/self/fd").filter((fd) => linkOf(fd) === path).length;
}

test("a file is opened once more after some calls, and everything is closed at the end", () => {
  using files = tree({ a: "0123456789", b: "" });
  const before = openInProcess();
  const probe = new Probe({ preopens: { "/": files.path } }, createGuard);
  const fd = probe.open("a", { rights: READ });
  assert.is(probe.read(fd, 1), "0");
  assert.is(timesOpen(files.at("a")), 1);
  for (let i = 0; i < 20; i++) probe.read(fd, 1);
  assert.is(timesOpen(files.at("a")), 2);
  writeFileSync(files.at("a"), "new");
  assert.is(probe.wasi.imports.fd_close(fd), 0);
  assert.is(timesOpen(files.at("a")), 0);
  const other = probe.open("b", { rights: WRITE });
  for (let i = 0; i < 20; i++) assert.is(probe.write(other, "x"), 1);
  assert.is(timesOpen(files.at("b")), 2);
  assert.is(probe.wasi.sweep().length, 1);
  assert.is(openInProcess(), before);
});

test("what isn't a regular file isn't handed over", () => {
  using files = tree({ d: null });
  const probe = new Probe({ preopens: { "/": files.path, "/dev": "/dev" } }, createGuard);
  const zero = probe.open("zero", { dir: 4, rights: READ });
  for (let i = 0; i < 20; i++) assert.is(probe.read(zero, 2), "\0\0");
  assert.is(timesOpen("/dev/zero"), 1);
  probe.wasi.sweep();
});

test.run();
