// The guide docs/ownership.md: each of its programs does what the page says.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { compileText, outputOf, snippets } from "./support/snippets.js";
import { tree } from "./support/tree.js";

const test = suite("docs/ownership.md");

const guide = readFileSync(join(root, "docs/ownership.md"), "utf8");
const blocks = snippets(guide);
const programs = blocks.flatMap(({ language, code }, i) => {
  const next = blocks[i + 1];
  return language === "ts" ? [{ code, output: next?.language === "text" ? next.code : null }] : [];
});
/** The class that the examples are about. */
const prelude = programs.find(({ code }) => code.includes("@owned class Fd "))!.code;

/** A program that imports nothing goes on from that class, and its statements stand in a function. */
function whole(code: string): string {
  if (code.startsWith("import ")) return code;
  const { statements } = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest);
  const declarations: string[] = [],
    others: string[] = [];
  let start = 0;
  for (const statement of statements) {
    const end = code.indexOf("\n", statement.end) + 1; // with the comment behind it
    const isDeclaration =
      ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    (isDeclaration ? declarations : others).push(code.slice(start, end));
    start = end;
  }
  return [prelude, ...declarations, "function example(): void {", ...others, "}", "example();"].join("\n");
}

programs.forEach(({ code, output }, i) => {
  const name =
    code
      .trim()
      .split("\n")
      .find((line) => /^[a-z@]/.test(line)) ?? code;
  test(`block ${i + 1} is right, or wrong where it says so: ${name}`, async () => {
    const text = whole(code);
    const expected = text.split("\n").flatMap((line) => {
      const error = / \/\/ ((?:E|OWN)\d+)$/.exec(line)?.[1];
      return error ? [{ code: error, line }] : [];
    });
    const { wasm, messages, stderr } = await compileText(text);
    assert.equal(messages, expected, stderr);
    if (expected.length > 0) return;
    const printed = await outputOf(wasm!);
    if (output !== null) assert.is(printed, output);
  });
});

test("both ways to switch it on do so, in a folder that has the package", () => {
  const wrong = programs.find(({ code }) => code.startsWith("import ") && code.includes("// E0505"))!.code;
  const installed = Object.fromEntries(
    ["as-io-lifetimes", "assemblyscript", ".bin"].map((name) => [
      `node_modules/${name}`,
      { link: join(root, "node_modules", name) },
    ]),
  );
  const folder = tree({ ...installed, "app.ts": wrong });
  const asc = (command: string) =>
    spawnSync("sh", ["-c", command], {
      cwd: folder.path,
      encoding: "utf8",
      env: { ...process.env, npm_config_offline: "true" },
    });
  try {
    const command = blocks.find(({ language }) => language === "sh")!.code;
    const given = asc(command);
    writeFileSync(folder.at("asconfig.json"), blocks.find(({ language }) => language === "json")!.code);
    const extended = asc("npx asc app.ts --outFile app.wasm");
    for (const { status, stderr } of [given, extended]) {
      assert.is(status, 1, stderr);
      assert.match(stderr, /^ERROR E0505: /m);
    }
  } finally {
    folder.dispose();
  }
});

test("every word of the table has an example of its own", () => {
  const table = guide.slice(guide.indexOf("## The words"), guide.indexOf("### Ref"));
  const words = [...table.matchAll(/^\| `(@?[\w.]+)[^`]*` \|/gm)].map(([, word]) => word!);
  const headings = [...guide.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading!);
  assert.ok(words.length >= 16, "the table is found");
  assert.equal(new Set(headings.map((heading) => heading.replace(/\(.*/, ""))), new Set(words));
});

test("the pages that it links to exist", () => {
  const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
  assert.ok(links.length > 0);
  assert.equal(
    links.filter((link) => !existsSync(join(root, "docs", link))),
    [],
  );
});

test("the numbers that it names have pages", () => {
  const named = [...guide.matchAll(/\b(E|OWN)\d{4}\b/g)].map(([code]) => code);
  assert.equal(
    named.filter((code) => !existsSync(join(root, `docs/errors/${code}.md`))),
    [],
  );
});

test.run();
