// The language server, over its standard streams, as an editor uses it.
import { rmSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Client } from "./client.js";
import { project } from "./project.js";

const test = suite("io-lifetimes lsp");

const STALE = `import { File } from "as-io-lifetimes";

function main(): void {
  const log = File.create("log.txt").value;
  log.close().value;
  log.writeString("done").value;
}
main();
`;

test("an error appears with what explains it, and is withdrawn when the unsaved text is mended", async () => {
  using files = project({ "main.ts": "" });
  const client = await Client.start(files.path);
  const uri = files.uri("main.ts");
  await client.open(uri, STALE);
  await client.expect(uri, "6 E0382");
  const [diagnostic] = client.diagnostics(uri);
  assert.is(diagnostic!.message, "use of moved value: `log`\nvalue used here after move");
  assert.is(diagnostic!.source, "io-lifetimes");
  assert.is(diagnostic!.severity, 1);
  assert.equal(diagnostic!.range, { start: { line: 5, character: 2 }, end: { line: 5, character: 5 } });
  assert.match(diagnostic!.codeDescription!.href, /docs\/errors\/E0382\.md$/);
  assert.equal(
    diagnostic!.relatedInformation!.map(({ message, location }) => [message, location.uri, location.range.start]),
    [
      ["move occurs because `log` has type `File`, which is owned", uri, { line: 3, character: 8 }],
      ["`log` moved due to this method call", uri, { line: 4, character: 6 }],
    ],
  );
  await client.until(
    () => client.progress.includes("begin") && client.progress.includes("end"),
    () => "it doesn't show that it checks",
  );
  await client.edit(uri, `  log.writeString("done").value;\n`, "");
  await client.expect(uri);
  assert.is(await client.stop(), 0);
});

test("the buffers of imported files count, and errors are withdrawn in every file", async () => {
  using files = project({
    "main.ts": `import { copy } from "./lib/copy";\ncopy("a");\n`,
    "lib/copy.ts": `export function copy(name: string): void {}\n`,
  });
  const client = await Client.start(files.path);
  const [main, copy] = [files.uri("main.ts"), files.uri("lib/copy.ts")];
  await client.open(main, `import { copy } from "./lib/copy";\ncopy("a", "b");\n`);
  await client.expect(main, "2 TS2554");
  await client.open(copy, `export function copy(from: string, to: string): void {}\n`);
  await client.expect(main);
  await client.edit(copy, "{}", "{ const n: i32 = ''; }");
  await client.expect(copy, "1 TS2322");
  await client.close(copy);
  await client.expect(copy);
  await client.expect(main, "2 TS2554");
  await client.stop();
});

test("a file that is created, changed or deleted on the disk is checked anew", async () => {
  using files = project({ "main.ts": "" });
  const client = await Client.start(files.path);
  const [main, other] = [files.uri("main.ts"), files.uri("other.ts")];
  await client.open(main, `import { n } from "./other";\nexport const m: i32 = n;\n`);
  await client.expect(main, "1 TS6054");
  writeFileSync(files.at("other.ts"), "export const n: i32 = 1;\n");
  await client.changedOnDisk(other, 1);
  await client.expect(main);
  writeFileSync(files.at("other.ts"), `export const n: i32 = "";\n`);
  await client.changedOnDisk(other);
  await client.expect(other, "1 TS2322");
  rmSync(files.at("other.ts"));
  await client.changedOnDisk(other, 3);
  await client.expect(main, "1 TS6054");
  await client.expect(other);
  await client.stop();
});

