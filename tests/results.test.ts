// Results in whole programs: the end of `main`, strict programs, and programs that are compiled without the transform.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../js/host/index.js";
import { compileCached, type Compiled } from "../scripts/targets/asc.js";
import { tree } from "./support/tree.js";

const test = suite("results");

const COPY = `
import { File, Result } from "as-io-lifetimes";

function main(): Result<void> {
  const source = File.open("from.txt").orReturn;
  const target = File.create("to.txt").orReturn;
  const text = source.readToString().orReturn;
  return target.writeString(text.length > 2 ? text : File.open("missing").orReturn.readToString().orReturn);
}

main();
`;

function compile(text: string, ...options: string[]): Promise<Compiled> {
  const isSet = options.includes("--config") || options.includes("--target");
  const target = isSet ? [] : ["--target", "debug"];
  return compileCached({
    args: ["program.ts", "--outFile", "out.wasm", ...target, ...options],
    sources: new Map([["program.ts", text]]),
  });
}

async function runIn(files: Record<string, string>): Promise<{ exitCode: number; leaks: number; stderr: string }> {
  const { files: made, stderr: said } = await compile(COPY);
  assert.is(said, "");
  using folder = tree(files);
  const { exitCode, leaks, stderr } = await run(made.get("out.wasm")!, {
    preopens: { ".": folder.path },
    stderr: "buffer",
  });
  return { exitCode, leaks: leaks.length, stderr: Buffer.from(stderr!).toString() };
}

test("an error of `main` is printed with its operation and path, and the exit code is 1", async () => {
  assert.equal(await runIn({}), {
    exitCode: 1,
    leaks: 0,
    stderr: 'error: open "from.txt": no such file or directory (noent)\n',
  });
  assert.match((await runIn({ "from.txt": "no" })).stderr, /^error: open "missing": /);
});

test("without an error `main` prints nothing, and the exit code is 0", async () => {
  assert.equal(await runIn({ "from.txt": "text" }), { exitCode: 0, leaks: 0, stderr: "" });
});

test("without the transform, `orReturn` doesn't compile, and the message says what to do", async () => {
  const { error, stderr } = await compile(
    `import { Result, fs } from "as-io-lifetimes";
export function there(): Result<i32> { return Result.ok<i32>(fs.exists("x").orReturn ? 1 : 0); }`,
    "--config",
    "none.json",
    "--use",
    "IO_LIFETIMES_UNCHECKED=1",
  );
  assert.ok(error);
  assert.match(stderr, /orReturn needs the ownership transform: extend as-io-lifetimes\/asconfig\.json/);
});

const MANY = `
import { Errno, IoError, ManagedResult, Result } from "as-io-lifetimes";

function odd(n: i32): Result<i32> {
  return n % 2 ? Result.ok<i32>(n) : Result.err<i32>(IoError.make(Errno.INVAL, "odd", null, "even"));
}

function join(a: string, b: string, n: i32): string {
  return a + b + n.toString();
}

function text(n: i32): ManagedResult<string> {
  return ManagedResult.ok<string>(join("a".repeat(9), join("b" + n.toString(), "c".repeat(9), odd(n / 2).orReturn), odd(n).orReturn));
}

let total = 0;
for (let n = 0; n < 300000; n++) {
  const made = text(n);
  total += made.isErr ? 1 : made.value.length;
}
console.log(total.toString());
`;

test("a call that is left in the middle of its arguments leaves nothing on the stack of managed values", async () => {
  for (const options of [[], ["--runtime", "minimal"], ["--target", "release"]]) {
    const { files: made, stderr: said } = await compile(MANY, ...options);
    assert.is(said, "");
    const { exitCode, stdout } = await run(made.get("out.wasm")!, { stdout: "buffer" });
    const lengths = Array.from({ length: 300_000 }, (_, n) =>
      n % 2 && ((n - 1) / 2) % 2 ? 19 + `${n}${(n - 1) / 2}${n}`.length : 1,
    );
    assert.equal([exitCode, Buffer.from(stdout!).toString()], [0, `${lengths.reduce((a, b) => a + b)}\n`]);
  }
});

const UNUSED = 'import { fs } from "as-io-lifetimes"; function main(): void { fs.removeFile("x"); } main();';

test("an unused result is a warning, an error in a strict program, and nothing if asc is told to be silent", async () => {
  const warned = await compile(UNUSED);
  assert.is(warned.error, undefined);
  assert.match(warned.stderr, /^WARNING OWN0936: unused `Result` that must be used$/m);
  const strict = await compile(UNUSED, "--use", "IO_LIFETIMES_STRICT=1");
  assert.ok(strict.error);
  assert.match(strict.stderr, /^ERROR OWN0936: /m);
  const silent = await compile(UNUSED, "--disableWarning", "936");
  assert.equal([silent.error, silent.stderr], [undefined, ""]);
});

test("a command imports nothing but WASI, unless it says that it does", async () => {
  const foreign = `// @ts-ignore: decorator
@external("env", "log")
declare function log(n: i32): void;
function twice(n: i32): void { log(2 * n); }
twice(2);
`;
  const refused = await compile(foreign);
  assert.match(refused.stderr, /^ERROR OWN0938: a command can't import `env\.log`: /m);
  assert.match(refused.stderr, /--> program\.ts:4:32$/m);
  assert.ok(refused.error);
  for (const options of [
    ["--use", "IO_LIFETIMES_IMPORTS=1"],
    ["--exportStart", "_initialize"],
  ])
    assert.equal((await compile(foreign, ...options)).stderr, "", options.join(" "));
});

test.run();
