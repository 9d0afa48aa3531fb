// Strings, arrays and functions pass to and from a module on wasmtime as AssemblyScript's loader passes them on V8.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate, type EngineName } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { onLibwasmtime } from "../support/libwasmtime.js";

const tests = suite("loader");
const test = onLibwasmtime(tests);

const wasm = (await compile("tests/guest/wasmtime/values.ts", [
  "--exportStart",
  "_initialize",
  "--exportRuntime",
  "--exportTable",
])) as Uint8Array<ArrayBuffer>;

/** What is seen of the module on an engine. */
async function seen(engine: EngineName): Promise<Record<string, unknown>> {
  const host = await instantiate({ engine, module: wasm });
  const all = host.exports;
  const call = all as unknown as Record<string, (...args: unknown[]) => number>;
  const id = (name: string) => (all[name] as { value: number }).value;
  const result = {
    sum: call["sum"]!(all.__newArray(id("INTS"), [1, -2, 30])),
    empty: call["sum"]!(all.__newArray(id("INTS"), 5)),
    longs: call["sumLongs"]!(all.__newArray(id("LONGS"), [2n ** 40n, -1n] as never)),
    doubled: [...all.__getFloat64Array(call["doubled"]!(all.__newArray(id("DOUBLES"), new Float64Array([0.5, -3]))))],
    view: [...all.__getFloat64ArrayView(call["doubled"]!(all.__newArray(id("DOUBLES"), [1, 2])))],
    tail: all.__getArray(call["tail"]!(all.__newArray(id("STATIC"), [1, 2, 65535]))),
    words: all.__getArray(call["words"]!(all.__newString("über two 👣"))).map((word) => all.__getString(word)),
    joined: all.__getString(
      call["join"]!(
        all.__newArray(
          id("TEXTS"),
          ["a", "b"].map((text) => all.__pin(all.__newString(text))),
        ),
      ),
    ),
    bytes: [...all.__getUint8Array(call["bytes"]!(5))],
    arrayView: [...(all.__getArrayView(call["tail"]!(all.__newArray(id("STATIC"), [7, 8, 9]))) as Uint16Array)],
    buffer: [...new Uint8Array(all.__getArrayBuffer(call["bufferOf"]!(4)))],
    given: call["lengthOf"]!(all.__newArrayBuffer(new Uint8Array(9).buffer)),
    defaults: [call["defaults"]!(1), call["defaults"]!(1, 2)],
    function: all.__getFunction(call["adder"]!())!(3, 4),
    grown: [call["grow"]!(3 << 20), (all["memory"] as WebAssembly.Memory).buffer.byteLength > 3 << 20],
    afterGrowth: all.__getString(all.__newString("still here")),
    nothing: [all.__newString(null as never), all.__getString(0)],
    noString: message(() => all.__getString(call["bytes"]!(1))),
    noArray: message(() => all.__getArray(all.__newString("text"))),
    noId: message(() => all.__newArray(123_456, [1])),
  };
  host.end();
  return result;
}

function message(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message.replace(/\d{3,}/, "N");
  }
  return "nothing was thrown";
}

test("it is the same as on V8", async () => {
  const onV8 = await seen("node");
  assert.is(onV8["joined"], "a+b");
  assert.equal(await seen("wasmtime"), onV8);
});

tests.run();
