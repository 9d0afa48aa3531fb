// No path leads out of a Dir, on any engine: a Dir below the preopen, and each call that takes a path, with each way out.
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engineNames, run, type EngineName } from "../../js/host/index.js";
import { compile, root } from "../support/asc.js";
import { REALLOC } from "../support/component.js";
import { engines, type Engine } from "../support/engines.js";
import { noLibwasmtime, noWasmtimeCommand } from "../support/libwasmtime.js";

const test = suite("directories are capabilities");

const wasm = await compile("tests/guest/dirs/confined.ts", [
  "--config",
  "asconfig.json",
  "--target",
  "release",
  "--exportStart",
  "_start",
  REALLOC,
]);

/**
 * The ways out. None leads to where an engine that lets it through could do harm to this machine. Those that end in a
 * link come last, since some calls remove that.
 */
const PATHS = [
  "..",
  "../",
  "../out",
  "../out/secret",
  "../jail/file",
  "OUT/",
  "OUT",
  "OUT/secret",
  "sub/..//..",
  "sub/../../out/secret",
  "sub/deeper/../../../out/secret",
  "./../out/secret",
  ".//..//out/secret",
  "inner/../../out/secret",
  "none/../../out/secret",
  "file/../../out/secret",
  "up/out/secret",
  "up/jail/file",
  "up/..",
  "to-out/secret",
  "to-out/dir/secret",
  "to-out/",
  "to-out/.",
  "to-out/..",
  "to-out/new",
  "absolute/secret",
  "absolute/",
  "absolute-jail/file",
  "chain/secret",
  "chain/dir/",
  "sub/up/secret",
  "inner/up/secret",
  "round/secret",
  "to-dangling/x",
  "file-out/..",
  "-up",
  "-to-out",
  "-to-secret",
  "-absolute",
  "-absolute-secret",
  "-absolute-jail",
  "-chain",
  "-chain-secret",
  "-sub/up",
  "-inner/up",
  "-round",
  "-to-dangling",
  "-absolute-dangling",
  "-chain-dangling",
];

/** A jail with each kind of link in it, and what lies beside it. */
function makeJail(place: string): void {
  const out = join(place, "out"),
    jail = join(place, "jail");
  mkdirSync(join(out, "dir"), { recursive: true });
  mkdirSync(join(jail, "sub/deeper"), { recursive: true });
  for (const name of ["out/secret", "out/dir/secret"]) writeFileSync(join(place, name), "secret");
  for (const name of ["jail/file", "jail/sub/file"]) writeFileSync(join(place, name), "inside");
  const links = {
    inner: "sub",
    "sub/to-file": "../file",
    up: "..",
    "to-out": "../out",
    "to-secret": "../out/secret",
    absolute: out,
    "absolute-secret": join(out, "secret"),
    "absolute-jail": jail,
    chain: "chain-2",
    "chain-2": "sub/up",
    "chain-secret": "to-secret",
    "sub/up": "../../out",
    round: "sub/../inner/../../out",
    "to-dangling": "../out/made",
    "absolute-dangling": join(out, "made-2"),
    "chain-dangling": "to-dangling",
    "file-out": "file",
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(jail, name));
}

/** All that can be seen of a place from outside, but for what is in its jail. */
function seen(place: string, below = ""): string[] {
  return readdirSync(join(place, below))
    .sort()
    .flatMap((name) => {
      const path = join(below, name),
        stat = lstatSync(join(place, path));
      if (path === "jail") return [`jail ${stat.ino}`];
      const content = stat.isFile() ? readFileSync(join(place, path), "utf8") : "";
      const line = `${path} ${stat.mode} ${stat.ino} ${stat.nlink} ${stat.mtimeMs} ${content}`;
      return stat.isDirectory() ? [line, ...seen(place, path)] : [line];
    });
}

