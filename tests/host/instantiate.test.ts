// User modules in an instance: exports, handles that cross the boundary, traps, and modules that are rejected.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { HostError, TrapError, type Host, type Leak } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { instantiate } from "../support/engine.js";
import { withHost } from "../support/host.js";

const module = (await compile("tests/guest/host/reactor.ts", ["--exportRuntime"])) as Uint8Array<ArrayBuffer>;

interface Reactor {
  countBytes(fd: number): number;
  eat(file: number): void;
  give(path: number): number;
  giveIfThere(path: number): number;
  hello(name: number): number;
  leak(path: number): void;
  trapWithOpenFile(path: number): void;
  abortWithText(): void;
}
const calls = (host: Host) => host.exports as unknown as Reactor;

test("exports are called by name, with strings by AssemblyScript's loader", () =>
  withHost(
    {},
    (host) => {
      const { __newString, __getString } = host.exports;
      assert.is(__getString(calls(host).hello(__newString("Jürgen"))), "hello Jürgen");
    },
    { module },
  ));

test("an export borrows a descriptor, and the host stays its owner", () =>
  withHost(
    { "a.txt": "hello world" },
    (host) => {
      using file = host.open("a.txt");
      using fd = file.asFd();
      assert.is(calls(host).countBytes(fd.asHandle()), 11);
      file.seek(6);
      assert.is(calls(host).countBytes(file.asHandle()), 5);
    },
    { module },
  ));

test("an export that takes an owner moves it into the module", () =>
  withHost(
    { "a.txt": "hello" },
    (host) => {
      const file = host.open("a.txt");
      calls(host).eat(file.intoHandle());
      assert.throws(() => file.tell(), /this File gave its descriptor away by intoHandle\(\)/);
      assert.equal(host.leaks(), []);
    },
    { module },
  ));

test("isLive is what the module's table says, also after the module has dropped what was lent to it", () =>
  withHost(
    { "a.txt": "hello" },
    (host) => {
      const file = host.open("a.txt");
      calls(host).eat(file.asHandle());
      assert.is(file.isLive, false);
    },
    { module },
  ));

test("an option that doesn't exist is refused, with the one that was meant", async () => {
  for (const [options, message] of [
    [{ preopenz: {} }, '`instantiate` has no option "preopenz": did you mean `preopens`?'],
    [{ onleak: () => {} }, '`instantiate` has no option "onleak": did you mean `onLeak`?'],
  ] as const) {
    const failed = await instantiate(options as object).catch((error: unknown) => error);
    assert.ok(failed instanceof HostError && failed.code === "ERR_IO_LIFETIMES_BAD_OPTION");
    assert.is((failed as Error).message, message);
  }
});

test("an export that gives an owner moves it out to the host", () =>
  withHost(
    { "a.txt": "hello" },
    (host) => {
      const path = host.exports.__newString("a.txt");
      using file = host.file(calls(host).give(path));
      assert.is(file.readToString(), "hello");
      using fd = host.ownedFd(calls(host).giveIfThere(path));
      assert.is(fd.isLive, true);
      assert.is(calls(host).giveIfThere(host.exports.__newString("none")), 0);
      assert.throws(() => host.file(0), /0 is no live handle/);
      assert.throws(() => host.file(123456), /123456 is no live handle/);
    },
    { module },
  ));

test("a report longer than any buffer before it arrives whole, and what follows isn't harmed", () =>
  withHost(
    { "a.txt": "hello" },
    (host) => {
      const files = Array.from({ length: 3000 }, () => host.open("a.txt"));
      const lines = host.leakReport().split("\n");
      assert.is(lines.length, 3001);
      assert.ok(
        lines
          .slice(0, -1)
          .every((line) => /^fd \d+ "a\.txt" \(regular file\), owned by File, opened \d+ table/.test(line)),
      );
      assert.is(files[17]!.readToString(), "hello");
      for (const file of files) file.close();
    },
    { module },
  ));

test("what the module leaves open is reported and closed at the end", async () => {
  const before = openInProcess();
  const reports: Leak[][] = [];
  await withHost(
    { "a.txt": "hello" },
    (host) => {
      calls(host).leak(host.exports.__newString("a.txt"));
      assert.match(
        host.leakReport(),
        /^fd \d+ "a\.txt" \(regular file\), owned by File, opened 0 table operations ago\n$/,
      );
    },
    { module, onLeak: (leaks) => reports.push(leaks) },
  );
  assert.is(reports.length, 1);
  assert.match(String(reports[0]![0]), /"a.txt" \(regular file\)/);
  await nothingStaysOpen(before);
});

