import { mkdirSync, writeFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, TrapError } from "../../js/host/index.js";
import type { HostErrorCode, Leak, ModuleSource, RunOptions } from "../../js/host/index.js";
import { WasmtimeTrap } from "../../js/host/engines/wasmtime/traps.js";
import { actions } from "../support/actions.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { onV8, run } from "../support/engine.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("run");

let wasm: Uint8Array<ArrayBuffer>;
let files: Tree;

test.before(async () => {
  wasm = (await actions()) as Uint8Array<ArrayBuffer>;
  files = tree({ "in/notes.txt": "the notes", "in/more.txt": "more", secret: "secret" });
});

test.after(() => files.dispose());

/** A test after which this process has open what it had before. */
function leavesNothing(name: string, check: () => Promise<void>): void {
  test(name, async () => {
    const before = openInProcess();
    await check();
    await nothingStaysOpen(before);
  });
}

async function act(args: string[], options: RunOptions = {}) {
  const result = await run(wasm, {
    args: ["actions", ...args],
    preopens: { "/": files.at("in") },
    stdin: "ignore",
    stdout: "buffer",
    stderr: "buffer",
    ...options,
  });
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
  return { ...result, out: text(result.stdout), err: text(result.stderr) };
}

async function failure(work: Promise<unknown>): Promise<HostError> {
  try {
    await work;
  } catch (error) {
    assert.instance(error, HostError);
    return error as HostError;
  }
  throw new Error("this should have failed");
}

async function refused(work: Promise<unknown>, code: HostErrorCode, message: RegExp): Promise<void> {
  const error = await failure(work);
  assert.is(error.code, code);
  assert.match(error.message, message);
}

leavesNothing("a command's output and exit code come back", async () => {
  const { exitCode, leaks, out, err } = await act(["hello"]);
  assert.equal({ exitCode, leaks, out, err }, { exitCode: 0, leaks: [], out: "hello from the guest\n", err: "" });
  assert.is((await act(["exit", "7"])).exitCode, 7);
  assert.is((await act(["exit", "0"])).exitCode, 0);
});

leavesNothing('without "buffer" there is no output in the result', async () => {
  const result = await run(wasm, { args: ["actions", "exit", "0"], stdout: "ignore" });
  assert.equal(result, { exitCode: 0, leaks: [] });
});

leavesNothing("arguments and environment reach the guest, whatever characters they have", async () => {
  assert.is((await act(["args", "grüße", "", "a b", "💾"])).out, "actions|args|grüße||a b|💾\n");
  assert.is((await act(["env"], { env: { A: "1", B: "zwei=2 ü", C: undefined } })).out, "A=1|B=zwei=2 ü\n");
  assert.is((await act(["env"])).out, "\n");
});

leavesNothing("the module can be given by path, URL, bytes or as a module", async () => {
  const path = files.at("app.wasm");
  const bytes = await actions();
  writeFileSync(path, bytes);
  const sources: [ModuleSource, string][] = [
    [path, "app.wasm"],
    [pathToFileURL(path), "app.wasm"],
    [bytes as Uint8Array<ArrayBuffer>, ""],
    [Uint8Array.from(bytes).buffer, ""],
    ...(onV8 ? [[new WebAssembly.Module(wasm), ""] satisfies [ModuleSource, string]] : []),
  ];
  for (const [source, name] of sources) {
    const { stdout } = await run(source, { stdout: "buffer", args: [name, "args"] });
    assert.is(Buffer.from(stdout!).toString(), `${name}|args\n`);
  }
  const { stdout } = await run(path, { stdout: "buffer" });
  assert.is(Buffer.from(stdout!).toString(), "hello from the guest\n");
});

leavesNothing("standard input comes from text, bytes and streams, and output goes to streams", async () => {
  const long = "0123456789abcdef".repeat(20_000);
  assert.is((await act(["cat"], { stdin: "text\n" })).out, "text\n");
  assert.is((await act(["cat"], { stdin: Buffer.from(long) })).out, long);
  assert.is((await act(["cat"], { stdin: Readable.from([Buffer.from("one "), Buffer.from("two")]) })).out, "one two");
  assert.is((await act(["cat"], { stdin: Readable.from(["ä", "ö"]) })).out, "äö");
  const stream = new PassThrough();
  await act(["cat"], { stdin: long, stdout: stream });
  stream.end();
  assert.is(Buffer.concat(await stream.toArray()).toString(), long);
});

