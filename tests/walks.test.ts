// All paths and names in ARCHITECTURE.md exist: those of the rooms, of the walks and of the words.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";

const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");

/** The items of the page, without line breaks: steps of walks, rows of tables, rooms, paragraphs. */
const items = page
  .split(/\n(?=\d+\. |- |\| |#)|\n\n/)
  .map((item) => item.replace(/\s+/g, " ").trim())
  .filter((item) => item !== "");

/** The text of a section, from its heading to the next one of the same level. */
function section(heading: string): string {
  const level = heading.split(" ")[0]!;
  const text = page.split(new RegExp(`^(?=${level} )`, "m")).find((part) => part.startsWith(`${heading}\n`));
  assert.ok(text, `ARCHITECTURE.md has no section "${heading}"`);
  return text!;
}

function isDefined(file: string, name: string): boolean {
  const text = readFileSync(join(root, file), "utf8");
  const declaration = `(?:function|class|interface|type|enum|const|let) ${name}\\b`;
  return new RegExp(`${declaration}|^ +(?:[a-z]+ )*${name}(?:<[^>]*>)?\\(`, "m").test(text);
}

test("each path exists", () => {
  const paths = [...page.matchAll(/`((?:js|assembly|tests|docs|wit)\/[^`]*)`/g)].map(([, path]) => path!);
  assert.ok(paths.length >= 100, `${paths.length} paths`);
  assert.equal(
    paths.filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test("each name behind a file is defined in it", () => {
  const pairs = items.flatMap((item) => [...item.matchAll(/`([^` ]+\.ts)`, `(#?\w+)`/g)]);
  assert.ok(pairs.length >= 60, `${pairs.length} names`);
  assert.equal(
    pairs.filter(([, file, name]) => !isDefined(file!, name!)).map(([text]) => text),
    [],
  );
});

test("each step of the walks starts with a file and a name", () => {
  const walks = section("## Walks");
  assert.is(walks.match(/^### /gm)?.length, 5);
  const steps = walks.match(/^\d+\. .*$/gm) ?? [];
  assert.ok(steps.length >= 40, `${steps.length} steps`);
  const own = new Set(["The user's `merge` runs, and the transform drops the notebook that it doesn't return."]);
  assert.equal(
    steps.filter((step) => !/^\d+\. `[^` ]+\.ts`, `#?\w+`: /.test(step) && !own.has(step.replace(/^\d+\. /, ""))),
    [],
  );
});

test("the other names in a step occur in its files, unless generated code has them", () => {
  const missing = items.flatMap((step) => {
    const files = [...step.matchAll(/`([^` ]+\.ts)`/g)].map(([, file]) => readFileSync(join(root, file!), "utf8"));
    if (!/^\d+\. `[^`]+\.ts`/.test(step)) return [];
    const names = [...step.matchAll(/`(#?\w+)`/g)].map(([, name]) => name!).filter((name) => !name.startsWith("__"));
    return names.filter((name) => !files.some((text) => new RegExp(`${name}\\b`).test(text)));
  });
  assert.equal(missing, []);
});

test("each word has a meaning, and a file that defines it", () => {
  const rows = section("## Words").match(/^\| (?!word |---).*$/gm) ?? [];
  assert.ok(rows.length >= 15, `${rows.length} words`);
  assert.equal(
    rows.filter((row) => !/^\| [^|]+ \| [^|]+\. \| `[^` ]+\.ts`, `\w+` \|$/.test(row)),
    [],
  );
});

test.run();
