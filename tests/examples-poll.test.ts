// examples/poll.ts, in a process of its own, with a pipe as its standard input, on each engine.
import { spawn } from "node:child_process";
import { writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { EngineName } from "../js/host/index.js";
import { compile, root } from "./support/asc.js";
import { fifo, type Fifo } from "./support/fifo.js";
import { noLibwasmtime } from "./support/libwasmtime.js";
import { tree, type Tree } from "./support/tree.js";

const main = join(root, "dist/js/cli/main.js");
const ENGINES: Record<string, string | undefined> = {
  node: undefined,
  "node:wasi": undefined,
  wasmtime: noLibwasmtime,
  "wasmtime:wasi": noLibwasmtime,
};

let files: Tree;
test.before(async () => {
  files = tree();
  writeFileSync(
    files.at("poll.wasm"),
    await compile("examples/poll.ts", ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"]),
  );
});
test.after(() => files.dispose());

/** A run of the example that is talked to. */
class Talk {
  #said = "";
  #heard: () => void = () => {};
  readonly #input: Fifo;
  readonly end: Promise<number | null>;

  constructor(engine: EngineName, name: string, patience: number) {
    this.#input = fifo(files, name);
    const args = [main, "run", "--engine", engine, files.at("poll.wasm"), `${patience}`];
    const child = spawn(process.execPath, args, { stdio: [this.#input.reader, "pipe", "inherit"] });
    child.stdout!.setEncoding("utf8").on("data", (chunk: string) => {
      this.#said += chunk;
      this.#heard();
    });
    this.end = new Promise((resolve) => child.on("close", resolve));
    this.#input.closeReader();
  }

  say(text: string): void {
    writeSync(this.#input.writer, text);
  }

  /** Waits until it has said all that. */
  async hears(text: string): Promise<void> {
    while (!this.#said.startsWith(text)) {
      assert.ok(text.startsWith(this.#said), `it said: ${this.#said}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
    this.#said = this.#said.slice(text.length);
  }

  /** Ends what it reads. */
  hangUp(): void {
    this.#input.close();
  }
}

for (const [name, missing] of Object.entries(ENGINES)) {
  const engine = name as EngineName;
  if (missing !== undefined) {
    console.log(`skipped poll.ts on ${name}: ${missing}`);
    test.skip(`poll.ts on ${name}`, () => {});
    continue;
  }

  test(`poll.ts answers lines on ${name}, and ends with its input`, async () => {
    const talk = new Talk(engine, `${name}-answers`, 60_000);
    await talk.hears("> ");
    talk.say("hello\nwor");
    await talk.hears("you said: hello\n> ");
    talk.say("ld\n\n");
    await talk.hears("you said: world\n> you said: \n> ");
    talk.hangUp();
    await talk.hears("bye\n");
    assert.is(await talk.end, 0);
  });

  test(`poll.ts asks on ${name} who says nothing, and gives up`, async () => {
    const talk = new Talk(engine, `${name}-asks`, 500);
    await talk.hears("> still there? ");
    talk.say("yes\n");
    await talk.hears("you said: yes\n> still there? still there? still there? bye\n");
    assert.is(await talk.end, 0);
    talk.hangUp();
  });
}

test.run();