leavesNothing("a stream that fails as standard input fails the run", async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error("the cable is out")) });
  await refused(act(["cat"], { stdin: broken }), "ERR_IO_LIFETIMES_BAD_OPTION", /`stdin` failed: the cable is out/);
});

leavesNothing("files are read through a preopen, and only there", async () => {
  assert.is((await act(["read", "notes.txt", "more.txt"])).out, "the notes\nmore\n");
  assert.is((await act(["read", "../secret"])).out, "errno 8\n");
  assert.is((await act(["escape"])).out, "-63\n");
});

leavesNothing("what a command leaves open is reported and closed", async () => {
  let reported: Leak[] | undefined;
  const { leaks } = await act(["leak", "notes.txt", "more.txt"], { onLeak: (found) => (reported = found) });
  assert.equal(leaks.map(String), [
    'fd 4 "notes.txt" (regular file), opened 1 descriptor operations ago',
    'fd 5 "more.txt" (regular file), opened 0 descriptor operations ago',
  ]);
  assert.is(reported, leaks);
  const ended = await act(["leak-and-exit", "notes.txt"]);
  assert.is(ended.exitCode, 3);
  assert.is(ended.leaks.length, 1);
});

leavesNothing("onLeak isn't called when nothing was left open", async () => {
  let called = false;
  await act(["hello"], { onLeak: () => (called = true) });
  assert.is(called, false);
});