test("a trap closes everything, ends the instance, and keeps the stack of the module", async () => {
  const before = openInProcess();
  const reports: Leak[][] = [];
  await withHost(
    { "a.txt": "hello" },
    (host) => {
      const file = host.open("a.txt");
      let trap: unknown;
      try {
        calls(host).trapWithOpenFile(host.exports.__newString("a.txt"));
      } catch (error) {
        trap = error;
      }
      assert.instance(trap, TrapError);
      assert.match((trap as TrapError).stack!, "trapWithOpenFile");
      assert.is(openInProcess(), before);
      assert.is(reports[0]!.length, 2);
      assert.throws(() => file.tell(), /the instance is gone: the module trapped/);
      assert.throws(() => calls(host).abortWithText(), /the instance is gone/);
    },
    { module, onLeak: (leaks) => reports.push(leaks) },
  );
  assert.is(reports.length, 1);
});

test("abort says why on the standard error of the instance", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "io-lifetimes-")), "stderr");
  const { openSync, closeSync, readFileSync } = await import("node:fs");
  const stderr = openSync(path, "w");
  await withHost({}, (host) => assert.throws(() => calls(host).abortWithText(), /unreachable/), { module, stderr });
  closeSync(stderr); // still ours
  assert.match(readFileSync(path, "utf8"), /^abort: no way in tests\/guest\/host\/reactor\.ts\(\d+:\d+\)\n$/);
  rmSync(join(path, ".."), { recursive: true });
});

test("a handle that ended in the module is refused there as well", () =>
  withHost(
    { "a.txt": "hello" },
    (host) => {
      const file = host.open("a.txt");
      const handle = file.asHandle();
      file.close();
      assert.is(calls(host).countBytes(handle), -8);
    },
    { module },
  ));

test("two instances know nothing of each other's descriptors", () =>
  withHost({ "a.txt": "hello" }, (one) =>
    withHost({ "a.txt": "other" }, (two) => {
      using a = one.open("a.txt");
      using b = two.open("a.txt");
      assert.is(a.readToString() + b.readToString(), "helloother");
      two.end();
      assert.is(a.seek(0), 0);
    }),
  ));

const refused = async (text: string | RegExp, work: Promise<unknown>, type: unknown = HostError) => {
  try {
    await work;
  } catch (error) {
    assert.instance(error, type as new () => unknown);
    assert.match((error as Error).message, text);
    return;
  }
  assert.unreachable("it worked");
};

test("a command is refused, with the name of the call for it", async () => {
  await refused(
    "use `run` for it",
    instantiate({
      module: (await compile("tests/guest/host/reactor.ts", ["--exportStart", "_start"])) as Uint8Array<ArrayBuffer>,
    }),
  );
});

test("a module without the library's calls runs, and open says what it lacks", async () => {
  const dir = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
  writeFileSync(join(dir, "plain.wat"), "");
  // (module (memory (export "memory") 1) (func (export "seven") (result i32) i32.const 7))
  const plain = Uint8Array.from([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 18, 2, 6, 109, 101, 109, 111,
    114, 121, 2, 0, 5, 115, 101, 118, 101, 110, 0, 0, 10, 6, 1, 4, 0, 65, 7, 11,
  ]);
  using host = await instantiate({ module: plain, preopens: { ".": dir } });
  assert.is((host.exports as unknown as { seven(): number }).seven(), 7);
  for (const call of [
    () => host.open("plain.wat"),
    () => host.leakReport(),
    () => host.file(5),
    () => host.stat("plain.wat"),
  ]) {
    assert.throws(call, /export \* from "as-io-lifetimes\/assembly\/bridge"/);
  }
  rmSync(dir, { recursive: true });
});

test("a file that isn't there, and bytes that are no module, are refused by name", async () => {
  await refused("can't read the module no-such.wasm", instantiate({ module: "no-such.wasm" }));
  await refused('doesn\'t start with "\\0asm"', instantiate({ module: Buffer.from("hello") }));
  await refused('can\'t preopen "/no/such"', instantiate({ preopens: { ".": "/no/such" } }));
});

test("a module gets the imports of the embedder beside preview1, and a missing one is named", async () => {
  const module = (await compile("tests/guest/host/imports.ts")) as Uint8Array<ArrayBuffer>;
  using host = await instantiate({ module, imports: { app: { double: (n: number) => 2 * n } } });
  assert.is((host.exports as unknown as { quadruple(n: number): number }).quadruple(5), 20);
  await refused("imports what WASI preview1 doesn't have: app.double", instantiate({ module }));
  await refused("app.double", instantiate({ module, imports: { app: { other: () => 1 } } }));
});

test("a hundred instances leave nothing open", async () => {
  await withHost({}, () => {});
  const before = openInProcess();
  for (let i = 0; i < 100; i++) await withHost({ "a.txt": "x" }, (host) => void host.open("a.txt"));
  await nothingStaysOpen(before);
});

test.run();
