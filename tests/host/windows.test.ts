// Windows, as far as it can be tested elsewhere: names through pure functions, and the refusal to run guests.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { HostError } from "../../js/host/errors.js";
import { checkName, isAbsolute } from "../../js/host/paths/names.js";
import { checkPlatform } from "../../js/host/platform.js";
import { Refusal } from "../../js/host/wasi-common/refusal.js";
import { root } from "../support/asc.js";

const test = suite("Windows");

const isRefused = (name: string, platform: NodeJS.Platform): boolean => {
  try {
    checkName(name, platform);
    return false;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.errno === Errno.INVAL);
    return true;
  }
};

/** Names that Windows takes for more than a name, or for another one. */
const NO_NAMES = [
  ...[
    "..\\..\\secret",
    "a\\b",
    "\\",
    "C:",
    "C:x",
    "file:stream",
    "file::$DATA",
    "a/b",
    'a"',
    "a*",
    "a?",
    "a<",
    "a>",
    "a|",
  ],
  ...[
    "a.",
    "a ",
    "...",
    ".. ",
    ". .",
    "a\u0001",
    "NUL",
    "nul",
    "NUL.txt",
    "con",
    "Con.tar.gz",
    "aux ",
    "PRN",
    "COM1",
    "com9.x",
  ],
  ...["LPT1", "COM\u00b9", "lpt\u00b2.txt", "CONIN$", "conout$", "CLOCK$", "nul .txt"],
];
const NAMES = [
  "a",
  "a.txt",
  ".hidden",
  "null",
  "console",
  "com",
  "COM10",
  "lpt",
  "communication",
  "a b",
  "ü",
  "$",
  "~1",
  "a..b",
];

test("a component of a path must be a name on Windows", () => {
  assert.equal(
    NO_NAMES.filter((name) => !isRefused(name, "win32")),
    [],
  );
  assert.equal(
    NAMES.filter((name) => isRefused(name, "win32")),
    [],
  );
});

test("elsewhere every component is a name", () => {
  for (const platform of ["linux", "darwin"] as const)
    assert.equal(
      [...NO_NAMES, ...NAMES].filter((name) => isRefused(name, platform)),
      [],
    );
});

test("drives and paths of the network are absolute on Windows", () => {
  for (const path of ["/a", "C:\\a", "c:a", "\\\\server\\share", "\\\\?\\C:\\a", "\\a"])
    assert.ok(isAbsolute(path, "win32"), path);
  for (const path of ["a", "..", "a/b"]) assert.not(isAbsolute(path, "win32"), path);
  assert.not(isAbsolute("C:\\a", "linux"));
});

test("guests aren't run there, unless the embedder says so", () => {
  assert.throws(
    () => checkPlatform({}, "win32"),
    (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_UNTESTED_PLATFORM",
  );
  checkPlatform({ allowUntestedPlatform: true }, "win32");
  for (const platform of ["linux", "darwin", "freebsd"] as const) checkPlatform({}, platform);
});

test("every way to run a guest asks, and with the option a guest's names are checked", () => {
  const program = `
    Object.defineProperty(process, "platform", { value: "win32" });
    const { instantiate, instantiateComponent, run } = await import("as-io-lifetimes");
    const { filesystem, setPreopens } = await import("as-io-lifetimes/wasi/filesystem");
    const wasm = "dist/io-lifetimes.wasm";
    const starts = [
      () => run(wasm),
      () => instantiate(),
      () => instantiateComponent(wasm),
      async () => filesystem({}),
      async () => setPreopens({}),
    ];
    for (const start of starts)
      await start().then(() => console.log("ran"), (error) => console.log(error.code));
    const host = await instantiate({ preopens: { ".": "." }, allowUntestedPlatform: true });
    for (const path of ["package.json", "..\\\\secret", "docs/nul", "package.json:stream"])
      try { console.log(host.stat(path).filetype); } catch (error) { console.log(error.code); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: join(root),
    encoding: "utf8",
  });
  const refused = Array.from({ length: 5 }, () => "ERR_IO_LIFETIMES_UNTESTED_PLATFORM");
  assert.equal(stdout.trim().split("\n"), [...refused, "regular-file", "inval", "inval", "inval"], stderr);
});

test.run();