/** The names of the calls, as the guest has them. */
const source = readFileSync(join(root, "tests/guest/dirs/confined.ts"), "utf8");
const CALLS = [...source.matchAll(/ (?:Call|OnLink) \{\n  name\(\): string \{ return "(\w+)"; \}/g)].map(
  ([, name]) => name!,
);

interface Reached {
  /** What the guest says that it got, and which of the calls. */
  readonly got: string[];
  /** The calls after which something outside isn't as it was. */
  readonly changed: string[];
}

async function attack(name: string, go: (dir: string, stdin: string) => Promise<string> | string): Promise<Reached> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "confined-")));
  try {
    for (const call of CALLS) makeJail(join(base, call));
    const before = new Map(CALLS.map((call) => [call, seen(join(base, call))]));
    // Each call has an "out" of its own; an absolute path leads to that of the first.
    const stdin = PATHS.map((path) => path.replace("OUT", join(base, CALLS[0]!, "out"))).join("\n");
    const lines = (await go(base, stdin)).trimEnd().split("\n");
    assert.is(lines.pop(), CALLS.join(" "), `${name} ran all calls`);
    const changed = CALLS.filter((call) => JSON.stringify(seen(join(base, call))) !== JSON.stringify(before.get(call)));
    return { got: lines.map((line) => line.replace(base, "")), changed };
  } finally {
    rmSync(base, { recursive: true });
  }
}

const MISSING: Partial<Record<EngineName, string | undefined>> = {
  wasmtime: noLibwasmtime,
  "wasmtime:wasi": noLibwasmtime,
  "wasmtime-cli": noWasmtimeCommand,
};

/** wasmtime 49 follows a link before a slash when it is asked for attributes; 50 doesn't. */
const KNOWN: Partial<Record<EngineName, string[]>> = {
  "wasmtime-cli": ["to-out/", "to-out/.", "absolute/"].map((path) => `statAtWithoutFollowing ${path}`),
};

for (const engine of engineNames) {
  const missing = MISSING[engine];
  if (missing !== undefined) {
    test.skip(`${engine}: skipped: ${missing}`, () => {});
    continue;
  }
  test(`nothing outside is reached on ${engine}`, async () => {
    const reached = await attack(engine, async (dir, stdin) => {
      const { stdout, stderr, exitCode, leaks } = await run(wasm, {
        engine,
        preopens: { ".": dir },
        stdin: Buffer.from(stdin),
        stdout: "buffer",
        stderr: "buffer",
      });
      assert.equal([exitCode, Buffer.from(stderr ?? []).toString(), leaks.map(String)], [0, "", []]);
      return Buffer.from(stdout!).toString();
    });
    assert.equal(reached, { got: KNOWN[engine] ?? [], changed: [] });
  });
}

/** Those whose own WASI follows a link to a directory wherever it leads. The guard before it is there for that. */
const LETTING_THROUGH = /^(bare node:wasi|node --experimental)/;

for (const engine of engines()) {
  if (/^our |the command$/.test(engine.name)) continue; // those are the engines above
  if ("missing" in engine) test.skip(`${engine.name}: skipped: ${engine.missing}`, () => {});
  else if (LETTING_THROUGH.test(engine.name)) {
    test(`${engine.name} lets links lead out, which shows that this would be noticed`, async () => {
      const { got, changed } = await attackOn(engine);
      for (const call of ["openFile", "createFile", "statAt", "ownLink"])
        assert.ok(
          got.some((line) => line.startsWith(`${call} `)),
          call,
        );
      for (const call of ["removeFile", "createDir", "renameTo", "write"]) assert.ok(changed.includes(call), call);
    });
  } else {
    test(`nothing outside is reached on ${engine.name}`, async () =>
      assert.equal(await attackOn(engine), { got: [], changed: [] }));
  }
}

function attackOn(engine: Engine & { run: unknown }): Promise<Reached> {
  const place = mkdtempSync(join(tmpdir(), "confined-wasm-")),
    path = join(place, "confined.wasm");
  writeFileSync(path, wasm);
  return attack(engine.name, (dir, stdin) => {
    const { stdout, stderr, status } = (engine as Extract<Engine, { run: unknown }>).run(path, wasm, dir, stdin);
    assert.equal([status, stderr], [0, ""]);
    return stdout;
  }).finally(() => rmSync(place, { recursive: true }));
}

test.run();
