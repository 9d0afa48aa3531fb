// The pages of the errors, docs/errors, and the command that prints them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { compileText, outputOf, snippets } from "./support/snippets.js";

const test = suite("explain");

const names = readdirSync(join(root, "docs/errors"))
  .map((file) => file.replace(/\.md$/, ""))
  .sort();

function page(name: string): string {
  return readFileSync(join(root, `docs/errors/${name}.md`), "utf8");
}

function titleOf(name: string): string {
  return /^# \w+: (.+)\n/.exec(page(name))![1]!;
}

/** The codes that the functions for errors report. */
function reported(): string[] {
  const errors = readdirSync(join(root, "js/transform/errors")).map((file) => `js/transform/errors/${file}`);
  const codes = ["js/ownership/errors.ts", ...errors].flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/"((?:E|OWN)\d{4})"/g),
  ]);
  return [...new Set(codes.map(([, code]) => code!))].sort();
}

test("every error of the transform has a page, and every page has an error", () => {
  assert.ok(reported().length > 20, "the errors are found");
  assert.equal(names, reported());
});

for (const name of names) {
  test(`${name}: the page has a title, the rule, a wrong program and a right one`, () => {
    const paragraphs = page(name)
      .replace(/^```ts\n[\s\S]+?^```$/gm, "(program)")
      .trim()
      .split("\n\n");
    const wrong = paragraphs.indexOf("## Wrong");
    const [title, ...rule] = paragraphs.slice(0, wrong);
    assert.match(title!, new RegExp(`^# ${name}: [^A-Z\\n].*[^.]$`));
    assert.ok(rule.join(" ").length > 80, "it says why");
    const rust = name.startsWith("E") ? paragraphs.splice(-1) : [];
    assert.equal(paragraphs.slice(wrong), ["## Wrong", "(program)", "## Right", "(program)"]);
    if (name.startsWith("E")) assert.match(rust[0]!, new RegExp(`Rust.*\`rustc --explain ${name}\`\\.$`, "s"));
  });

  test(`${name}: the wrong program has this error and no other, the right one compiles and runs`, async () => {
    const [wrong, right] = snippets(page(name));
    const { messages, stderr } = await compileText(wrong!.code);
    assert.equal(
      messages.map(({ code }) => code),
      [name],
      stderr,
    );
    assert.ok(stderr.includes(`io-lifetimes explain ${name}\``), "the message names the page");
    const compiled = await compileText(right!.code);
    assert.equal(compiled.messages, [], compiled.stderr);
    await outputOf(compiled.wasm!);
  });
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/js/cli/main.js"), "explain", ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const list = names.map((name) => `${name.padEnd(9)}${titleOf(name)}\n`).join("");

test("explain prints a page as plain text, its programs indented", () => {
  const { status, stdout, stderr } = cli("E0382");
  assert.equal([status, stderr], [0, ""]);
  const lines = stdout.split("\n");
  assert.is(lines[0], `E0382: ${titleOf("E0382")}`);
  assert.equal(
    lines.filter((line) => line.startsWith("#") || line.includes("```")),
    [],
  );
  for (const heading of ["Wrong", "Right"]) assert.ok(lines.includes(heading), heading);
  for (const { code } of snippets(page("E0382"))) {
    assert.ok(stdout.includes(`\n\n${code.replace(/^(?=.)/gm, "    ")}\n`), code);
  }
});

test("the number is enough, whatever stands before it", () => {
  const { stdout } = cli("E0382");
  for (const code of ["382", "0382", "e0382", "E382", "AS382"])
    assert.equal(cli(code), { status: 0, stdout, stderr: "" }, code);
  const ours = cli("OWN0910");
  assert.match(ours.stdout, /^OWN0910: /);
  for (const code of ["910", "own910", "AS910"]) assert.equal(cli(code), ours, code);
});

test("without a code it lists all errors with their titles", () => {
  assert.equal(cli(), { status: 0, stdout: list, stderr: "" });
});

test("an error that isn't known ends it with 2 and the list, too many codes with 2", () => {
  for (const code of ["E0001", "3820", "382x", "XE382", "", "../api"]) {
    const { status, stdout, stderr } = cli(code);
    assert.equal([status, stdout], [2, ""], code);
    assert.ok(stderr.startsWith(`io-lifetimes: there is no error ${JSON.stringify(code)}. `), stderr);
    assert.ok(stderr.includes(list), code);
  }
  const { status, stderr } = cli("E0382", "E0505");
  assert.is(status, 2);
  assert.match(stderr, /expected one code, got 2/);
});

test.run();
