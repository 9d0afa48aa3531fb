// Code without ownership: AssemblyScript's own library and published packages, each in a program that uses much of it.
// The transform must not change what it compiles to.
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileCached } from "../../scripts/targets/asc.js";
import { root } from "../support/asc.js";

const GUEST = "tests/ownership/guest";

const PROGRAMS = [
  { name: "AssemblyScript's library", file: "std.ts" },
  { name: "as-base64", file: "base64.ts" },
  { name: "as-bignum", file: "bignum.ts" },
  { name: "as-proto", file: "proto.ts" },
];

const TRANSFORM = ["--transform", join(root, "dist/js/transform/index.js")];

interface Compiled {
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** The names of its functions. */
  readonly functions: string[];
}

async function compile(files: string[], options: string[] = []): Promise<Compiled> {
  const args = [
    ...files.map((file) => `${GUEST}/${file}`),
    "--config",
    "none.json",
    "--outFile",
    "out.wasm",
    "--textFile",
    "out.wat",
  ];
  const { error, stderr, files: written } = await compileCached({ args: [...args, ...options] });
  assert.is(stderr, "", "asc has nothing to say");
  assert.is(error, undefined);
  const text = Buffer.from(written.get("out.wat")!).toString();
  return {
    wasm: written.get("out.wasm") as Uint8Array<ArrayBuffer>,
    functions: [...text.matchAll(/^ \(func (\S+)/gm)].map(([, name]) => name!).sort(),
  };
}

interface Exports {
  run(): number;
  drops(): number;
}

function instantiate({ wasm }: Compiled): Exports {
  const abort = (_message: number, _file: number, line: number, column: number) => {
    throw new Error(`aborted at ${line}:${column}`);
  };
  return new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { abort } }).exports as unknown as Exports;
}

const test = suite("real code");

for (const { name, file } of PROGRAMS) {
  test(`${name} alone compiles to the same bytes with the transform`, async () => {
    const plain = await compile([file]),
      checked = await compile([file], TRANSFORM);
    assert.ok(Buffer.from(plain.wasm).equals(checked.wasm));
  });

  test(`${name} beside a class that owns is checked without an error, compiles to the same functions and does the same`, async () => {
    const files = [file, "resource.ts"];
    const plain = await compile(files),
      checked = await compile(files, TRANSFORM);
    const added = checked.functions.filter((fn) => !plain.functions.includes(fn));
    assert.equal(
      added.filter((fn) => !fn.includes("/resource/")),
      [],
    );
    assert.equal(
      plain.functions.filter((fn) => !checked.functions.includes(fn)),
      [],
    );
    const [before, after] = [instantiate(plain), instantiate(checked)];
    assert.equal([before.drops(), after.drops()], [0, 1], "the transform has done its work");
    assert.is(after.run(), before.run());
  });
}

test.run();