test("rapid edits end with the diagnostics of the last text", async () => {
  using files = project({ "main.ts": "" });
  const client = await Client.start(files.path);
  const uri = files.uri("main.ts");
  await client.open(uri, "let n: i32 = 0;\n");
  for (let i = 1; i <= 100; i++) {
    await client.edit(uri, `${i - 1};`, i < 100 ? `${i};` : `"text";`);
    if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await client.expect(uri, "1 TS2322");
  await client.edit(uri, `"text"`, "1");
  await client.expect(uri);
  await client.stop();
});

test("a syntax error is reported, and its end brings the other errors back", async () => {
  using files = project({ "main.ts": "" });
  const client = await Client.start(files.path);
  const uri = files.uri("main.ts");
  await client.open(uri, STALE);
  await client.expect(uri, "6 E0382");
  await client.edit(uri, "main();\n", "main(;\n");
  await client.until(
    () => client.codes(uri).length > 0 && client.codes(uri).every((code) => /TS1\d+$/.test(code)),
    () => client.codes(uri).join(),
  );
  await client.edit(uri, "main(;\n", "main();\n");
  await client.expect(uri, "6 E0382");
  await client.stop();
});

test("columns count UTF-16 code units, also behind CRLF, tabs and characters beyond the BMP", async () => {
  using files = project({ "main.ts": "" });
  const client = await Client.start(files.path);
  const uri = files.uri("main.ts");
  await client.open(
    uri,
    `// ä€\r\nconst s = "😀é";\r\n\tconst t = "😀";const n: i32 = "x";\r\nconst m = "𝄞" + missing;\r\n`,
  );
  await client.expect(uri, "3 TS2322", "4 TS2304");
  assert.equal(
    client.diagnostics(uri).map(({ range: { start, end } }) => [start.character, end.character]),
    [
      [`\tconst t = "😀";const n: i32 = `.length, `\tconst t = "😀";const n: i32 = "x"`.length],
      [`const m = "𝄞" + `.length, `const m = "𝄞" + missing`.length],
    ],
  );
  await client.stop();
});

test("folders with spaces, percent signs and umlauts are found, however the client encodes them", async () => {
  using files = project({ "sub dir%20 ä/asconfig.json": "{}", "sub dir%20 ä/index.ts": "", "main.ts": "" });
  const client = await Client.start(files.path);
  const node = files.uri("sub dir%20 ä/index.ts");
  const other = node.replace("file:///", "file:///").replace("index.ts", "%69ndex.ts");
  await client.open(other, "const n: i32 = '';\n");
  await client.expect(other, "1 TS2322");
  assert.equal(client.diagnostics(node), [], "it is published under the client's name only");
  await client.stop();
});

test("two projects in one server have their own diagnostics", async () => {
  using first = project({ "main.ts": "" });
  using second = project({ "main.ts": "" });
  const client = await Client.start(first.path);
  await client.open(first.uri("main.ts"), STALE);
  await client.open(second.uri("main.ts"), "const n: i32 = '';\n");
  await client.expect(first.uri("main.ts"), "6 E0382");
  await client.expect(second.uri("main.ts"), "1 TS2322");
  await client.edit(first.uri("main.ts"), "log.close().value;", "");
  await client.expect(first.uri("main.ts"));
  assert.equal(client.codes(second.uri("main.ts")), ["1 TS2322"]);
  await client.stop();
});

test("entries come from asconfig.json, from the scripts of package.json, or are the usual file", async () => {
  const wrong = "export const n: i32 = '';\n";
  const cases: Record<string, string>[] = [
    { "asconfig.json": `{"entries": ["a.ts", "b/c.ts"]}`, "a.ts": "", "b/c.ts": `import "../d";\n`, "d.ts": wrong },
    {
      "asconfig.json": `{"extends": "./base.json"}`,
      "base.json": `{"entries": ["a.ts"]}`,
      "a.ts": `import "./d";\n`,
      "d.ts": wrong,
    },
    {
      "asconfig.json": "{}",
      "package.json": `{"scripts": {"build": "npm run x && npx asc src/a.ts -o out.wasm --target debug"}}`,
      "src/a.ts": `import "../d";\n`,
      "d.ts": wrong,
    },
    { "asconfig.json": "{}", "assembly/index.ts": `import "../d";\n`, "d.ts": wrong },
  ];
  for (const entries of cases) {
    using files = project(entries);
    const client = await Client.start(files.path);
    const opened = Object.keys(entries).find((name) => name.endsWith(".ts"))!;
    await client.open(files.uri(opened), entries[opened]!);
    await client.expect(files.uri("d.ts"), "1 TS2322");
    await client.stop();
  }
});

test("a file that no entry reaches is checked on its own, until it is closed", async () => {
  using files = project({ "main.ts": "", "other.ts": "const n: i32 = '';\n" });
  const client = await Client.start(files.path);
  const uri = files.uri("other.ts");
  await client.open(uri, "const n: i32 = '';\n");
  await client.expect(uri, "1 TS2322");
  await client.close(uri);
  await client.expect(uri);
  await client.stop();
});

test("TypeScript for Node in an AssemblyScript project isn't checked", async () => {
  using files = project({ "main.ts": "", "tools/build.ts": "", "run.ts": "" });
  const client = await Client.start(files.path);
  await client.open(files.uri("main.ts"), "let n: i32 = '';\n");
  await client.open(files.uri("tools/build.ts"), "const n = /regular/;\n");
  await client.open(files.uri("run.ts"), `import { readFileSync } from "node:fs";\n`);
  await client.expect(files.uri("main.ts"), "1 TS2322");
  await client.actions(files.uri("main.ts"), "let"); // all checks are done when it answers
  assert.equal(client.codes(files.uri("tools/build.ts")), []);
  assert.equal(client.codes(files.uri("run.ts")), []);
  await client.stop();
});

test("without a project, or with a broken one, a message says what is missing", async () => {
  using files = project({ "asconfig.json": "{", "main.ts": "" });
  const client = await Client.start(files.path);
  await client.open("file:///nowhere/at/all.ts", "");
  await client.open("untitled:new", "");
  await client.until(
    () => client.messages.some((message) => message.includes("there is no asconfig.json")),
    () => "no message",
  );
  await client.open(files.uri("main.ts"), "");
  await client.until(
    () => client.messages.some((message) => /asconfig\.json: .*not valid json/i.test(message)),
    () => client.messages.join("\n"),
  );
  assert.is(client.codes(files.uri("asconfig.json")).length, 1, "the file has a diagnostic");
  writeFileSync(files.at("asconfig.json"), `{"entries": ["main.ts"]}`);
  await client.changedOnDisk(files.uri("asconfig.json"));
  await client.expect(files.uri("asconfig.json"));
  await client.edit(files.uri("main.ts"), "", "const n: i32 = '';");
  await client.expect(files.uri("main.ts"), "1 TS2322");
  await client.stop();
});

test("the server lives on when asc crashes or never ends", async () => {
  // A transform that ends the process stands for asc, which does that when it crashes.
  using files = project({
    "crash.js": `export default class { afterParse(parser) {
      if (parser.sources.some(({ text }) => text.includes("// crash"))) process.exit(1);
    } }\n`,
    "asconfig.json": JSON.stringify({
      extends: "as-io-lifetimes/asconfig.json",
      entries: ["main.ts"],
      options: { transform: ["./crash.js"] },
    }),
    "package.json": `{"type": "module"}`,
    "main.ts": "",
  });
  const client = await Client.start(files.path);
  const uri = files.uri("main.ts");
  await client.open(uri, "// crash\n");
  await client.until(
    () => client.messages.some((message) => message.includes("asc crashed")),
    () => client.messages.join("\n"),
  );
  await client.change(uri, STALE);
  await client.expect(uri, "6 E0382");
  await client.expect(files.uri("asconfig.json"));
  await client.stop();
});

test.run();
