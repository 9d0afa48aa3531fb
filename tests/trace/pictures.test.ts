// The pictures of the documentation: made again from what they show, and compared. UPDATE_PICTURES=1 writes them anew;
// look at each before you commit it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compileCached } from "../../scripts/targets/asc.js";
import { fromChrome } from "../../js/trace/chrome.js";
import type { Trace } from "../../js/trace/trace.js";
import { root } from "../support/asc.js";
import { tree } from "../support/tree.js";

const test = suite("pictures");
const main = fileURLToPath(new URL("../../js/cli/main.js", import.meta.url));
const folder = join(root, "docs/pictures");
const isUpdate = process.env["UPDATE_PICTURES"] !== undefined;

/** A program of docs/see.md, which stands below a comment with its name. */
function programOf(name: string): string {
  const page = readFileSync(join(root, "docs/see.md"), "utf8");
  const found = new RegExp(`<!-- ${name} -->\n\`\`\`ts\n([^]*?)\`\`\``).exec(page)?.[1];
  assert.ok(found, `docs/see.md has no program ${name}`);
  return found!;
}

function command(args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, encoding: "utf8" });
  assert.is(status, 0, stderr);
}

/** What a trace shows, without its times. */
function shape({ lives, ...about }: Trace): unknown {
  const timeless = lives.map(({ start: _, end, owners, lends, moments, ...rest }) => ({
    ...rest,
    ...(rest.beginning === "given" && { kind: "" }), // the standard streams are what they are where the test runs
    ...{ hasEnd: end !== null, owners: owners.map(({ owner, at }) => `${owner} ${at}`) },
    ...{ lends: lends.map(({ at, isView }) => `${isView} ${at}`), moments: moments.map(({ what }) => what) },
  }));
  return { lives: timeless, outcome: about.outcome, notes: about.notes };
}

test("life: the recorded trace is that of the program, and the picture is of that trace", async () => {
  using files = tree({ "in.txt": "text of thirty and some more letters" });
  const sources = new Map([["life.ts", programOf("life")]]);
  const {
    error,
    stderr,
    files: made,
  } = await compileCached({
    args: ["life.ts", "--target", "trace", "--outFile", "life.wasm"],
    sources,
  });
  assert.is(error, undefined, stderr);
  for (const [name, bytes] of made) writeFileSync(files.at(name), bytes);
  command(["run", "--dir", ".", "--trace", "life.json", "life.wasm"], files.path);
  const recorded = join(folder, "life.json");
  if (isUpdate) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(recorded, readFileSync(files.at("life.json")));
  }
  const read = (path: string) => fromChrome(readFileSync(path, "utf8"));
  assert.equal(shape(read(files.at("life.json"))), shape(read(recorded)));
  compareWith("life.svg", (path) => command(["trace", recorded, "-o", path], files.path), files.at("made.svg"));
});

test("borrowed: the picture is of the program that doesn't compile", () => {
  using files = tree({ "borrowed.ts": programOf("borrowed"), node_modules: { link: join(root, "node_modules") } });
  const picture = (path: string) => command(["explain", "--picture", "borrowed.ts:8", "-o", path], files.path);
  compareWith("borrowed.svg", picture, files.at("made.svg"));
});

test("stale: the picture is of the first wrong program of the README", () => {
  const page = readFileSync(join(root, "README.md"), "utf8");
  const program = /```ts\n(import \{ File \}[^]*?log\.writeString[^]*?)```/.exec(page)![1]!;
  const picture = (path: string, cwd: string) => command(["explain", "--picture", "stale.ts:7", "-o", path], cwd);
  using files = tree({ "stale.ts": program, node_modules: { link: join(root, "node_modules") } });
  compareWith("stale.svg", (path) => picture(path, files.path), files.at("made.svg"));
});

/** Makes a picture and compares it with the one in docs/pictures. */
function compareWith(name: string, make: (path: string) => void, path: string): void {
  make(path);
  const made = readFileSync(path, "utf8");
  if (isUpdate) writeFileSync(join(folder, name), made);
  assert.is(readFileSync(join(folder, name), "utf8"), made, `docs/pictures/${name} isn't what the command makes`);
}

test.run();
