// The option `bindings`: exports take and return strings and arrays, as asc's own bindings convert them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileCached } from "../../scripts/targets/asc.js";
import { HostError, TrapError, type Bindings } from "../../js/host/index.js";
import { engine, instantiate, onV8 } from "../support/engine.js";
import { tree } from "../support/tree.js";

const test = suite(`bindings on ${engine}`);

/** What the declarations of the bindings of `handles.ts` say: handles and results are numbers. */
interface Handles {
  openJournal(path: string): number;
  note(journal: number, text: string): boolean;
  say(to: number, text: string): number;
  finish(journal: number, last: string): number;
  maybe(path: string): number;
  keep(name: string, file: number): void;
  release(name: string): number;
}

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

/** Compiles a program with bindings into a folder of its own. Returns their `instantiate`. */
async function compile<T extends object>(program: string, config: string, folder: string): Promise<Bindings<T>> {
  const args = [`tests/guest/host/${program}.ts`, "--config", config, "--target", "debug"];
  args.push("--exportStart", "_initialize", "--exportRuntime", "--bindings", "raw", "--outFile", "out.wasm");
  const { error, stderr, files: made } = await compileCached({ args });
  if (error !== undefined) throw new Error(stderr);
  mkdirSync(files.at(folder));
  for (const [name, bytes] of made) writeFileSync(files.at(`${folder}/${name}`), bytes);
  writeFileSync(files.at(`${folder}/package.json`), '{ "type": "module" }');
  return (await import(pathToFileURL(files.at(`${folder}/out.js`)).href)).instantiate as Bindings<T>;
}

test.before(async () => {
  bindings = await compile("bindings", "asconfig.unchecked.json", "made");
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

  test("owners, borrows and results pass as numbers beside strings", async () => {
    const bindings = await compile<Handles>("handles", "asconfig.json", "handles");
    const declarations = readFileSync(files.at("handles/out.d.ts"), "utf8");
    assert.match(declarations, "function openJournal(path: string): number;");
    assert.match(declarations, "function note(journal: number, text: string): boolean;");
    assert.not.match(declarations, /__(Internref|Record)\d/);
    using host = await instantiate({ module: files.at("handles/out.wasm"), bindings, preopens: { ".": files.path } });
    const { openJournal, note, say, finish, maybe, keep, release } = host.exports;
    const file = host.file(openJournal("journal"));
    assert.is(note(file.asHandle(), "first"), true);
    assert.is(say(file.asHandle(), "second\n"), 0);
    assert.is(finish(file.intoHandle(), "third"), 0);
    assert.is(host.readFileToString("journal"), "first\nsecond\nthird");
    assert.is(maybe("missing"), 0);
    keep("kept", host.open("journal").intoHandle());
    const kept = host.file(release("kept"));
    assert.is(kept.readToString(), "first\nsecond\nthird");
    kept.close();
    assert.is(release("kept"), 0);
    assert.throws(() => host.file(openJournal("no/journal")), /open "no\/journal": no such file/);
    assert.equal(host.end(), []);
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
