// The stack of a trap has the module's frames alone, with the lines of its source where there is a source map.
import { readFileSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { TrapError } from "../../js/host/index.js";
import { engine, instantiate, onV8, run } from "../support/engine.js";
import { compileCached } from "../../scripts/targets/asc.js";
import { tree } from "../support/tree.js";

const test = suite(`traps on ${engine}`);
const entry = "tests/guest/host/traps.ts";
const source = readFileSync(entry, "utf8").split("\n");
const lineOf = (text: string) => source.findIndex((line) => line.includes(text)) + 1;

/** Compiles the guest with a source map into a directory. */
async function compiled(start: string): Promise<ReturnType<typeof tree>> {
  const files = tree();
  const args = [
    entry,
    "--config",
    "asconfig.unchecked.json",
    "--target",
    "debug",
    "--sourceMap",
    "--exportStart",
    start,
    "--outFile",
    "out.wasm",
  ];
  const { error, stderr, files: made } = await compileCached({ args });
  if (error !== undefined) throw new Error(stderr);
  for (const [name, bytes] of made) writeFileSync(files.at(name), bytes);
  return files;
}

async function trapOf(work: () => Promise<unknown>): Promise<TrapError> {
  try {
    await work();
  } catch (error) {
    assert.instance(error, TrapError);
    return error as TrapError;
  }
  throw new Error("it didn't trap");
}

function checkLines({ stack, cause }: TrapError): void {
  const [first, ...frames] = stack!.split("\n");
  assert.match(first!, /^TrapError: the module trapped: /);
  assert.match(
    frames[0]!,
    new RegExp(`^ +at ${entry.replace(".ts", "")}/inner \\(${entry}:${lineOf("the line of the trap")}:\\d+\\)$`),
  );
  assert.match(frames[1]!, new RegExp(`\\(${entry}:${lineOf("the line of the call")}:\\d+\\)$`));
  assert.not.match(stack!, /js\/host|node:/);
  if (onV8) assert.match((cause as Error).stack!, /js\/host/, "the engine's error has every frame");
}

test("a command's trap names the lines of its source", async () => {
  using files = await compiled("_start");
  checkLines(await trapOf(() => run(files.at("out.wasm"))));
  if (engine === "node")
    checkLines(await trapOf(() => run(files.at("out.wasm"), { maxMemory: 2 ** 24, timeout: 10_000 })));
});

test("an instance's trap names the lines of its source, when it starts and later", async () => {
  using files = await compiled("_initialize");
  checkLines(await trapOf(() => instantiate({ module: new URL(`file://${files.at("out.wasm")}`) })));
});

test("without a source map the frames name the functions", async () => {
  using files = await compiled("_start");
  const trap = await trapOf(() => run(readFileSync(files.at("out.wasm"))));
  assert.match(
    trap.stack!.split("\n")[1]!,
    /^ +at tests\/guest\/host\/traps\/inner \(.*wasm-function\[\d+\]:0x[0-9a-f]+\)$/,
  );
});

test.run();
