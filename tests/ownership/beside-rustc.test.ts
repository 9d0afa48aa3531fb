// docs/beside-rustc.md: common mistakes, with what the transform and rustc print about each. `--update` after the name of
// this file writes the page anew. Another rustc than the one on the page words its messages differently, so then only
// ours are compared.
import asc from "assemblyscript/asc";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { noRustc, RUSTC, rustcVersion } from "./twins.js";

const page = join(root, "docs/beside-rustc.md");
const folder = join(root, "tests/ownership/guest/beside-rustc");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();

/** What asc prints about a program with the transform. */
async function ours(name: string): Promise<string> {
  const text = readFileSync(join(folder, `${name}.ts`), "utf8");
  const args = ["main.ts", "--baseDir", root, "--config", "none.json", "--noEmit"];
  const { stderr } = await asc.main([...args, "--transform", join(root, "dist/js/transform/index.js")], {
    readFile: (file, base) => (file === "main.ts" ? text : read(join(base, file))),
  });
  return stderr
    .toString()
    .replace(/^FAILURE .*$/m, "")
    .trim();
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** What rustc prints about a program. */
function rustc(name: string): string {
  const at = mkdtempSync(join(tmpdir(), "io-lifetimes-rustc-"));
  try {
    copyFileSync(join(folder, `${name}.rs`), join(at, "main.rs"));
    const args = ["--edition", "2021", "--emit", "metadata", "--color", "never", "main.rs"];
    const { stderr } = spawnSync(RUSTC, args, { cwd: at, encoding: "utf8" });
    return stderr.replace(/^(error: aborting|For more information|Some errors have).*$/gm, "").trim();
  } finally {
    rmSync(at, { recursive: true });
  }
}

/** The part of a program that differs from the others: its last function. */
function mistake(file: string): string {
  const text = readFileSync(join(folder, file), "utf8");
  const from = /^(export function main|fn run|function lower|fn lower)/m.exec(text)!.index;
  return text
    .slice(from)
    .replace(/\n(fn main\(\) \{\}|export function main\(n: i32\): void \{\})\n/, "")
    .trim();
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

async function section(name: string, ofRustc: string): Promise<string> {
  const title = /^\/\/ (.*)\n/.exec(readFileSync(join(folder, `${name}.ts`), "utf8"))![1]!;
  return [
    `## ${title[0]!.toUpperCase()}${title.slice(1)}\n`,
    fenced("ts", mistake(`${name}.ts`)),
    fenced("text", await ours(name)),
    fenced("rust", mistake(`${name}.rs`)),
    fenced("text", ofRustc),
  ].join("\n");
}

const head = (version: string) => `# Common mistakes, beside rustc

The messages of the ownership transform follow rustc's: the same code, the same places, the same kind of help. Here are
the mistakes that programs make most often, each in AssemblyScript and in Rust, with what asc and rustc ${version} print.
A test compiles the programs and compares the messages with this page. Both languages have the same two classes, an \`Fd\`
that is closed when it is dropped and a \`Log\` that owns one; \`send\` takes an \`Fd\`, \`swap\` borrows two of them mutably.
The programs are in \`tests/ownership/guest/beside-rustc/\` of the repository.
`;

/** What rustc printed when the page was written, by the number of the section. */
function recorded(text: string): string[] {
  return [...text.matchAll(/^```rust\n[\s\S]*?^```\n\n```text\n([\s\S]*?)\n```$/gm)].map(([, said]) => said!);
}

const test = suite("beside rustc");

test("the page has what asc and rustc print", async () => {
  const update = process.argv.includes("--update");
  const text = existsSync(page) ? readFileSync(page, "utf8") : "";
  const version = /rustc (\d[\d.]*) print/.exec(text)?.[1];
  const isSame = noRustc() === undefined && (update || rustcVersion() === version);
  const said = isSame ? names.map(rustc) : recorded(text);
  const sections: string[] = [];
  for (const [i, name] of names.entries()) sections.push(await section(name, said[i] ?? ""));
  const wanted = [head(isSame ? rustcVersion() : version!), ...sections].join("\n");
  if (update) writeFileSync(page, wanted);
  assert.fixture(readFileSync(page, "utf8"), wanted);
});

test("each pair has the same codes, each once", () => {
  const text = readFileSync(page, "utf8");
  const parts = text.split(/^## /m).slice(1);
  assert.ok(parts.length >= 10);
  for (const part of parts) {
    const codes = [...part.matchAll(/^(?:ERROR |error\[)(E\d{4})/gm)].map(([, code]) => code);
    assert.is(codes.length, 2, part);
    assert.is(codes[0], codes[1], part);
  }
});

test.run();
