// The option `trace`, with a module that reports its handles and with one that doesn't.
import { spawnSync } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { LimitError, TrapError, type Life, type RunOptions, type Trace } from "../../js/host/index.js";
import { engine, instantiate, onV8, run } from "../support/engine.js";
import { tree, type Tree } from "../support/tree.js";
import { compileInto } from "../trace/compiled.js";

const test = suite("trace");
const main = fileURLToPath(new URL("../../js/cli/main.js", import.meta.url));
const entry = "tests/guest/trace/lives.ts";

let modules: Tree;
let traced: string;

test.before(async () => {
  modules = tree();
  traced = await compileInto(modules, entry, "trace");
});

test.after(() => modules.dispose());

async function record(args: string[], options: RunOptions = {}, module: string | Uint8Array = traced): Promise<Trace> {
  using files = tree({ "in.txt": "some text that is longer than the buffer" });
  let found: Trace | undefined;
  const world = { preopens: { ".": files.path }, stdin: "ignore", stdout: "ignore", stderr: "ignore" } as const;
  await run(module as string, {
    args: ["lives", ...args],
    ...world,
    ...options,
    trace: (trace) => (found = trace),
  }).catch((error: unknown) => {
    if (!(error instanceof TrapError || error instanceof LimitError)) throw error;
  });
  assert.ok(found, "no trace was made");
  return found!;
}

function named({ lives }: Trace, path: string): Life {
  const life = lives.find((each) => each.path === path && each.beginning !== "given");
  assert.ok(life, `no ${path} among ${lives.map((each) => each.path ?? each.kind).join(", ")}`);
  return life!;
}

/** The line of entry on which a text stands; null on an engine without stacks. */
function line(text: string): string | null {
  const index = readFileSync(entry, "utf8")
    .split("\n")
    .findIndex((each) => each.includes(text));
  assert.ok(index >= 0, text);
  return onV8 ? `${entry}:${index + 1}` : null;
}

test("each life has its path, kind, owners and how it ended, with the lines of the program", async () => {
  const trace = await record(["all"]);
  assert.is(trace.outcome, "exit code 0");
  assert.is(trace.hasHandles, true);
  const source = named(trace, "in.txt");
  assert.is(source.kind, "regular file");
  assert.is(source.openedAt, line("const source = "));
  assert.equal(
    source.owners.map(({ owner }) => owner),
    ["File"],
  );
  assert.is(source.ending, "dropped");
  assert.is(source.endedBy, onV8 ? "compiler" : null);
  assert.ok(source.end! > source.start);
  assert.is(source.isLeak, false);
});

test("a move to another owning type, a clone and a close are in it", async () => {
  const trace = await record(["all"]);
  const log = named(trace, "log.txt");
  assert.equal(
    log.owners.map(({ owner }) => owner),
    ["File", "OwnedFd"],
  );
  const clone = trace.lives.find(({ from }) => from === log.id)!;
  assert.is(clone.beginning, "cloned");
  assert.is(clone.kind, "regular file");
  assert.is(clone.ending, "closed");
  assert.is(clone.endedAt, line("other.close()"));
});

test("views, polls, redirected streams, pipes and memory files are in it", async () => {
  const trace = await record(["all"]);
  const inputs = trace.lives.filter(({ path }) => path === "in.txt");
  const viewed = inputs.find(({ lends }) => lends.length > 0)!;
  assert.is(viewed.lends[0]!.isView, true);
  assert.ok(viewed.lends[0]!.end! <= viewed.end!);
  assert.is(viewed.endedBy, onV8 ? "program" : null, "drop(…) is the program's");
  assert.is(inputs.filter(({ moments }) => moments.some(({ what }) => what === "polled")).length, 1);
  const out = trace.lives.find(({ fd, beginning }) => fd === 1 || (beginning === "borrowed" && fd === 1))!;
  assert.ok(out.moments.some(({ what }) => what === "redirected") || out.owners.length > 0, JSON.stringify(out));
  const memory = trace.lives.find(({ kind }) => kind === "memory file")!;
  assert.ok(memory, trace.lives.map(({ kind }) => kind).join(", "));
  const owners = trace.lives.flatMap((life) => life.owners.map(({ owner }) => owner));
  for (const owner of ["PipeReader", "PipeWriter"]) assert.ok(owners.includes(owner), owners.join());
});

test("only what the program left open is a leak", async () => {
  const trace = await record(["all"]);
  const leaks = trace.lives.filter(({ isLeak }) => isLeak);
  assert.equal(
    leaks.map(({ path }) => path),
    ["out.txt"],
  );
  assert.is(leaks[0]!.openedAt, line(`forget(File.open("out.txt")`));
  assert.is(leaks[0]!.ending, "swept");
});

test("a program that traps has a trace to the trap", async () => {
  const trace = await record(["trap"]);
  assert.match(trace.outcome, /^trap: .*unreachable/);
  assert.is(named(trace, "in.txt").isLeak, true);
});

test("a module without reports is traced by what the host knows", async () => {
  using files = tree();
  const trace = await record(["all"], {}, await compileInto(files, entry, "debug"));
  assert.is(trace.hasHandles, false);
  assert.is(named(trace, "in.txt").ending, "closed");
  assert.is(named(trace, "out.txt").ending, "closed");
  assert.equal(
    trace.lives.filter(({ isLeak }) => isLeak).map(({ path }) => path),
    ["out.txt"],
  );
  assert.match(trace.notes.join(), onV8 ? /no source map/ : /wasmtime/);
  if (onV8) assert.match(named(trace, "in.txt").openedAt!, /^in .*copy$/);
});

