// Engines that bring a WASI of their own: wasmtime's in the library, and the command wasmtime. What both have to do alike.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "@bytecodealliance/jco";
import {
  HostError,
  instantiate,
  LimitError,
  run,
  TrapError,
  type EngineName,
  type RunOptions,
} from "../../js/host/index.js";
import { findCommand } from "../../js/host/engines/wasmtime-cli.js";
import { actions } from "../support/actions.js";
import { compile, root } from "../support/asc.js";
import { openInProcess } from "../support/descriptors.js";
import { tree, type Tree } from "../support/tree.js";
import { noLibwasmtime, noWasmtimeCommand } from "../support/libwasmtime.js";

const tests = suite("engines with a WASI of their own");

const ENGINES: Record<string, string | undefined> = {
  "wasmtime:wasi": noLibwasmtime,
  "wasmtime-cli": noWasmtimeCommand,
};

let wasm: Uint8Array<ArrayBuffer>;
let files: Tree;
tests.before(async () => {
  wasm = (await actions()) as Uint8Array<ArrayBuffer>;
  files = tree({ "in/notes.txt": "the notes" });
});
tests.after(() => files.dispose());

async function failure(work: Promise<unknown>): Promise<HostError> {
  return work.then(
    () => assert.unreachable("it ran") as never,
    (error: HostError) => (assert.instance(error, HostError), error),
  );
}

async function module(body: string): Promise<Uint8Array<ArrayBuffer>> {
  return (await parse(
    `(module (memory (export "memory") 1) (func $start (export "_start") ${body}))`,
  )) as Uint8Array<ArrayBuffer>;
}

for (const [name, missing] of Object.entries(ENGINES)) {
  const engine = name as EngineName;
  const test = (what: string, check: () => Promise<void>) =>
    missing === undefined ? tests(`${name}: ${what}`, check) : tests.skip(`${name}: ${what}`, () => {});
  if (missing !== undefined) console.log(`skipped: ${name}: ${missing}`);

  const act = async (args: string[], options: RunOptions = {}) => {
    const result = await run(wasm, {
      engine,
      args: ["actions", ...args],
      preopens: { "/": files.at("in") },
      stdin: "ignore",
      stdout: "buffer",
      stderr: "buffer",
      ...options,
    });
    const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
    return { exitCode: result.exitCode, out: text(result.stdout), err: text(result.stderr) };
  };

  test("a poll tells what it tells on every engine", async () => {
    const polls = await compile("tests/guest/engines/poll.ts", [
      "--config",
      "asconfig.json",
      "--exportStart",
      "_start",
    ]);
    const result = await run(polls as Uint8Array<ArrayBuffer>, {
      engine,
      preopens: { ".": files.path },
      stdin: "text",
      stdout: "buffer",
    });
    assert.is(
      Buffer.from(result.stdout!).toString(),
      readFileSync(join(root, "tests/fixtures/engine-polls.txt"), "utf8"),
    );
  });

  test("output and exit codes come back", async () => {
    assert.equal(await act(["hello"]), { exitCode: 0, out: "hello from the guest\n", err: "" });
    assert.is((await act(["exit", "7"])).exitCode, 7);
  });

  test("arguments and environment reach the guest", async () => {
    assert.is((await act(["args", "", "two words", "ä👣", "--flag"])).out.includes("two words"), true);
    const { out } = await act(["env"], { env: { NAME: "a=b c", EMPTY: "" } });
    assert.ok(out.includes("NAME=a=b c") && out.includes("EMPTY="), out);
    assert.not.ok(out.includes("PATH="), "nothing of ours is there");
  });

  test("preopens are there under the guest's name, and nothing else is", async () => {
    assert.is((await act(["read", "notes.txt"])).out, "the notes\n");
    assert.is((await act(["read", "notes.txt"], { preopens: {} })).out, "errno 8\n");
  });

  test("a trap is a TrapError with the module's stack, and standard error has what the guest wrote", async () => {
    const before = openInProcess();
    const error = await failure(act(["leak-and-trap", "notes.txt"]));
    assert.instance(error, TrapError);
    assert.match(error.message, /^the module trapped: .*unreachable/);
    assert.match(error.stack!, /\n {4}at .*actions\/main/);
    assert.ok(openInProcess() <= before);
  });

  test("limits end what runs for ever or grows for ever, with a LimitError", async () => {
    const loop = await module("(loop $l (br $l))");
    const grow = await module("(loop $l (br_if $l (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable");
    for (const [limit, source, value] of [
      ["fuel", loop, 100_000],
      ["timeout", loop, 200],
      ["maxMemory", grow, 1 << 22],
    ] as const) {
      const error = (await failure(run(source, { engine, args: ["x"], [limit]: value }))) as LimitError;
      assert.instance(error, LimitError, limit);
      assert.is(error.limit, limit);
    }
  });

  test("a stack that is used up is a trap", async () => {
    const error = await failure(run(await module("(call $start)"), { engine, args: ["x"] }));
    assert.instance(error, TrapError);
    assert.match(error.message, /call stack exhausted/);
  });

  test("a module of V8 is refused, and what is no command", async () => {
    assert.match((await failure(run(new WebAssembly.Module(wasm), { engine }))).message, /give its bytes, or its path/);
    const reactor = (await parse(
      `(module (memory (export "memory") 1) (func (export "_initialize")))`,
    )) as Uint8Array<ArrayBuffer>;
    assert.match((await failure(run(reactor, { engine }))).message, /is a reactor/);
  });

  test("standard input can be bytes", async () => {
    const text = "line\n".repeat(5_000);
    assert.is((await act(["cat"], { stdin: Buffer.from(text) })).out, text);
  });
}