leavesNothing("after a trap nothing is open, and the error has the module's stack and the engine's error", async () => {
  let reported: Leak[] = [];
  const error = await failure(act(["leak-and-trap", "notes.txt"], { onLeak: (found) => (reported = found) }));
  assert.instance(error, TrapError);
  assert.is(error.code, "ERR_IO_LIFETIMES_TRAP");
  assert.match(error.message, /the module trapped: (wasm `)?unreachable/);
  assert.match(error.stack!, /actions\/main.*wasm/);
  assert.is((error.cause as Error).constructor, onV8 ? WebAssembly.RuntimeError : WasmtimeTrap);
  assert.equal(
    reported.map(({ path }) => path),
    ["notes.txt"],
  );
});

leavesNothing("a guest that uses up its stack has trapped", async () => {
  const error = await failure(act(["overflow", "notes.txt"]));
  assert.instance(error, TrapError);
  assert.match(error.message, /call stack/);
});

leavesNothing("an error of onLeak still leaves nothing open", async () => {
  const stop = new Error("stop");
  try {
    await act(["leak", "notes.txt"], {
      onLeak: () => {
        throw stop;
      },
    });
    assert.unreachable();
  } catch (error) {
    assert.is(error, stop);
  }
});

leavesNothing("200 runs in one process leave it as it was", async () => {
  for (let i = 0; i < 200; i++) {
    const { leaks } = await act(["leak", "notes.txt", "more.txt"]);
    assert.is(leaks.length, 2);
  }
});

leavesNothing("a guest that closes all its streams hurts nobody", async () => {
  const { exitCode, out } = await act(["close-streams"]);
  assert.equal({ exitCode, out }, { exitCode: 0, out: "" });
});

leavesNothing("what is no command is refused with what to do", async () => {
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  // One function that does nothing, exported under a name, beside a memory.
  const exporting = (name: string, memory = true) => {
    const entry = (name: string, kind: number) => [name.length, ...Buffer.from(name), kind, 0];
    const entries = [...entry(name, 0), ...(memory ? entry("memory", 2) : [])];
    const sections = [
      [1, 4, 1, 0x60, 0, 0],
      [3, 2, 1, 0],
      ...(memory ? [[5, 3, 1, 0, 1]] : []),
      [7, entries.length + 1, memory ? 2 : 1, ...entries],
      [10, 4, 1, 2, 0, 0x0b],
    ];
    return Uint8Array.from([...header, ...sections.flat()]);
  };
  assert.is((await run(exporting("_start"), { stdin: "ignore" })).exitCode, 0);
  const module = "ERR_IO_LIFETIMES_BAD_MODULE";
  await refused(run(exporting("_initialize")), module, /is a reactor.*use `instantiate`/);
  await refused(run(exporting("main")), module, /exports no `_start`.*--exportStart _start/);
  await refused(run(exporting("_start", false)), module, /exports no memory/);
  await refused(run(Buffer.from("#!/bin/sh\n")), module, /is no WebAssembly/);
  await refused(run(Uint8Array.from([...header, 1, 99])), module, /is no valid module/);
  await refused(run(Uint8Array.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0])), module, /is a component/);
  await refused(run(files.at("missing.wasm")), module, /can't read the module .*missing\.wasm: ENOENT/);
  await refused(run(new URL("http://localhost/app.wasm")), "ERR_IO_LIFETIMES_BAD_OPTION", /only file: URLs/);
  await refused(
    run(42 as never),
    "ERR_IO_LIFETIMES_BAD_OPTION",
    /must be a path, a URL, bytes or a WebAssembly.Module/,
  );
});

leavesNothing("imports that preview1 doesn't have are named", async () => {
  const importing = (module: string, name: string) => {
    const text = (value: string) => [value.length, ...Buffer.from(value)];
    const entry = [...text(module), ...text(name), 0, 0];
    const exported = [...text("_start"), 0, 0, ...text("memory"), 2, 0];
    const sections = [
      [1, 4, 1, 0x60, 0, 0],
      [2, entry.length + 1, 1, ...entry],
      [5, 3, 1, 0, 1],
      [7, exported.length + 1, 2, ...exported],
    ];
    return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]);
  };
  const code = "ERR_IO_LIFETIMES_BAD_MODULE";
  await refused(run(importing("env", "abort")), code, /env\.abort; let its asconfig\.json say "extends": "as-io-l/);
  await refused(run(importing("gpu", "draw")), code, /preview1 doesn't have: gpu\.draw$/);
  await refused(run(importing("wasi_snapshot_preview1", "fd_dup")), code, /wasi_snapshot_preview1\.fd_dup/);
});

leavesNothing("a preopen whose directory isn't there is named", async () => {
  const missing = files.at("not/there");
  const preopening = act(["hello"], { preopens: { "/data": missing } });
  await refused(preopening, "ERR_IO_LIFETIMES_BAD_OPTION", /not\/there" as "\/data": ENOENT/);
  mkdirSync(missing, { recursive: true });
  assert.is((await act(["hello"], { preopens: { "/data": missing } })).exitCode, 0);
});

if (!onV8) {
  leavesNothing("a module of V8 is refused with what to give instead", async () => {
    await refused(run(new WebAssembly.Module(wasm)), "ERR_IO_LIFETIMES_BAD_OPTION", /give its bytes, or its path/);
  });
}

leavesNothing("a module that calls WASI while it is being instantiated is told how to be built", async () => {
  const text = (value: string) => [value.length, ...Buffer.from(value)];
  const calling = (name: string, params: number) => {
    const entry = [...text("wasi_snapshot_preview1"), ...text(name), 0, 1];
    const exported = [...text("_start"), 0, 1, ...text("memory"), 2, 0];
    const body = [0, ...Array.from({ length: params }, () => [0x41, 0]).flat(), 0x10, 0, 0x1a, 0x0b];
    const types = [2, 0x60, 0, 0, 0x60, params, ...Array.from({ length: params }, () => 0x7f), 1, 0x7f];
    const sections = [
      [1, types.length, ...types],
      [2, entry.length + 1, 1, ...entry],
      [3, 2, 1, 0],
      [5, 3, 1, 0, 1],
      [7, exported.length + 1, 2, ...exported],
      [8, 1, 1],
      [10, body.length + 2, 1, body.length, ...body],
    ];
    return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]);
  };
  // By each of the ways that a call can take: the gate, our own functions, and Node's.
  for (const [name, params] of [
    ["fd_write", 4],
    ["fd_fdstat_get", 2],
    ["args_sizes_get", 2],
  ] as const) {
    await refused(run(calling(name, params)), "ERR_IO_LIFETIMES_NOT_STARTED", /--exportStart _start/);
  }
});

test("an option that doesn't exist is refused, with the one that was meant", async () => {
  const refusal = async (options: object) => {
    const error = await failure(act([], options));
    assert.is(error.code, "ERR_IO_LIFETIMES_BAD_OPTION");
    return error.message;
  };
  assert.is(await refusal({ preopenz: {} }), '`run` has no option "preopenz": did you mean `preopens`?');
  assert.is(await refusal({ Args: [] }), '`run` has no option "Args": did you mean `args`?');
  assert.match(
    await refusal({ nothing: undefined }),
    /^`run` has no option "nothing": there is: args, env, preopens, /,
  );
  const preopens = { ".": { path: files.at("in"), readonly: true } };
  assert.is(await refusal({ preopens }), 'the preopen "." has no option "readonly": did you mean `readOnly`?');
});

test.run();
