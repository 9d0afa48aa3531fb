// The transform with asc's options: all accepted programs in cases/, compiled into one module, behave the same under
// each option as without. cases.test.ts checks the behavior itself.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";
import type { Parser, Program } from "assemblyscript";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import OwnershipTransform from "../../js/transform/index.js";
import { root } from "../support/asc.js";
import { tree } from "../support/tree.js";
import { readCases } from "./case.js";
import { runProgram, type Event, type Run } from "./program.js";

const test = suite("options");

const cases = readCases().filter(
  ({ errors, checkOnly, name }) => errors.length === 0 && !checkOnly && !name.startsWith("toplevel/"),
);
const ENTRY = cases
  .map(({ path }, i) => `export { main as main${i} } from "./${path.replace(/\.ts$/, "")}";\n`)
  .join("");

type Files = Map<string, string | Uint8Array>;

async function compile(options: string[], transforms: unknown[] = [OwnershipTransform]): Promise<Files> {
  const files: Files = new Map();
  const args = [
    "all.ts",
    "--baseDir",
    root,
    "--config",
    "none.json",
    "--outFile",
    "out.wasm",
    "--disableWarning",
    ...options,
  ];
  const { error, stderr } = await asc.main(args, {
    transforms: transforms as never,
    readFile: (name, folder) => (name === "all.ts" ? ENTRY : read(join(folder, name))),
    writeFile: (name, contents) => void files.set(name, contents as string | Uint8Array),
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return files;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** What each program does on each input. */
function runs(files: Files): Run[][] {
  const wasm = files.get("out.wasm") as Uint8Array;
  return cases.map((_, i) => runProgram(wasm, `main${i}`));
}

assert.ok(cases.length > 200, `${cases.length} programs`);
const baseline = compile([]).then(runs);
baseline.catch(() => {}); // the tests that wait for it fail

const OPTIONS = [
  "--runtime minimal",
  "--runtime stub",
  "--debug",
  "-O1",
  "-O2",
  "-O3 --converge",
  "-Oz --noAssert",
  "--runtime stub -O3",
  "--enable simd,threads --sharedMemory --maximumMemory 16",
];

for (const options of OPTIONS) {
  test(`with ${options} they do the same`, async () => {
    const expected = await baseline;
    runs(await compile(options.split(" "))).forEach((all, i) => assert.equal(all, expected[i], cases[i]!.name));
  });
}

test("with --sourceMap each source is one that the program has, and the module is the same", async () => {
  const files = await compile(["--sourceMap"]);
  const map = JSON.parse(files.get("out.wasm.map") as string) as {
    sources: string[];
    sourcesContent: (string | null)[];
    mappings: string;
  };
  assert.ok(map.mappings.length > 10_000);
  for (const source of map.sources)
    assert.ok(source === "all.ts" || source.startsWith("~lib/") || read(join(root, source)) !== null, source);
  assert.ok(map.sources.includes("tests/ownership/cases/drops/reverse-order.ts"));
  assert.equal(runs(files), await baseline);
});

test("with --bindings they are made, and the module does the same", async () => {
  const files = await compile(["--bindings", "esm"]);
  assert.match(files.get("out.js") as string, /main0\(n\)|main0,/);
  assert.match(files.get("out.d.ts") as string, /export declare function main0\(n: number\): number;/);
  assert.equal(runs(files), await baseline);
});

/** A transform as users have them: it adds a file with a function, which owns something. */
class Adds {
  afterParse(parser: Parser): void {
    parser.parseFile(
      'import { OwnedFd } from "./cases/prelude";\nexport function main(n: i32): i32 {\n  const fd = OwnedFd.open();\n  return n;\n}\n',
      "tests/ownership/added.ts",
      true,
    );
  }
}

for (const [where, transforms] of [
  ["before", [Adds, OwnershipTransform]],
  ["after", [OwnershipTransform, Adds]],
] as const) {
  test(`a transform that stands ${where} it adds code, which is checked and dropped like any other`, async () => {
    const files = await compile([], [...transforms]);
    for (const { events } of runProgram(files.get("out.wasm") as Uint8Array, "main")) {
      const [[opened, fd], [dropped, same]] = events.slice(-2) as [Event, Event];
      assert.equal([opened, dropped, same], [1, 2, fd]);
    }
  });
}

test("where asc prints in colour, so do the errors of the transform, with the same words", () => {
  const print = (env: NodeJS.ProcessEnv) => {
    const args = [
      join(root, "node_modules/assemblyscript/bin/asc.js"),
      "tests/ownership/cases/moves/use-after-call.ts",
      "--noEmit",
      "--config",
      "none.json",
      "--transform",
      join(root, "dist/js/transform/index.js"),
    ];
    return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...process.env, ...env } }).stderr;
  };
  const plain = print({}),
    coloured = print({ CI: "true" });
  assert.match(plain, /^ERROR E0382: [^\x1b]+$/);
  assert.match(coloured, /^\x1b\[91mERROR\x1b\[0m E0382: /);
  assert.match(coloured, /\| \x1b\[94m +-+ value moved here\x1b\[0m\n/);
  assert.match(coloured, /\| \x1b\[91m +\^+ value used here after move\x1b\[0m\n/);
  assert.is(coloured.replace(/\x1b\[\d*m/g, ""), plain);
});

test("loaded twice, as the configuration and the command line may do, it works once", async () => {
  assert.equal(runs(await compile([], [OwnershipTransform, OwnershipTransform])), await baseline);
});

for (const [minor, patch] of [
  [27, 37],
  [28, 16],
  [29, 0],
] as const) {
  test(`version 0.${minor}.${patch} of asc, which it isn't made for, is refused`, async () => {
    class Other {
      declare program: Program;
      afterParse(): void {
        Object.assign(this.program.options, { bundleMinorVersion: minor, bundlePatchVersion: patch });
      }
    }
    await rejects(
      compile([], [Other, OwnershipTransform]),
      new RegExp(
        `as-io-lifetimes: this is assemblyscript 0\\.${minor}\\.${patch}, and the transform is made for ` +
          "0\\.28\\.17 and later of 0\\.28; `npm install assemblyscript@\\^0\\.28\\.17` gets one",
      ),
    );
  });
}

test("two copies of asc are refused, with what to do", () => {
  using files = tree({ "app.ts": "export function main(): void {}\n" });
  const own = join(root, "node_modules"),
    other = files.at("node_modules");
  mkdirSync(other);
  cpSync(join(own, "assemblyscript"), join(other, "assemblyscript"), { recursive: true });
  for (const name of ["binaryen", "long"]) symlinkSync(join(own, name), join(other, name));
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(other, "assemblyscript/bin/asc.js"),
      "app.ts",
      "--noEmit",
      "--transform",
      join(root, "dist/js/transform/index.js"),
    ],
    { cwd: files.path, encoding: "utf8" },
  );
  assert.is(status, 1);
  assert.match(
    stderr,
    "as-io-lifetimes: asc and the transform load two copies of the package assemblyscript; " +
      "install it once (`npm ls assemblyscript` shows where)",
  );
});

async function rejects(promise: Promise<unknown>, message: RegExp): Promise<void> {
  const error = await promise.then(
    () => null,
    (reason: Error) => reason,
  );
  assert.match(error?.message ?? "no error", message);
}

test.run();
