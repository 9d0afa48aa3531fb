// Quick fixes: each is applied as an editor does, and the error is gone.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { check } from "../../js/transform/check.js";
import { libraryNames } from "../../js/transform/suggest/library.js";
import { exportsOf } from "../../scripts/exports.js";
import { join } from "node:path";
import { root } from "../support/asc.js";
import { Client } from "./client.js";
import { project, type Project } from "./project.js";

interface Fix {
  readonly name: string;
  readonly text: string;
  /** The line and code of each error. */
  readonly errors: readonly string[];
  /** A text at the place of the error. */
  readonly at: string;
  /** A part of the fix's title. */
  readonly title: string;
  /** A line of the text after the fix. */
  readonly line: string;
}

const main = (body: string, imports = "File") =>
  `import { ${imports} } from "as-io-lifetimes";\n\nfunction main(): void {\n${body}\n}\nmain();\n`;

const open = `  const log = File.open("a").value;\n`;

const FIXES: Fix[] = [
  {
    name: "a value that moved into a generic parameter is borrowed",
    text: main(`${open}  use(log);\n  use(log);`) + "function use<Fd>(fd: Fd): void {}\n",
    errors: ["6 E0382"],
    at: "log);\n}",
    title: "log.asFd()",
    line: "  use(log.asFd());",
  },
  {
    name: "a value that moved into another variable is cloned",
    text: main(`${open}  const other = log;\n  log.sync().value;\n  other.sync().value;`),
    errors: ["6 E0382"],
    at: "log.sync",
    title: "log.tryClone().value",
    line: "  const other = log.tryClone().value;",
  },
  {
    name: "the parameter that a value moved into is declared as a borrow",
    text: main(`${open}  use(log);\n  log.sync().value;`) + "function use(file: File): void {}\n",
    errors: ["6 E0382"],
    at: "log.sync",
    title: "Ref<File>",
    line: "function use(file: Ref<File>): void {}",
  },
  {
    name: "an owner where asc expects a borrow is borrowed",
    text:
      main(`${open}  use(log);`) +
      `import { BorrowedFd } from "as-io-lifetimes";\nfunction use(fd: BorrowedFd): void {}\n`,
    errors: ["5 TS2322"],
    at: "log);",
    title: "log.asFd()",
    line: "  use(log.asFd());",
  },
  {
    name: "a shared borrow that is changed becomes an exclusive one",
    text:
      main("  const box = new Box();\n  change(box);", "Ref") +
      "@owned\nclass Box { n: i32 = 0; }\nfunction change(box: Ref<Box>): void { box.n = 1; }\n",
    errors: ["10 E0594"],
    at: "box.n",
    title: "Mut<Box>",
    line: "function change(box: Mut<Box>): void { box.n = 1; }",
  },
  {
    name: "a method that changes its object is marked @mut",
    text: main("  new Box().set();") + "@owned\nclass Box {\n  n: i32 = 0;\n  set(): void { this.n = 1; }\n}\n",
    errors: ["10 E0594"],
    at: "this.n",
    title: "@mut",
    line: "  @mut set(): void { this.n = 1; }",
  },
  {
    name: "a nullable field is taken out, by a method that is marked @mut",
    text:
      main("  new Box().out();") +
      "@owned\nclass Box {\n  file: File | null = null;\n  out(): File | null {\n    return this.file;\n  }\n}\n",
    errors: ["11 E0507"],
    at: "this.file;",
    title: "take(this.file)",
    line: "    return take(this.file);",
  },
  {
    name: "an unused result is ignored on purpose",
    text: main(`${open}  log.sync();`),
    errors: ["5 OWN0936"],
    at: "log.sync",
    title: ".ignore()",
    line: "  log.sync().ignore();",
  },
  {
    name: "an unused result is returned where the function returns one",
    text:
      main("  copy().ignore();", "File, Result") +
      `function copy(): Result<void> {\n${open}  log.sync();\n  return Result.done();\n}\n`,
    errors: ["9 OWN0936"],
    at: "log.sync",
    title: ".orReturn",
    line: "  log.sync().orReturn;",
  },
  {
    name: "a misspelt decorator is written right",
    text: main("") + "@ownd\nclass Box {}\n",
    errors: ["7 OWN0934"],
    at: "@ownd",
    title: "@owned",
    line: "@owned",
  },
  {
    name: "a class with an owned field is marked @owned",
    text: main("  new Box();") + "class Box {\n  file: File | null = null;\n}\n",
    errors: ["8 OWN0904"],
    at: "file: File",
    title: "@owned",
    line: "@owned",
  },
  {
    name: "a name of the library is imported beside the others",
    text: main(`  Dir.open(".").value;`),
    errors: ["4 TS2304"],
    at: "Dir.",
    title: `"as-io-lifetimes"`,
    line: `import { File, Dir } from "as-io-lifetimes";`,
  },
  {
    name: "a name of the library is imported by the first import",
    text: `// A comment.\nDir.open(".").value;\n`,
    errors: ["2 TS2304"],
    at: "Dir.",
    title: `"as-io-lifetimes"`,
    line: `import { Dir } from "as-io-lifetimes";`,
  },
  {
    name: "a name of another file of the program is imported from it",
    text: `import "./lib/other";\nconst n = answer;\n`,
    errors: ["2 TS2304"],
    at: "answer",
    title: `"./lib/other"`,
    line: `import { answer } from "./lib/other";`,
  },
];

const test = suite<{ files: Project; client: Client }>("quick fixes");

test.before(async (context) => {
  context.files = project({ "main.ts": "", "lib/other.ts": "export const answer: i32 = 42;\n" });
  context.client = await Client.start(context.files.path);
  await context.client.open(context.files.uri("main.ts"), "");
});

test.after(async ({ client, files }) => {
  await client.stop();
  files.dispose();
});

for (const { name, text, errors, at, title, line } of FIXES) {
  test(name, async ({ client, files }) => {
    const uri = files.uri("main.ts");
    await client.change(uri, text);
    await client.expect(uri, ...errors);
    await client.fix(uri, at, title);
    assert.ok(client.textOf(uri).split("\n").includes(line), client.textOf(uri));
    await client.expect(uri);
  });
}

test("a fix of a file with CRLF keeps its line ends", async ({ client, files }) => {
  const uri = files.uri("main.ts");
  await client.change(uri, `const d = Dir.open(".");\r\n`);
  await client.expect(uri, "1 TS2304");
  await client.fix(uri, "Dir", "as-io-lifetimes");
  assert.is(client.textOf(uri), `import { Dir } from "as-io-lifetimes";\r\nconst d = Dir.open(".");\r\n`);
});

test("`check` returns the same suggestions", async ({ files }) => {
  const { diagnostics } = await check(["main.ts", "--baseDir", files.path], {
    readFile: (name) => (name === "main.ts" ? `@ownd\nclass Box {}\n` : null),
  });
  const place = { file: "main.ts", start: { line: 1, column: 1 }, end: { line: 1, column: 6 } };
  assert.equal(diagnostics[0]!.suggestions, [
    { title: "write `@owned`", applicability: "MachineApplicable", edits: [{ ...place, text: "@owned" }] },
  ]);
});

test("the names of the library are those that its index exports", () => {
  assert.equal([...libraryNames()].sort(), [...exportsOf(join(root, "assembly/index.ts")).keys()].sort());
});

test.run();
