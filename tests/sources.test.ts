// Rules for the sources.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { makeTable } from "../scripts/targets/targets.js";
import { root } from "./support/asc.js";

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

test("editors find no fault in the sources of the library and the examples", async () => {
  await makeTable();
  for (const folder of ["assembly", "examples"]) {
    const { status, stdout } = spawnSync("npx", ["tsc", "--noEmit", "-p", `${folder}/tsconfig.json`], {
      cwd: root,
      encoding: "utf8",
    });
    assert.is(status, 0, stdout);
  }
});

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
