// What the server shows of the lives of variables: hints, hovers and highlights.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DocumentHighlight, Hover, InlayHint } from "vscode-languageserver-protocol";
import { Client } from "./client.js";
import { project, type Project } from "./project.js";

const test = suite<{ files: Project; client: Client }>("lives of variables");

const PROGRAM = `import { File, BorrowedFd, read } from "as-io-lifetimes";

function copy(n: i32): i32 {
  const source = File.open("a").value;
  const target = File.create("b").value;
  if (n > 3) return n;
  const fd = source.asFd();
  const got = read(fd, new Uint8Array(4)).value;
  if (got > 1) consume(target);
  return got;
}

function consume(file: File): void {
  file.sync().ignore();
}

copy(1);
`;

test.before(async (context) => {
  context.files = project({ "main.ts": "" });
  context.client = await Client.start(context.files.path);
  await context.client.open(context.files.uri("main.ts"), PROGRAM);
});

test.after(async ({ client, files }) => {
  await client.stop();
  files.dispose();
});

/** The hints, each in its line of the text. */
async function hints({ client, files }: { client: Client; files: Project }): Promise<string[]> {
  const uri = files.uri("main.ts");
  const lines = client.textOf(uri).split("\n");
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const found: InlayHint[] = await client.connection.sendRequest("textDocument/inlayHint", {
    textDocument: { uri },
    range,
  });
  return found.map(({ position: { line, character }, label }) => {
    const text = lines[line]!;
    return `${line + 1} ${text.slice(0, character)}«${label as string}»${text.slice(character)}`.replace(/ +/g, " ");
  });
}

function at(client: Client, uri: string, text: string) {
  const before = client.textOf(uri).split(text)[0]!.split("\n");
  return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)!.length } };
}

async function hover({ client, files }: { client: Client; files: Project }, text: string): Promise<string[]> {
  const found: Hover | null = await client.connection.sendRequest(
    "textDocument/hover",
    at(client, files.uri("main.ts"), text),
  );
  return found ? (found.contents as { value: string }).value.split("\n") : [];
}

test("hints show the drops that the compiler writes, and moves at arguments", async (context) => {
  assert.equal((await hints(context)).sort(), [
    "10 return got;«drop(target)? drop(source)»",
    "15 «drop(file)»}",
    "6 if (n > 3) return n;«drop(target) drop(source)»",
    "9 if (got > 1) consume(«move»target);",
  ]);
});

test("hints are off by the settings", async (context) => {
  const { client } = context;
  const set = (inlayHints: unknown) =>
    client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { ioLifetimes: { inlayHints } },
    });
  await set({ drops: false });
  assert.equal(await hints(context), ["9 if (got > 1) consume(«move»target);"]);
  await set(false);
  assert.equal(await hints(context), []);
  await set(true);
  assert.is((await hints(context)).length, 4);
});

test("hints stay, with their lines, while the file can't be parsed", async (context) => {
  const { client, files } = context;
  const uri = files.uri("main.ts");
  await client.change(uri, PROGRAM.replace("  if (got > 1) consume(target);", "  if (got >\n\n  ) consume(;"));
  await client.until(
    () => client.diagnostics(uri).length > 0,
    () => "an error of the parser",
  );
  assert.equal((await hints(context)).sort(), [
    "12 return got;«drop(target)? drop(source)»",
    "17 «drop(file)»}",
    "6 if (n > 3) return n;«drop(target) drop(source)»",
  ]);
  assert.equal(await hover(context, `source = File`), [], "what is known is of another text");
  await client.change(uri, PROGRAM);
  await client.expect(uri);
  assert.is((await hints(context)).length, 4);
});

test("a hover says who owns, what is borrowed until when, and where it moves", async (context) => {
  assert.equal(await hover(context, `source = File`), [
    "`source` owns a `File`",
    "- borrowed from line 7 until line 8, by `fd`",
    "- dropped on line 6",
    "- dropped on line 10",
  ]);
  assert.equal(await hover(context, `target);`), [
    "`target` owns a `File`",
    "- moves on line 9 into the parameter `file` of `consume`",
    "- dropped on line 6",
    "- dropped on line 10, unless it has moved",
  ]);
  assert.equal(await hover(context, `fd, new`), [
    "`fd` is a `BorrowedFd` that holds borrows",
    "- borrows from `source` from line 7 until line 8",
  ]);
  assert.equal(await hover(context, `got = read`), [], "about other variables it says nothing");
});

test("highlights show the life of a variable and its loans", async ({ client, files }) => {
  const uri = files.uri("main.ts");
  const found: DocumentHighlight[] = await client.connection.sendRequest(
    "textDocument/documentHighlight",
    at(client, uri, "target = "),
  );
  const lines = client.textOf(uri).split("\n");
  assert.equal(
    found.map(({ range: { start, end }, kind }) => [
      start.line + 1,
      lines[start.line]!.slice(start.character, end.character),
      kind,
    ]),
    [
      [5, "target", 3],
      [9, "target", 3],
    ],
  );
});

test("a text with errors has hovers, and one that can't be parsed has hints alone", async (context) => {
  const { client, files } = context;
  const uri = files.uri("main.ts");
  await client.edit(uri, "return got;", "target.sync().ignore(); return got;");
  assert.is((await hover(context, "target.sync"))[0], "`target` owns a `File`");
  await client.edit(uri, "copy(1);", "copy(;");
  assert.equal(await hover(context, "target.sync"), []);
  assert.is((await hints(context)).length, 4, "their lines are as they were");
});

test.run();
