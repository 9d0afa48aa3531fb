// Rules for the sources.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { makeTable } from "../scripts/targets/targets.js";
import { typescripts } from "../scripts/tools/tools.js";
import { project } from "./lsp/project.js";
import { root } from "./support/asc.js";
import { skip } from "./support/skip.js";

const assembly = join(root, "assembly");
const files = (readdirSync(assembly, { recursive: true }) as string[]).filter((file) => file.endsWith(".ts"));

test("only assembly/wasi declares imports of WASI, assembly/p3 those of WASI 0.3, and assembly/async those for waiting", () => {
  const declaring = ["wasi/imports.ts", "wasi/p3.ts", "async/builtins.ts", "async/stack.ts", "async/time.ts"];
  for (const file of files) {
    if (declaring.includes(file) || file.startsWith("p3/imports/")) continue;
    assert.not.match(readFileSync(join(assembly, file), "utf8"), /@external/, file);
  }
});

test("the pages of the API are what the doc comments say", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/scripts/api-docs.js"), "--check"], {
    encoding: "utf8",
  });
  assert.is(status, 0, stderr);
});

test("the types of the library's exports are what assembly/bridge/ exports", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/scripts/library-exports.js"), "--check"], {
    encoding: "utf8",
  });
  assert.is(status, 0, stderr);
});

test("the tables of the engines are what the tests expect", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/scripts/engine-docs.js"), "--check"], {
    encoding: "utf8",
  });
  assert.is(status, 0, stderr);
});

test("every public item of the library has a doc comment", () => {
  for (const page of ["docs/api.md", "docs/api-typescript.md"]) {
    const bare = [
      ...readFileSync(join(root, page), "utf8").matchAll(/^### (\w+)\n\n(?:```ts\n[^`]*```\n\n)?(?=#|- )/gm),
    ];
    assert.equal(
      bare.map(([, name]) => name),
      [],
      page,
    );
  }
});

/** Returns what TypeScript finds in a project. `tsc` is its program. */
function faultsIn(tsc: string, folder: string): string {
  return spawnSync(process.execPath, [tsc, "--noEmit", "-p", folder], { cwd: root, encoding: "utf8" }).stdout;
}

const ownTsc = join(root, "node_modules/typescript/bin/tsc");

test("editors find no fault in the sources of the library and the examples", async () => {
  await makeTable();
  for (const folder of ["assembly", "examples"]) assert.is(faultsIn(ownTsc, folder), "");
});

for (const { name, find } of [{ name: "typescript-6", find: () => ownTsc }, ...typescripts]) {
  const title = `${name} finds no fault in a user's project with the README's program, nor in the examples`;
  const tsc = find();
  if (tsc === undefined) {
    skip(test, title, `${name} isn't installed: \`npm run tools ${name}\``);
    continue;
  }
  test(title, async () => {
    await makeTable();
    const program = /A program, `copy\.ts`:\n\n```ts\n(.*?)```/s.exec(
      readFileSync(join(root, "README.md"), "utf8"),
    )![1]!;
    const config = { extends: "as-io-lifetimes/assembly/tsconfig.json" };
    using files = project({ "assembly/copy.ts": program, "assembly/tsconfig.json": JSON.stringify(config) });
    assert.is(faultsIn(tsc, files.at("assembly")), "");
    assert.is(faultsIn(tsc, "examples"), "");
    writeFileSync(files.at("assembly/wrong.ts"), "const n: i32 = missing;\n");
    assert.match(faultsIn(tsc, files.at("assembly")), /wrong\.ts.*missing/, "the user's files are in the project");
  });
}

test("each promise of SECURITY.md names a test that is there", () => {
  const rows = readFileSync(join(root, "SECURITY.md"), "utf8")
    .split("## What the host promises")[1]!
    .split("## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (promise|---)/.test(line));
  assert.ok(rows.length > 5);
  for (const row of rows) {
    const paths = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path!);
    assert.ok(paths.length > 0, row);
    for (const path of paths) assert.ok(existsSync(join(root, path)), path);
  }
});

test.run();
