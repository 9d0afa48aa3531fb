// The package io-lifetimes:fd: it parses, it is documented, and each resource is defined once.
import { componentEmbed, print } from "@bytecodealliance/jco";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { witSource } from "../../scripts/wit.js";

const test = suite("wit/");
const folder = join(root, "wit");
const files = readdirSync(folder).map((name) => ({
  name,
  // A long `use` takes several lines.
  lines: readFileSync(join(folder, name), "utf8")
    .replace(/\buse [^;]*;/g, (use) => use.replace(/\s+/g, " "))
    .split("\n"),
}));

for (const [world, direction] of [
  ["library", "export"],
  ["guest", "import"],
] as const) {
  test(`the official encoder reads the world ${world}, and it has ${direction}s only`, async () => {
    const text = await print(await componentEmbed({ dummy: true, witSource: witSource(folder), world }));
    const names = [...text.matchAll(new RegExp(`\\(${direction} "cm32p2\\|io-lifetimes:fd/(\\w+)@0.1`, "g"))].map(
      ([, name]) => name,
    );
    // `types` has no functions, so that nothing of it is in a core module.
    assert.equal([...new Set(names)].sort(), [
      "directories",
      "fds",
      "files",
      "pipes",
      "polling",
      "preopens",
      "sockets",
      "stdio",
    ]);
    const other = direction === "export" ? /\(import "cm32p2\|io-lifetimes/ : /\(export "cm32p2\|io-lifetimes/;
    assert.not.match(text, other);
  });
}

/** What a line declares: the words before what follows the name, or undefined. */
function declaration(line: string): string | undefined {
  const text = line.trim();
  if (text === "" || /^(\/\/|@|package |\}|\))/.test(text)) return undefined;
  return text;
}

/** The comment lines right above a line, attributes left out. */
function docsAbove(lines: readonly string[], index: number): string {
  const docs: string[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const text = lines[i]!.trim();
    if (text.startsWith("///")) docs.unshift(text.slice(3).trim());
    else if (!text.startsWith("@")) break;
  }
  return docs.join(" ");
}

for (const { name, lines } of files) {
  test(`${name}: every item has a comment, and what comes with a version says which`, () => {
    for (const [index, line] of lines.entries()) {
      const text = declaration(line);
      if (text === undefined) continue;
      const isReference = /^(use|import|export) /.test(text);
      if (!isReference) assert.ok(docsAbove(lines, index), `${name}:${index + 1} has no comment: ${text}`);
      const hasVersion =
        isReference || /^(interface|world|record|enum|variant|flags|type|resource) |: (static )?func\(/.test(text);
      if (hasVersion) assert.is(lines[index - 1]!.trim(), "@since(version = 0.1.0)", `${name}:${index + 1}: ${text}`);
    }
  });

  test(`${name}: every function names what it resembles`, () => {
    for (const [index, line] of lines.entries()) {
      if (/: (static )?func\(/.test(line))
        assert.match(docsAbove(lines, index), /POSIX|Rust/, `${name}:${index + 1}: ${line.trim()}`);
    }
  });
}

test("every error names the errno of POSIX or CloudABI", () => {
  const { lines } = files.find(({ name }) => name === "types.wit")!;
  const start = lines.findIndex((line) => line.includes("enum error-code"));
  const end = lines.indexOf("    }", start);
  const cases = lines.slice(start + 1, end).flatMap((line, index) => (declaration(line) ? [start + 1 + index] : []));
  assert.is(cases.length, 76);
  for (const index of cases) assert.match(docsAbove(lines, index), /similar to `E[A-Z0-9]+`/i, lines[index]!);
});

test("a resource is defined in one interface, and nothing is of WASI", () => {
  const text = files.flatMap(({ lines }) => lines).join("\n");
  assert.equal([...text.matchAll(/^ *resource ([\w-]+)/gm)].map(([, name]) => name).sort(), [
    "directory",
    "fd",
    "file",
    "socket",
  ]);
  assert.not.match(text, /wasi:/);
});

test("what ends an owner takes it as `this`", () => {
  for (const { name, lines } of files) {
    const text = lines.join("\n");
    for (const [, consumer] of text.matchAll(/^ *((?:into-[\w-]+|close): .*\n.*\n.*)$/gm)) {
      assert.match(consumer!, /^[\w-]+: static func\(\n.*\n *this: /, `${name}: ${consumer}`);
    }
  }
});

test.run();
