// Which targets the build makes again, and what the scripts around it write.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { released } from "../scripts/changelog.js";
import { compileCached, findCompiled, type Compilation } from "../scripts/targets/asc.js";
import { layOut } from "../scripts/targets/bindings.js";
import { isCurrent, keyed, make } from "../scripts/targets/target.js";
import { root } from "./support/asc.js";

const test = suite<{ folder: string }>("the build");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "io-lifetimes-build-"));
  symlinkSync(join(root, "node_modules"), join(context.folder, "node_modules"));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const PROGRAM = {
  "main.ts": `import { number } from "./part";\nexport function main(): i32 { return number(); }\n`,
  "part.ts": "export function number(): i32 { return 1; }\n",
};

/** A compilation of the files in a folder, which no other test has in the cache. */
function compilation(baseDir: string): Compilation {
  return { args: ["main.ts", "--outFile", "out.wasm", "--config", "none.json"], baseDir, content: baseDir };
}

function resultOf(files: ReadonlyMap<string, Uint8Array>): number {
  const module = new WebAssembly.Module(files.get("out.wasm") as Uint8Array<ArrayBuffer>);
  const { exports } = new WebAssembly.Instance(module, { env: { abort() {} } });
  return (exports["main"] as () => number)();
}

test("a module is found again while its sources are the same, by another process too", async ({ folder }) => {
  write(folder, PROGRAM);
  assert.is(findCompiled(compilation(folder)), undefined);
  const made = await compileCached(compilation(folder));
  const found = findCompiled(compilation(folder))!;
  assert.equal([...found.files], [...made.files]);
  assert.is(resultOf(found.files), 1);
});

test("a module is made again when a source that it imports changes", async ({ folder }) => {
  write(folder, PROGRAM);
  await compileCached(compilation(folder));
  write(folder, { "part.ts": "export function number(): i32 { return 22; }\n" });
  assert.is(findCompiled(compilation(folder)), undefined);
  assert.is(resultOf((await compileCached(compilation(folder))).files), 22);
});

test("a module is made again when a file that asc had looked for appears", async ({ folder }) => {
  const { "main.ts": main, "part.ts": part } = PROGRAM;
  write(folder, { "main.ts": main, "part/index.ts": part });
  await compileCached(compilation(folder));
  write(folder, { "part.ts": "export function number(): i32 { return 3; }\n" });
  assert.is(resultOf((await compileCached(compilation(folder))).files), 3);
});

test("other arguments and other given sources are other modules", async ({ folder }) => {
  write(folder, PROGRAM);
  const one = compilation(folder);
  await compileCached(one);
  assert.is(findCompiled({ ...one, args: [...one.args, "--debug"] }), undefined);
  const given = { ...one, sources: new Map([["part.ts", "export function number(): i32 { return 4; }\n"]]) };
  assert.is(resultOf((await compileCached(given)).files), 4);
  assert.is(resultOf((await compileCached(one)).files), 1);
});

test("what asc says of a program that doesn't compile is kept as well", async ({ folder }) => {
  write(folder, { "main.ts": "export function main(): i32 { return nothing; }\n" });
  const made = await compileCached(compilation(folder));
  assert.match(made.stderr, "ERROR TS2304: Cannot find name 'nothing'.");
  assert.equal(findCompiled(compilation(folder)), made);
  assert.is(made.files.size, 0);
});

test("a failure of the machine isn't kept", async ({ folder }) => {
  write(folder, PROGRAM);
  const one = compilation(folder);
  const broken = { ...one, args: [...one.args, "--transform", join(folder, "none.js")] };
  assert.ok((await compileCached(broken)).error);
  assert.is(findCompiled(broken), undefined);
});

test("a step is current while its inputs have the same hashes and its outputs are there", async () => {
  const name = `test-${process.pid}`;
  const output = join("build", name);
  let input = "a";
  let made = 0;
  const target = {
    name,
    steps: [
      keyed(
        name,
        () => [input],
        [output],
        () => {
          made++;
          writeFileSync(join(root, output), input);
        },
      ),
    ],
  };
  try {
    assert.not(isCurrent(target));
    await make(target);
    await make(target);
    assert.is(made, 1);
    input = "b";
    assert.not(isCurrent(target));
    await make(target);
    assert.is(made, 2);
    rmSync(join(root, output));
    assert.not(isCurrent(target));
  } finally {
    rmSync(join(root, "build/keys", name), { force: true });
    rmSync(join(root, output), { force: true });
  }
});

test("bindings are laid out beside the sources, and what is neither goes", ({ folder }) => {
  const [source, target] = [join(folder, "source"), join(folder, "target")];
  write(source, { "files.ts": "// by hand\n", "deep/more.ts": "", "index.ts": "// Made by `io-lifetimes bindgen`\n" });
  write(target, { "gone.ts": "", "files.ts": "// old\n" });
  layOut(
    target,
    source,
    new Map([
      ["index.ts", "// new\n"],
      ["bindings/types.ts", ""],
    ]),
  );
  const names = (readdirSync(target, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts")).sort();
  assert.equal(names, ["bindings/types.ts", "deep/more.ts", "files.ts", "index.ts"]);
  assert.is(readFileSync(join(target, "files.ts"), "utf8"), "// by hand\n");
  assert.is(readFileSync(join(target, "index.ts"), "utf8"), "// new\n");
});

test("nothing that is generated stands in a folder of sources", () => {
  for (const folder of ["assembly", "examples"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true }) as string[]) {
      const isGenerated =
        name.endsWith(".ts") && readFileSync(join(root, folder, name), "utf8").includes("Made by `io-lifetimes");
      assert.not(isGenerated, `${folder}/${name}: bindings belong under build/: remove it`);
    }
  }
  assert.ok(existsSync(join(root, "assembly/component")));
});

test("the paths that the pages for contributors name are there", () => {
  for (const page of ["CONTRIBUTING.md", "tests/README.md"]) {
    const text = readFileSync(join(root, page), "utf8");
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, path]) => path!);
    const names = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path]) => path!);
    const isMade = (path: string) => /^(build|dist)\//.test(path) || path.startsWith("as-io-lifetimes/");
    for (const path of [...links, ...names].filter((path) => !isMade(path))) {
      const isThere = [dirname(page), "."].some((folder) => existsSync(join(root, folder, path)));
      assert.ok(isThere, `${page} names ${path}`);
    }
  }
});

const CHANGES = "# Changelog\n\n## Unreleased\n\n- A change.\n\n## 0.1.0\n\n- The first.\n";

test("a release takes the changes that are unreleased, and leaves the section empty", () => {
  const text = released(CHANGES, "0.2.0", new Date("2026-01-02T12:00:00Z"));
  assert.is(text, "# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-01-02)\n\n- A change.\n\n## 0.1.0\n\n- The first.\n");
  assert.throws(() => released(text, "0.3.0", new Date()), 'nothing is "Unreleased"');
});

test("a release needs a version that isn't there", () => {
  assert.throws(() => released(CHANGES, "0.1.0", new Date()), "0.1.0 is in the changelog already");
  assert.throws(() => released(CHANGES, "next", new Date()), '"next" is no version');
  assert.throws(() => released("# Changelog\n", "1.0.0", new Date()), "no section");
});

test.run();
