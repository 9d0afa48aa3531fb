// Forged handles and forged memory: a guest that lies to the host, and a host that passes numbers nobody gave. Whatever
// happens is a result, a HostError or an IoError, and nothing outside of the guest changes.
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, IoError, type Host } from "../../js/host/index.js";
import { Random } from "../ownership/fuzz/random.js";
import { callsModule, preview1 } from "../support/calls-module.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { engine, instantiate } from "../support/engine.js";
import { lyingLibrary } from "../support/lying-library.js";
import { tree } from "../support/tree.js";

const test = suite("forged handles and memory");
const END = 1 << 17;
const NUMBERS = [
  ...[0, 1, 2, 3, 4, 5, 63, 64, 255, 4095, 4096, 65_535, 65_536, 1 << 20, 0x7fffffff, -1, -2, -64, -4096, -0x80000000],
  ...[END - 1, END - 4, END - 8, END, END + 1, 0x00010001, 0x01000001, 0x00ff0003, 0x40000000, 0x60000001],
];

/** Does work that may fail with an error of the host; any other error is a fault. Returns whether it succeeded. */
function tolerated(what: string, work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof HostError || error instanceof IoError) return false;
    throw new Error(`${what}: ${(error as Error).stack ?? String(error)}`, { cause: error });
  }
}

/** What TypeScript does with an instance; each reaches the module's exports. */
const ON_HOST: Readonly<Record<string, (host: Host) => unknown>> = {
  open: (host) => onFile(host.open("file", { read: true, write: true })),
  create: (host) => onFile(host.open("new", { write: true, create: true })),
  openDir: (host) => host.openDir(".").entries(),
  readDir: (host) => [...host.openDir(".").readDir()],
  stat: (host) => host.stat("file"),
  exists: (host) => host.exists("file"),
  readFile: (host) => host.readFile("file"),
  writeFile: (host) => host.writeFile("file", "text"),
  replaceFile: (host) => host.replaceFile("file", "text"),
  rename: (host) => host.rename("file", "other"),
  readlink: (host) => host.readlink("file"),
  copy: (host) => host.copy("file", "other"),
  removeDirAll: (host) => host.removeDirAll("dir"),
  walk: (host) => [...host.walk(".")],
  tempFile: (host) => host.tempFile(),
  pipe(host) {
    const { reader, writer } = host.pipe();
    writer.write(new Uint8Array(10));
    reader.read(new Uint8Array(10));
    host.poll([{ fd: reader, events: "in" } as never], 0);
  },
  memoryFile: (host) => onFile(host.memoryFile()),
  leakReport: (host) => host.leakReport(),
  givenSocket: (host) => host.givenSocket().recv(new Uint8Array(10)),
  countGivenSockets: (host) => host.countGivenSockets(),
};

function onFile(file: ReturnType<Host["open"]>): void {
  const around = new Uint8Array(3000).fill(7);
  const into = around.subarray(1000, 1010);
  for (const work of [
    () => file.read(into),
    () => file.readAt(3, into),
    () => file.write(into),
    () => file.writeAt(3, into),
    () => file.seek(5),
    () => file.tell(),
    () => file.stat(),
    () => file.readToEnd(),
    () => file.setFlags({ append: true }),
    () => file.tryClone().close(),
  ])
    tolerated(work.toString(), work);
  assert.ok(
    around.every((byte, index) => byte === 7 || (index >= 1000 && index < 1010)),
    "a read fills what it was given",
  );
  file.close();
}

test("a library that lies to the host breaks nothing of the host", async () => {
  using files = tree({ file: "text", "dir/file": "text" });
  let succeeded = 0;
  for (let seed = 1; seed <= 20; seed++) {
    for (const [name, work] of Object.entries(ON_HOST)) {
      using host = await instantiate({
        module: lyingLibrary(seed, 200),
        preopens: { ".": files.path },
        stdin: "ignore",
      });
      if (tolerated(`seed ${seed}, ${name}`, () => work(host))) succeeded++;
    }
  }
  assert.ok(succeeded > 0);
  assert.is(readFileSync(files.at("file"), "utf8"), "text");
});

