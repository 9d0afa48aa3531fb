// `io-lifetimes check`: the errors of a program, without a module.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../js/transform/report/diagnostic.js";
import { root } from "./support/asc.js";
import { tree } from "./support/tree.js";

const test = suite("io-lifetimes check");

const guest = "tests/guest/check";

function check(args: string[], cwd = root) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/js/cli/main.js"), "check", ...args],
    { cwd, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

function diagnostics(args: string[]): Diagnostic[] {
  const { stdout, stderr } = check([...args, "--format", "json"]);
  assert.is(stderr, "", "nothing but the object is printed");
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

const where = ({ code, place }: Diagnostic) => `${place!.file}:${place!.start.line}:${place!.start.column} ${code}`;

test("a right program has no errors, prints nothing and makes nothing", () => {
  assert.equal(check([`${guest}/right.ts`]), { status: 0, stdout: "", stderr: "" });
  assert.equal(diagnostics([`${guest}/right.ts`]), []);
});

test("errors of asc and of the transform come in the order of the lines, those of what nobody calls among them", () => {
  const errors = diagnostics([`${guest}/broken.ts`]);
  assert.equal(errors.map(where), [
    `${guest}/broken.ts:8:3 E0382`,
    `${guest}/broken.ts:12:24 TS2322`,
    `${guest}/broken.ts:15:3 E0382`,
    `${guest}/broken.ts:16:10 TS2304`,
    `${guest}/broken.ts:21:10 TS2339`,
    `${guest}/broken.ts:24:12 TS2322`,
    `${guest}/broken.ts:31:5 E0382`,
    `${guest}/other.ts:7:10 E0382`,
  ]);
  assert.equal(
    errors.map(({ code, severity }) => `${severity} ${code}`).filter((each) => !each.startsWith("error E")),
    ["warning TS2322", "warning TS2304", "warning TS2339", "warning TS2322"],
    "asc accepts what is wrong in code that the program doesn't reach",
  );
});

test("an object names the places by line and column, with labels and help", () => {
  assert.equal(diagnostics([`${guest}/broken.ts`])[0], {
    code: "E0382",
    severity: "error",
    message: "use of moved value: `log`",
    place: { file: `${guest}/broken.ts`, start: { line: 8, column: 3 }, end: { line: 8, column: 6 } },
    label: "value used here after move",
    related: [
      {
        file: `${guest}/broken.ts`,
        start: { line: 6, column: 9 },
        end: { line: 6, column: 12 },
        label: "move occurs because `log` has type `File`, which is owned",
      },
      {
        file: `${guest}/broken.ts`,
        start: { line: 7, column: 7 },
        end: { line: 7, column: 12 },
        label: "`log` moved due to this method call",
      },
    ],
    help: null,
    suggestions: [],
  });
});

test("an unused result is a warning, and with --strict an error; each comes with the edits that mend it", () => {
  const unused = diagnostics([`${guest}/unused.ts`]);
  assert.equal(
    unused.map(({ code, severity, message }) => ({ code, severity, message })),
    [1, 2].map(() => ({ code: "OWN0936", severity: "warning", message: "unused `Result` that must be used" })),
  );
  const at = { line: 4, column: 29 };
  const edit = (text: string) => [{ file: `${guest}/unused.ts`, start: at, end: at, text }];
  assert.equal(unused[0]!.suggestions, [
    { title: "add `.orReturn`", applicability: "MaybeIncorrect", edits: edit(".orReturn") },
    { title: "add `.ignore()`", applicability: "MaybeIncorrect", edits: edit(".ignore()") },
  ]);
  assert.equal(
    unused[1]!.suggestions.map(({ title }) => title),
    ["add `.ignore()`"],
    "a function that returns nothing can't return the error",
  );
  assert.is(check([`${guest}/unused.ts`]).status, 0);
  const strict = check([`${guest}/unused.ts`, "--strict"]);
  assert.is(strict.status, 1);
  assert.match(strict.stderr, /^ERROR OWN0936: unused `Result` that must be used$/m);
});

test("as text it is what asc prints, and the command ends with 1", () => {
  const { status, stdout, stderr } = check([`${guest}/broken.ts`]);
  assert.is(status, 1);
  assert.is(stdout, "");
  assert.match(stderr, /^ERROR E0382: use of moved value: `log`\n/);
  assert.match(
    stderr,
    /\n8 \|   log\.writeString\("done"\)\.ignore\(\);\n {2}\| {3}\^\^\^ value used here after move\n/,
  );
  assert.match(stderr, /FAILURE 4 compile error\(s\)\n/);
});

test("what a library refuses is placed at the call, and nothing follows from a call that asc can't type", () => {
  const errors = diagnostics([`${guest}/library.ts`]);
  assert.equal(errors.map(where), [
    `${guest}/library.ts:5:10 AS102`,
    `${guest}/library.ts:9:10 AS102`,
    `${guest}/library.ts:15:42 TS1140`,
  ]);
  assert.match(errors[0]!.message, "a Result holds 31 bits: use ManagedResult");
});

test("in a program without ownership, a function that nothing calls is compiled as well", () => {
  assert.equal(diagnostics([`${guest}/plain.ts`]).map(where), [`${guest}/plain.ts:3:10 TS2322`]);
  assert.is(check([`${guest}/plain.ts`]).status, 0, "asc accepts the program");
});

test("what asc accepts is accepted: globals that name others, fields set in the constructor, several entry files", () => {
  using files = tree({
    "asconfig.json": JSON.stringify({ entries: ["first.ts"], targets: { release: { converge: true } } }),
    "first.ts": `export * from "./second";\n`,
    "second.ts": `import { last } from "./third";
class Options { constructor(public n: i32) {} get twice(): i32 { return this.n * 2; } }
class Name {
  text: string;
  constructor(text: string) { this.text = text; }
}
class Unused extends Name { constructor() { super("unused"); } more: i32[] = [b]; }
enum Size { Small = 1, Large = Size.Small + 1 }
const options = new Options(3);
const a: i32 = options.twice;
const b = a + 1;
namespace inner { export const c = b + Size.Large; export function unused(): string { return last.text + c.toString(); } }
`,
    "third.ts": `export class Last { text: string; constructor() { this.text = "last"; } }
export const last = new Last();
@lazy const unused = last.text.length + 1;
`,
  });
  const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
  const plain = spawnSync(process.execPath, [asc, "second.ts", "third.ts", "--noEmit"], { cwd: files.path });
  assert.is(plain.status, 0, "asc accepts it");
  const { status, stderr } = check(["second.ts", "third.ts"], files.path);
  assert.is(status, 0, stderr);
  assert.not.match(stderr, /TS|crashed/, "and has no warning but that a class is no export of the module");
});

test("asc's errors in code that the program doesn't reach are warnings; in code that it reaches they are errors", () => {
  using files = tree({
    "asconfig.json": "{}",
    "unreached.ts": "export function main(): i32 { return 1; }\nfunction f(): string { return 1; }\n",
    "reached.ts": `class Base { get(): i32 { return 1; } }
class Derived extends Base { get(): i32 { return "text"; } }
export function main(base: Base): i32 { return base.get() + new Derived().get(); }
`,
  });
  assert.is(check(["unreached.ts"], files.path).status, 0);
  assert.match(check(["unreached.ts"], files.path).stderr, /^WARNING TS2322/);
  assert.is(check(["reached.ts"], files.path).status, 1);
});

test("errors in the grammar and missing entry files are reported", () => {
  using files = tree({ "bad.ts": "function {\n", "asconfig.json": "{}" });
  const run = (file: string) => {
    const { status, stdout } = check([file, "--format=json"], files.path);
    return {
      status,
      found: (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics.map(({ code, place }) => [
        code,
        place?.start.line ?? null,
      ]),
    };
  };
  assert.equal(run("bad.ts"), {
    status: 1,
    found: [
      ["TS1003", 1],
      ["TS1005", 1],
    ],
  });
  assert.equal(run("missing.ts"), { status: 1, found: [["TS6054", null]] });
});

test("the configuration is followed, options of asc stand behind --, and nothing is written", () => {
  using files = tree({
    "in.ts": "export const two = TWO;\n",
    "asconfig.json": JSON.stringify({ options: { use: ["TWO=2"], outFile: "out.wasm" } }),
    "other.json": "{}",
  });
  assert.equal(check(["in.ts"], files.path), { status: 0, stdout: "", stderr: "" });
  assert.is(check(["in.ts", "--config", "other.json"], files.path).status, 1);
  assert.is(check(["in.ts", "--config", "other.json", "--", "--use", "TWO=2"], files.path).status, 0);
  assert.throws(() => readFileSync(files.at("out.wasm")), /ENOENT/);
});

test("a command line that makes no sense ends with 2 and the reason", () => {
  const cases: [string[], RegExp][] = [
    [[], /no entry file given/],
    [["a.ts", "--format", "xml"], /--format xml: expected text, short, json, sarif/],
    [["a.ts", "--config", "no/such.json"], /--config no\/such\.json: there is no such file/],
    [["a.ts", "--fast"], /unknown option --fast/],
    [["a.ts", "--", "--transform", "no-such-transform"], /asc: .*no-such-transform/],
  ];
  for (const [args, message] of cases) {
    const { status, stderr } = check(args);
    assert.is(status, 2, args.join(" "));
    assert.match(stderr, message);
    assert.match(stderr, /Try: io-lifetimes check --help/);
  }
});

test.run();
