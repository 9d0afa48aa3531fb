// Bindings for whole worlds compile with stubs and become components. Unused functions are compiled too.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { preview1AdapterReactorPath } from "@bytecodealliance/jco";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { BindgenError, bindgen } from "../../js/bindgen/index.js";
import { root } from "../support/asc.js";
import { build } from "./support/build.js";

const cases = join(root, "tests/bindgen/wit");

for (const name of readdirSync(cases)) {
  const path = join(cases, name);
  for (const [, world] of readFileSync(path, "utf8").matchAll(/^world ([\w-]+)/gm)) {
    test(`${name}, the world ${world}`, async () => {
      assert.ok((await build({ wit: { path }, world: world!, all: true })).length > 0);
    });
  }
}

/** The WIT of WASI 0.2, as jco has it. */
const wasi = join(dirname(fileURLToPath(preview1AdapterReactorPath())), "wit/builtin/0.2.12");

async function wasiWorld(world: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-wasi-"));
  try {
    cpSync(wasi, join(folder, "deps"), { recursive: true });
    writeFileSync(join(folder, "world.wit"), `package test:wasi;\nworld all { ${world} }`);
    return await build({ wit: { path: folder }, all: true, features: "all" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("all that WASI 0.2 offers to programs", async () => {
  await wasiWorld("include wasi:cli/command@0.2.12; include wasi:http/proxy@0.2.12;");
});

test("all of WASI 0.2 as a component provides it", async () => {
  const interfaces = [
    "io/error",
    "io/poll",
    "io/streams",
    "filesystem/types",
    "filesystem/preopens",
    "sockets/network",
    "sockets/instance-network",
    "sockets/tcp",
    "sockets/tcp-create-socket",
    "sockets/udp",
    "sockets/udp-create-socket",
    "sockets/ip-name-lookup",
    "clocks/wall-clock",
    "clocks/monotonic-clock",
    "random/random",
    "cli/environment",
    "cli/exit",
    "http/types",
    "http/outgoing-handler",
  ];
  await wasiWorld(interfaces.map((name) => `export wasi:${name}@0.2.12;`).join(" "));
});

test("a mistake in WIT is told with its file and line, in a folder, a file and a text", async () => {
  const wrong: Record<string, [line: number, message: RegExp]> = {
    "interface i {\n  f: func() -> list;\n}": [4, /expected '<', found ';'/],
    "interface i {\n  // foo\n  f: func(x: foo);\n}": [5, /name `foo` does not exist/],
    "interface i {\n  f: func();\n  f: func();\n}": [5, /name `f` is defined more than once/],
    "interface i {\n  use c:c/x.{z};\n}": [4, /type `z` not defined/],
    "interface i {\n  record r { a: r }\n}": [4, /type `r` depends on itself/],
    "interface i {\n  f: func();\n": [5, /found eof/],
  };
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-wit-"));
  try {
    mkdirSync(join(folder, "deps/c"), { recursive: true });
    writeFileSync(join(folder, "deps/c/c.wit"), "package c:c;\ninterface x { record y { a: u8 } }\n");
    writeFileSync(join(folder, "first.wit"), "package a:b;\ninterface ok { f: func(); }\nworld w { import i; }\n");
    for (const [text, [line, message]] of Object.entries(wrong)) {
      writeFileSync(join(folder, "second.wit"), `package a:b;\n\n${text}`);
      const error = await bindgen({ wit: { path: folder } }).catch((error: unknown) => error);
      assert.instance(error, BindgenError, text);
      assert.match((error as BindgenError).message, message);
      assert.match((error as BindgenError).message, new RegExp(`^second\\.wit:${line}: `));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const text = await bindgen({ wit: { source: "package a:b;\nworld w {\n  export f: fun();\n}" } }).catch(
    (error) => error,
  );
  assert.match((text as Error).message, /^WIT:3: /);
});

test("bindings compile without the transform as well", async () => {
  const options = ["--config", join(root, "asconfig.unchecked.json"), "--exportStart", "_initialize"];
  await build({ wit: { path: join(cases, "resources.wit") }, all: true, options });
});

test("bindings compile with --noUnsafe", async () => {
  await build({ wit: { path: join(cases, "functions.wit") }, all: true, options: ["--noUnsafe"] });
});

test("error-context is refused, with the names and lines of the items", async () => {
  const source = `package test:later;
interface i {
  record r { x: list<error-context> }
  plain: async func();
  resource s {
    wait: async func(of: stream<error-context>);
  }
  get: func() -> future<option<error-context>>;
}
world w { import i; export i; }`;
  try {
    await bindgen({ wit: { source } });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, BindgenError);
    const { message } = error as Error;
    for (const line of [
      "WIT:3: test:later/i r: error-context",
      "WIT:6: test:later/i [method]s.wait: error-context",
      "WIT:8: test:later/i get: error-context",
    ])
      assert.is(message.split(line).length, 2, message);
    assert.not.match(message, /plain/);
  }
});

const directives: [string[], RegExp[]][] = [
  [[], [/f\(\): Task<u32>/, /g\(\): Task<u32>/, /\$async_lift\$test\$later\$i\$f\b/]],
  [["all"], [/f\(\): Task<u32>/, /g\(\): Task<u32>/, /\$async_lift\$test\$later\$i\$f\b/]],
  [["none"], [/f\(\): u32/, /g\(\): u32/, / test\$later\$i\$f\(\)/]],
  [
    ["import:test:later/i#f", "none"],
    [/f\(\): Task<u32>/, /g\(\): u32/, / test\$later\$i\$f\(\)/],
  ],
  [["-test:later/i#f"], [/f\(\): u32/, /g\(\): Task<u32>/, / test\$later\$i\$f\(\)/]],
  [["-export:test:later/i#f"], [/f\(\): Task<u32>/, /g\(\): Task<u32>/, / test\$later\$i\$f\(\)/]],
];
for (const [async, patterns] of directives) {
  test(`bindgen --async ${async.join(" ")}`, async () => {
    const source =
      "package test:later; interface i { f: async func() -> u32; g: async func() -> u32; h: func(); } world w { import i; export i; }";
    const { bindings } = await bindgen({ wit: { source }, async });
    const [f, g, exported] = patterns as [RegExp, RegExp, RegExp];
    const imports = bindings.get("bindings/imports/test/later/i.ts")!;
    assert.match(imports, f);
    assert.match(imports, g);
    assert.match(imports, /h\(\): void/);
    assert.match(bindings.get("bindings/exports/test/later/i.ts")!, exported);
    assert.ok((await build({ wit: { source }, async, all: true })).length > 0);
  });
}

test("bindgen --async refuses what matches nothing", async () => {
  const source = "package test:later; interface i { f: async func(); h: func(); } world w { import i; }";
  for (const directive of ["test:later/i#h", "export:test:later/i#f", "f"]) {
    try {
      await bindgen({ wit: { source }, async: [directive] });
      assert.unreachable(directive);
    } catch (error) {
      assert.match((error as Error).message, /the world has no such async function/);
    }
  }
});

test("more flags than the component model allows are refused by name", async () => {
  const flags = Array.from({ length: 33 }, (_, i) => `a${i}`).join(", ");
  const source = `package test:large;\ninterface i { flags many { ${flags} } f: func(m: many); }\nworld w { import i; }`;
  await refused({ source }, /^WIT:2: test:large\/i many: 33 flags/);
});

test("what the official tools refuse is told as they say it", async () => {
  await refused({ source: "package a:b; interface i { f: func(x: nothing); } world w { import i; }" }, /`nothing`/);
  await refused({ source: "package a:b; world v { } world w { }" }, /world/);
  await refused({ path: join(cases, "missing.wit") }, /there is no file or folder/);
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-wit-"));
  try {
    mkdirSync(join(folder, "deps/b"), { recursive: true });
    writeFileSync(join(folder, "a.wit"), "package a:a;\nworld w { import b:b/i; }");
    writeFileSync(join(folder, "deps/b/b.wit"), "package b:b;\ninterface i { f: func(x: nothing); }");
    await refused({ path: folder }, /`nothing`/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function refused(wit: Parameters<typeof bindgen>[0]["wit"], message: RegExp): Promise<void> {
  try {
    await bindgen({ wit });
  } catch (error) {
    assert.instance(error, BindgenError);
    assert.match((error as Error).message, message);
    return;
  }
  assert.unreachable("it was accepted");
}

test("the WIT's doc comments stand in the bindings, and can't end a comment there", async () => {
  const { bindings, stubs } = await bindgen({ wit: { path: join(cases, "docs.wit") } });
  const text = bindings.get("bindings/imports/test/docs/documented.ts")!;
  const comments = [
    "An interface with *\\/ in its text.",
    'A record. "Quotes" and `ticks`, and \\ backslashes.',
    "How far right.",
    "How far up.\n     * Two lines.",
    "A choice.",
    "the first",
    "the second",
    "Sides.",
    "left",
    "Bits.",
    "one",
    "Keeps something.",
    "Starts to keep.",
    "What is kept.",
    "Of another.",
    "Says it.\n *\n * In two paragraphs.",
  ];
  for (const comment of comments) assert.ok(text.includes(comment), `${comment}\n${text}`);
  assert.not.match(text, /not this/);
  assert.match(bindings.get("bindings/world.ts")!, /From outside\./);
  assert.match(stubs.get("documented-world.ts")!, /To outside\./);
});

test("bindings are the same each time", async () => {
  const first = await bindgen({ wit: { path: join(cases, "resources.wit") } });
  const second = await bindgen({ wit: { path: join(cases, "resources.wit") } });
  assert.equal([...first.bindings], [...second.bindings]);
  assert.equal([...first.stubs], [...second.stubs]);
});

// A folder of WIT files of somebody else, such as tests/codegen of wit-bindgen.
const others = process.env["IO_LIFETIMES_WIT"];
const testOthers = others === undefined ? test.skip : test;

testOthers("the WIT files of the folder that IO_LIFETIMES_WIT names", async () => {
  for (const name of readdirSync(others!)) {
    const found = join(others!, name);
    const path = existsSync(join(found, "wit")) ? join(found, "wit") : found;
    if (!statSync(path).isDirectory() && !path.endsWith(".wit")) continue;
    try {
      await build({ wit: { path }, all: true, features: "all" });
    } catch (error) {
      const { message } = error as Error;
      if (!message.startsWith("no engine has error-context switched on")) throw new Error(`${path}: ${message}`);
    }
  }
});

test.run();