test("names with any characters pass", async () => {
  for (const name of [
    `</script><script>alert(1)</script>`.replaceAll("/", "\u2215"),
    `"'&<>`,
    "a\u0001\u001b[31mb\nc",
    "‮gpj.exe",
    "日本語 😀",
  ])
    assert.is(named(await record(["named", name]), name).isLeak, true, JSON.stringify(name));
});

test("fifteen thousand lives are bounded, and the rest is counted", async () => {
  const trace = await record(["many", "15000"]);
  assert.ok(trace.lives.length < 10_010, `${trace.lives.length} lives`);
  assert.is(trace.lives.filter(({ beginning }) => beginning !== "given").length + trace.leftOut, 15_000);
});

if (engine === "node") {
  for (const isolation of ["thread", "process"] as const) {
    test(`a program that is stopped at its timeout has a trace, in a ${isolation}`, async () => {
      const trace = await record(["spin"], { timeout: 700, isolation });
      assert.match(trace.outcome, /^stopped: /);
      const life = named(trace, "in.txt");
      assert.is(life.isLeak, true);
      assert.is(life.openedAt, line("const held = "));
    });
  }

  test("source lines are right for a module whose memory is limited", async () => {
    const trace = await record(["all"], { maxMemory: 1 << 26, isolation: "process" });
    assert.is(named(trace, "in.txt").openedAt, line("const source = "));
  });

  test("an engine that can't be observed refuses", async () => {
    for (const name of ["wasmtime:wasi", "wasmtime-cli"] as const) {
      await run(traced, { engine: name, trace: () => {} }).then(
        () => assert.unreachable(),
        ({ code, message }) => {
          if (code !== "ERR_IO_LIFETIMES_NO_ENGINE")
            assert.match(message, /`trace` can't be kept by the engine wasmtime/);
        },
      );
    }
  });

  test("a file that can't be written fails before the module runs", () => {
    using files = tree({ "in.txt": "" });
    mkdirSync(files.at("dir.json"));
    for (const [path, reason] of [
      ["absent/t.json", /can't write the trace ".*t\.json": ENOENT/],
      ["dir.json", /EISDIR/],
      ["t.txt", /must be a file with one of the extensions \.json, \.html, \.svg/],
    ] as const) {
      const args = [main, "run", "--dir", `${files.path}::.`, "--trace", files.at(path), traced, "named", "made"];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      assert.is(status, 2);
      assert.match(stderr, reason);
      assert.throws(() => readFileSync(files.at("made")), /ENOENT/);
    }
  });
}

test("what TypeScript opens has its owners and the lines of TypeScript, by dist/io-lifetimes.trace.wasm", async () => {
  using files = tree({ "in.txt": "text" });
  let trace: Trace | undefined;
  const host = await instantiate({ preopens: { ".": files.path }, trace: (found) => (trace = found) });
  const file = host.open("in.txt");
  const clone = file.tryClone();
  file.close();
  clone.intoHandle();
  host.end();
  assert.is(trace!.outcome, "it was ended");
  const [first, second] = trace!.lives.filter(({ beginning }) => beginning !== "given");
  assert.equal(
    first!.owners.map(({ owner }) => owner),
    ["File", "the host"],
  );
  assert.is(first!.path, "in.txt");
  assert.match(first!.openedAt!, /tests\/host\/trace\.test\.js:\d+$/);
  assert.is(first!.ending, "closed");
  assert.is(second!.from, first!.id);
  assert.equal(
    second!.owners.map(({ owner }) => owner),
    ["File", "the host", "File"],
  );
  assert.is(second!.isLeak, true);
  if (onV8) assert.equal(trace!.notes, []);
});

test("a module without the reports has nothing of them", () => {
  const report = Buffer.from([0x41, 0xce, 0xf5, 0xb9, 0xd6, 0x07]); // i32.const 0x7ace7ace
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url));
  assert.ok(read("io-lifetimes.trace.wasm").includes(report));
  assert.is(read("io-lifetimes.wasm").includes(report), false);
});

test("who subscribes to the channels is told, and a run without subscribers is not observed", async () => {
  const events: string[] = [];
  const on = (name: string) => (message: unknown) => {
    const { path, isLeak, to } = message as { path?: string; isLeak?: boolean; to?: string };
    events.push(`${name} ${path ?? isLeak ?? to}`);
  };
  const listeners = (["open", "move", "close"] as const).map((name) => [`as-io-lifetimes:${name}`, on(name)] as const);
  for (const [name, listener] of listeners) subscribe(name, listener);
  using files = tree({ "in.txt": "text" });
  const world = { args: ["lives", "named", "x"], preopens: { ".": files.path }, stdout: "ignore" } as const;
  await run(traced, world);
  for (const [name, listener] of listeners) unsubscribe(name, listener);
  assert.ok(events.includes("open x"), events.join());
  assert.ok(events.includes("close true"), events.join());
  const count = events.length;
  await run(traced, world);
  assert.is(events.length, count);
});

test.run();
