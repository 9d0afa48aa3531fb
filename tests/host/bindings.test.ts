// The option `bindings`: exports take and return strings and arrays, as asc's own bindings convert them.
import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileCached } from "../../scripts/targets/asc.js";
import { HostError, TrapError, type Bindings } from "../../js/host/index.js";
import { engine, instantiate, onV8 } from "../support/engine.js";
import { tree } from "../support/tree.js";

const test = suite(`bindings on ${engine}`);

/** What the declarations of the bindings say. */
interface Own {
  greet(name: string): string;
  doubled(values: number[]): number[];
  reversed(bytes: Uint8Array): Uint8Array;
  large(value: bigint): bigint;
  openFile(path: string): number;
  fail(why: string): void;
  grow(): number;
}

const files = tree({ "a.txt": "some text" });
let bindings: Bindings<Own>;

test.before(async () => {
  const args = ["tests/guest/host/bindings.ts", "--config", "asconfig.unchecked.json", "--target", "debug"];
  args.push("--exportStart", "_initialize", "--exportRuntime", "--bindings", "raw", "--outFile", "out.wasm");
  const { error, stderr, files: made } = await compileCached({ args });
  if (error !== undefined) throw new Error(stderr);
  mkdirSync(files.at("made"));
  for (const [name, bytes] of made) writeFileSync(files.at(`made/${name}`), bytes);
  writeFileSync(files.at("made/package.json"), '{ "type": "module" }');
  bindings = (await import(pathToFileURL(files.at("made/out.js")).href)).instantiate as Bindings<Own>;
});
test.after(() => files.dispose());

const start = () =>
  instantiate({ module: files.at("made/out.wasm"), bindings, preopens: { ".": files.path }, stderr: "ignore" });

if (!onV8) {
  test("an engine without memories of V8 refuses them", async () => {
    try {
      await start();
      assert.unreachable();
    } catch (error) {
      assert.instance(error, HostError);
      assert.match((error as Error).message, /use the engine node or node:wasi/);
    }
  });
} else {
  test("strings, arrays and 64-bit numbers pass both ways", async () => {
    using host = await start();
    const { greet, doubled, reversed, large, grow } = host.exports;
    assert.is(greet("naïve 😀"), "hello, naïve 😀");
    assert.equal(doubled([1, 2, -3]), [2, 4, -6]);
    assert.ok(grow() > 0);
    assert.equal(reversed(Uint8Array.of(1, 2, 3)), Uint8Array.of(3, 2, 1));
    assert.is(large(2n ** 40n), 2n ** 40n + 1n);
    assert.is(greet("x".repeat(100_000)).length, 100_007);
  });

  test("the loader's helpers and the owners are there as well", async () => {
    using host = await start();
    assert.is(host.exports.__getString(host.exports.__newString("text")), "text");
    using file = host.file(host.exports.openFile("a.txt"));
    assert.is(file.readToString(), "some text");
    assert.is(host.exports.memory.buffer.byteLength % 65536, 0);
  });

  test("a trap below the conversion ends the instance", async () => {
    using host = await start();
    assert.throws(
      () => host.exports.fail("for a reason"),
      (error: unknown) => error instanceof TrapError,
    );
    assert.throws(() => host.exports.greet("x"), /the instance is gone/);
  });

  test("what isn't asc's bindings, and a compiled module, are refused by name", async () => {
    const failures: [options: object, message: RegExp][] = [
      [{ bindings: {} }, /`bindings` must be the function/],
      [{ module: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) }, /memory/],
    ];
    for (const [options, message] of failures) {
      try {
        await instantiate({ module: files.at("made/out.wasm"), bindings, ...options });
        assert.unreachable();
      } catch (error) {
        assert.instance(error, HostError);
        assert.match((error as Error).message, message);
      }
    }
  });
}

test.run();