/** What waits without an end if it is told to, and what loops as long. */
const WAITS = /^io_(poll|accept|recv|send|lock_elsewhere)$/;

test("handles, indices and addresses that nobody gave, in each call of the library", async () => {
  using files = tree({ "in/file": "text", "out/file": "secret" });
  const before = openInProcess();
  const random = new Random(1);
  const options = { preopens: { ".": files.at("in") }, stdin: "ignore", stdout: "ignore", stderr: "ignore" } as const;
  const { succeeded, traps } = { succeeded: new Set<string>(), traps: new Set<string>() };
  let host: Host = await instantiate(options);
  const names = Object.keys(host.exports).filter((name) => name.startsWith("io_") && !WAITS.test(name));
  for (let round = 0; round < 15; round++) {
    const file = host.open("file").intoHandle();
    for (const name of names) {
      const call = host.exports[name] as (...args: unknown[]) => unknown;
      const numbers = () => random.pick([...NUMBERS, file, file ^ 0x10000, file + 1]);
      const args = Array.from({ length: call.length || 6 }, numbers);
      const inBigints = name === "io_set_times" ? [args[0], BigInt(args[1]!), BigInt(args[2]!)] : args;
      const as = name === "io_read_dir" ? [args[0], BigInt(args[1]!), args[2]! & 0xffff] : inBigints;
      if (tolerated(`${name}(${as})`, () => call(...as))) succeeded.add(name);
      else traps.add(name);
      if (host.leaks().length > 0 || tolerated("is it there", () => host.exists("file"))) continue;
      host.end();
      host = await instantiate(options);
      host.open("file").intoHandle();
    }
    host.end();
    host = await instantiate(options);
  }
  host.end();
  assert.ok(succeeded.size > 40 && traps.size > 5, `${succeeded.size} succeeded, ${traps.size} trapped`);
  assert.is(readFileSync(files.at("out/file"), "utf8"), "secret");
  await nothingStaysOpen(before);
});

test("TypeScript's owners of handles that nobody gave", async () => {
  using files = tree({ file: "text" });
  using host = await instantiate({ preopens: { ".": files.path }, stdin: "ignore" });
  const file = host.open("file");
  const makers = ["ownedFd", "file", "dir", "pipeReader", "pipeWriter", "socket"] as const;
  // The lowest are the library's own standard streams and preopens, which may be taken.
  for (const number of [...NUMBERS, 0x10002, 0x20002, 2 ** 32, 2 ** 53, NaN, 1.5])
    for (const maker of makers) {
      const isTaken = tolerated(`${maker}(${number})`, () => host[maker](number));
      assert.not(isTaken && Math.abs(number) > 255, `${maker}(${number})`);
    }
  assert.is(file.readToString(), "text");
});

test("each call of preview1 with addresses at the end of the memory, negative lengths and numbers of nobody's descriptor", async () => {
  using files = tree({ "in/file": "text", "out/file": "secret" });
  const before = openInProcess();
  const random = new Random(2);
  const module = callsModule();
  const options = {
    module,
    preopens: { "/": files.at("in") },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
  } as const;
  let ended = 0;
  for (const [name, { params }] of Object.entries(preview1)) {
    if (name === "poll_oneoff" || name === "proc_exit") continue;
    let host = await instantiate(options);
    for (let round = 0; round < 40; round++) {
      const args = params.map((type, index) => {
        const number = index === 0 && random.chance(0.6) ? random.below(5) : random.pick(NUMBERS);
        return type === "i64" ? BigInt(number) : number;
      });
      const call = host.exports[name] as (...args: unknown[]) => number;
      let errno = 0;
      if (tolerated(`${name}(${args})`, () => (errno = call(...args) ?? 0)))
        assert.ok(errno >= 0 && errno <= 76, `${name}(${args}) returned ${errno}`);
      else {
        ended++; // wasmtime's own WASI traps
        host.end();
        host = await instantiate(options);
      }
    }
    host.end();
  }
  assert.ok(engine === "wasmtime:wasi" || ended === 0, `${ended} calls trapped`);
  assert.is(readFileSync(files.at("out/file"), "utf8"), "secret");
  await nothingStaysOpen(before);
});

test.run();
