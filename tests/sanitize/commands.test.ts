// Commands under the target `sanitize` of asconfig.json, with descriptors of the library, which are handles.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../js/host/index.js";
import { compileFile } from "./sanitized.js";

const test = suite("sanitize: commands");

/** Runs a command in a folder of its own. Returns what it writes to standard error, and whether it traps. */
async function runCommand(wasm: Uint8Array, args: string[] = []): Promise<{ stderr: string; hasTrapped: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-sanitize-"));
  const stderr = new PassThrough();
  const said = () => String(stderr.read() ?? "");
  try {
    writeFileSync(join(folder, "a.txt"), "some text\n");
    const { exitCode } = await run(wasm, { args, preopens: { ".": folder }, stdout: "ignore", stderr });
    assert.is(exitCode, 0, said());
    return { stderr: said(), hasTrapped: false };
  } catch (error) {
    if (!/trapped/.test((error as Error).message)) throw error;
    return { stderr: said(), hasTrapped: true };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function faultOf(text: string): Promise<string> {
  const { stderr, hasTrapped } = await runCommand(await compileFile("entry.ts", text));
  assert.ok(hasTrapped, `it doesn't trap: ${stderr}`);
  return stderr.trim();
}

for (const [example, ...args] of [["pipes.ts"], ["owning-wrapper.ts"], ["grep/index.ts", "-r", "text", "."]]) {
  test(`the example ${example} has no fault`, async () => {
    const wasm = await compileFile(`examples/${example}`);
    assert.equal(await runCommand(wasm, [example!, ...args]), { stderr: "", hasTrapped: false });
  });
}

const DUPLICATE = `
import { drop, File, Ref } from "as-io-lifetimes";
@trusted
function duplicate(file: Ref<File>): File {
  return file;
}
`;

test("a handle that trusted code has duplicated is used after the drop of the other", async () => {
  const said = await faultOf(`${DUPLICATE}
    function main(): void {
      const file = File.create("b.txt").expect("it can be created");
      const other = duplicate(file);
      drop(file);
      other.writeString("text");
    }
    main();`);
  const ends = "ended by the drop of File at .*; the value was moved into drop at entry.ts:11:7";
  const used = "use after the end: File#writeString at entry.ts:12:7";
  assert.match(said, new RegExp(`^abort: ownership sanitizer: ${used}; ${ends}`));
});

test("a handle that trusted code has duplicated is dropped twice", async () => {
  const said = await faultOf(`${DUPLICATE}
    function main(): void {
      const file = File.create("b.txt").expect("it can be created");
      const other = duplicate(file);
    }
    main();`);
  assert.match(said, /second drop: the drop of File at entry.ts:11:5; ended by the drop of File at entry.ts:11:5/);
});

test("a command looks for leaks when it ends", async () => {
  const said = await faultOf(`
    @owned
    class Resource {
      drop(): void {}
    }
    @trusted
    function lose(it: Resource): void {}
    function main(): void {
      lose(new Resource());
    }
    main();`);
  assert.match(said, /^abort: ownership sanitizer: never dropped: the value made by new Resource at entry.ts:9:12/);
});

test("what a global keeps is no leak", async () => {
  const wasm = await compileFile(
    "entry.ts",
    `@owned
    class Resource {
      drop(): void {}
    }
    const global = new Resource();
    assert(global != null);`,
  );
  assert.equal(await runCommand(wasm), { stderr: "", hasTrapped: false });
});

test("without a collector there is nothing that finds leaks", async () => {
  const compiling = compileFile("entry.ts", "export function main(): void {}", ["--runtime", "stub"]);
  const error = await compiling.then(
    () => null,
    (reason: unknown) => String(reason),
  );
  assert.match(error ?? "", /the sanitizer finds leaks by the garbage collector/);
});

test.run();