const library = (what: string, check: () => Promise<void>) =>
  noLibwasmtime === undefined ? tests(what, check) : tests.skip(what, () => {});
const command = (what: string, check: () => Promise<void>) =>
  noWasmtimeCommand === undefined ? tests(what, check) : tests.skip(what, () => {});

library("wasmtime:wasi: an instance of the library works, and streams that it can't have are refused", async () => {
  const host = await instantiate({ engine: "wasmtime:wasi", preopens: { ".": files.at("in") } });
  const file = host.open("notes.txt");
  assert.is(file.readToString(), "the notes");
  file.close();
  assert.is((host.end(), host.leaks().length), 0);
  for (const stdout of [1, new PassThrough()]) {
    const error = await failure(run(wasm, { engine: "wasmtime:wasi", stdout }));
    assert.match(error.message, /the option `stdout` can't be .* with wasmtime's own WASI/);
  }
});

library("wasmtime:wasi: a read-only preopen can't be written to", async () => {
  mkdirSync(files.at("ro"));
  writeFileSync(files.at("ro/a.txt"), "as it was");
  const host = await instantiate({
    engine: "wasmtime:wasi",
    preopens: { ".": { path: files.at("ro"), readOnly: true } },
  });
  assert.throws(() => host.open("a.txt", { write: true, truncate: true }));
  assert.throws(() => host.removeFile("a.txt"));
  assert.is(host.open("a.txt").readToString(), "as it was");
  host.end();
  assert.is(readFileSync(files.at("ro/a.txt"), "utf8"), "as it was");
});

command(
  "wasmtime-cli: standard error is passed on as it comes, and only wasmtime's own word is taken out",
  async () => {
    const stderr = new PassThrough();
    const seen: Buffer[] = [];
    stderr.on("data", (chunk: Buffer) => seen.push(chunk));
    await failure(
      run(wasm, {
        engine: "wasmtime-cli",
        args: ["actions", "leak-and-trap", "notes.txt"],
        preopens: { "/": files.at("in") },
        stdout: "ignore",
        stderr,
      }),
    );
    assert.not.match(Buffer.concat(seen).toString(), /failed to run main module/);
  },
);

command("wasmtime-cli: what a command line can't say is refused", async () => {
  const cases: [RunOptions, RegExp][] = [
    [{ args: [] }, /always passes the program's name/],
    [{ args: ["x"], imports: { env: {} } }, /can't be given functions of this process/],
    [{ args: ["x"], preopens: { "a::b": files.at("in") } }, /has "::" in a name/],
    [{ args: ["x"], preopens: { a: { path: files.at("in"), readOnly: true } } }, /can't be read-only/],
  ];
  for (const [options, message] of cases)
    assert.match((await failure(run(wasm, { engine: "wasmtime-cli", ...options }))).message, message);
});

tests("wasmtime-cli: it is told how to get the command where there is none", () => {
  const refused = (env: NodeJS.ProcessEnv) => {
    try {
      findCommand(env);
    } catch (error) {
      return `${(error as HostError).code}: ${(error as Error).message}`;
    }
    return "it was found";
  };
  const how = "https://wasmtime.dev tells how to install it, and `cargo install wasmtime-cli` builds it";
  assert.is(
    refused({ PATH: "/nowhere" }),
    `ERR_IO_LIFETIMES_NO_ENGINE: there is no command wasmtime on PATH, and WASMTIME names none: ${how}`,
  );
  assert.is(
    refused({ PATH: "/nowhere", WASMTIME: "/nowhere/wasmtime" }),
    `ERR_IO_LIFETIMES_NO_ENGINE: WASMTIME names /nowhere/wasmtime, which can't be run: ${how}`,
  );
});

tests.run();
