// The order of the rooms, as ARCHITECTURE.md lists it, holds for every import, by type or by value.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";

/** The paths in backquotes of the list items below a heading, one list an item. */
function listBelow(heading: string): string[][] {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const section = text.split(/^(?=#+ )/m).find((part) => part.startsWith(`${heading}\n`));
  assert.ok(section, `ARCHITECTURE.md has no heading "${heading}"`);
  const items = section!.split(/^(?=- )/m).filter((item) => item.startsWith("- "));
  return items.map((item) => [...item.split(": ")[0]!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!));
}

/** The files of a tree with what each imports from that tree. */
function importsIn(tree: string): Map<string, string[]> {
  const files = (readdirSync(join(root, tree), { recursive: true }) as string[])
    .map((file) => join(tree, file))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
      const targets = importedFiles.flatMap(({ fileName }) => resolve(file, fileName) ?? []);
      return [file, targets.filter((target) => target.startsWith(`${tree}/`))];
    }),
  );
}

/** The file that an import is of, or undefined if it is none of the repository's. The package may name itself. */
function resolve(from: string, specifier: string): string | undefined {
  const own = /^as-io-lifetimes(\/|$)/.test(specifier);
  if (!own && !specifier.startsWith(".")) return undefined;
  const path = own ? specifier.replace(/^as-io-lifetimes\/?/, "") || "assembly" : join(dirname(from), specifier);
  const base = normalize(path).replace(/\.js$/, "");
  return [`${base}.ts`, join(base, "index.ts")].find((file) => existsSync(join(root, file)));
}

/** The groups of files that import each other, directly or not. */
function cycles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    lowest.set(file, index.get(file)!);
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!index.has(target)) visit(target);
      if (path.includes(target)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
    }
    if (lowest.get(file) !== index.get(file)) return;
    const group = path.splice(path.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return found;
}

for (const tree of ["js", "assembly"]) {
  const rooms = listBelow(`### \`${tree}/\``).flat();
  const imports = importsIn(tree);
  const roomOf = (file: string): string | undefined =>
    rooms.filter((room) => file === room || file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];

  test(`every file of ${tree}/ is in a room of the list, and every room is there`, () => {
    assert.equal(
      [...imports.keys()].filter((file) => roomOf(file) === undefined),
      [],
    );
    assert.equal(
      rooms.filter((room) => !existsSync(join(root, room))),
      [],
    );
  });

  test(`imports within ${tree}/ point one way`, () => {
    const against = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => rooms.indexOf(roomOf(target)!) > rooms.indexOf(roomOf(file)!))
        .map((target) => `${file} imports ${target}`),
    );
    assert.equal(against, []);
  });

  test(`files of ${tree}/ import each other in circles only where ARCHITECTURE.md says so`, () => {
    const allowed = listBelow(`### Circles of files in \`${tree}/\``).map((group) => [...group].sort());
    assert.equal(cycles(imports).sort(), allowed.sort());
  });
}

test("the host, the transform and the bindings don't know each other", () => {
  const parts = ["js/host", "js/transform", "js/bindgen"];
  const partOf = (file: string) => parts.find((part) => file.startsWith(`${part}/`));
  const across = [...importsIn("js")].flatMap(([file, targets]) =>
    targets.filter((target) => partOf(file) && partOf(target) && partOf(file) !== partOf(target)),
  );
  assert.equal(across, []);
});

test("the check sees circles", () => {
  const circle = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a", "d"]],
    ["d", []],
  ]);
  assert.equal(cycles(circle), [["a", "b", "c"]]);
});

test.run();
