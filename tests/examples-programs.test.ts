// The complete programs of examples/ that have no file of their own here: rotate, csv, tar and store, with real data,
// against Python's csv module and GNU tar, and a store that is killed. IO_LIFETIMES_CSV_MB and IO_LIFETIMES_KILLS make more
// of it: 50 and 200 were run.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile, root } from "./support/asc.js";
import { tree, type Tree } from "./support/tree.js";

const test = suite("examples: complete programs");

const main = join(root, "dist/js/cli/main.js");
const megabytes = Number(process.env["IO_LIFETIMES_CSV_MB"] ?? 1);
const kills = Number(process.env["IO_LIFETIMES_KILLS"] ?? 6);

const files: Tree = tree();
test.after(() => files.dispose());
for (const [name, entry] of Object.entries({
  rotate: "rotate",
  csv: "csv/index",
  tar: "tar/index",
  store: "store/index",
})) {
  const options = ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"];
  writeFileSync(files.at(`${name}.wasm`), await compile(`examples/${entry}.ts`, options));
}

/** The arguments of node for a program, which sees a folder and must leave nothing open. */
const command = (name: string, folder: string, args: string[]) => [
  ...[main, "run", "--leaks", "--dir", `${folder}::.`],
  ...[files.at(`${name}.wasm`), ...args],
];

function run(name: string, folder: string, args: string[], input: string | Buffer = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, command(name, folder, args), {
    input,
    maxBuffer: 1 << 28,
  });
  const left = "io-lifetimes: 0 descriptors left open\n";
  assert.ok(stderr.toString().endsWith(left), stderr.toString());
  return { status, stdout: stdout.toString(), stderr: stderr.toString().slice(0, -left.length) };
}

/** A new folder with files. */
function folder(name: string, content: Record<string, string | Buffer> = {}): string {
  const path = files.at(name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(content)) writeFileSync(join(path, file), text);
  return path;
}

function has(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

test("rotate keeps every line whole, no log too large, and no more logs than it should", () => {
  const at = folder("logs", { "app.log": "an older line\n" });
  const lines = Array.from({ length: 500 }, (_, i) => `line ${i} ${"x".repeat((i * 7) % 40)}\n`);
  assert.equal(run("rotate", at, ["app.log", "2000", "20"], lines.join("")), { status: 0, stdout: "", stderr: "" });
  const logs = readdirSync(at).sort((a, b) => Number(/\d+$/.exec(b) ?? 0) - Number(/\d+$/.exec(a) ?? 0));
  assert.ok(logs.length > 5, `${logs.length} logs`);
  assert.is(logs.map((log) => readFileSync(join(at, log), "utf8")).join(""), `an older line\n${lines.join("")}`);
  for (const log of logs) assert.ok(statSync(join(at, log)).size <= 2000, log);
  run("rotate", at, ["app.log", "2000", "2"], lines.join(""));
  const kept = ["app.log", "app.log.1", "app.log.2"].map((log) => readFileSync(join(at, log), "utf8"));
  assert.ok(lines.join("").endsWith(kept.reverse().join("")), "the newest lines");
});

test("rotate prints an error with its path and exits with 1", () => {
  const at = folder("no-log");
  mkdirSync(join(at, "app.log"));
  const { status, stderr } = run("rotate", at, ["app.log", "2000", "20"], "line\n");
  assert.is(status, 1);
  assert.match(stderr, /^error: open "app\.log": /);
});

/** Fields of every kind, from a generator that is always the same. */
async function writeCsv(path: string, bytes: number): Promise<void> {
  const notes = [
    "plain",
    '"with, comma"',
    '"with ""quotes"""',
    '"two\r\nlines"',
    "ümläut",
    "",
    " spaces ",
    "x".repeat(60),
    '""',
  ];
  const out = createWriteStream(path);
  out.write("id,price,note,code\r\n");
  let seed = 1;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let written = 0, i = 0; written < bytes;) {
    let piece = "";
    for (const end = i + 2000; i < end; i++) {
      const price = i % 7 ? ((random(2_000_000) - 1_000_000) / 1000).toFixed(3) : "";
      piece += `${i},${price},${notes[random(notes.length)]},A${random(1_000_000)}${i % 1000 ? "" : ",more"}\r\n`;
    }
    written += Buffer.byteLength(piece);
    if (!out.write(piece)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

const PYTHON = `
import csv, re, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    names = next(rows)
    columns = [[name, 0, 0, 0, 0.0, float("inf"), float("-inf")] for name in names]
    records = odd = 0
    for row in rows:
        if not row: continue
        records += 1
        odd += len(row) != len(names)
        for value, column in zip(row, columns):
            if not value: continue
            column[1] += 1
            column[2] += len(value.encode())
            if re.fullmatch(r"[+-]?(\\d+\\.?\\d*|\\.\\d+)", value):
                number = float(value)
                column[3] += 1; column[4] += number
                column[5] = min(column[5], number); column[6] = max(column[6], number)
print(records, odd)
for name, values, size, numbers, total, least, greatest in columns:
    print(name, values, size, numbers, *([least, greatest, total / numbers] if numbers else []))
`;

/** The words of a summary that are numbers, and the names of columns. */
function figures(text: string): (string | number)[] {
  return text.match(/^\w+|[-+]?\d[\d.e+-]*/gm)!.map((word) => (isNaN(Number(word)) ? word : Number(word)));
}

const csvTest = has("python3") ? test : test.skip;
csvTest(`csv says of ${megabytes} MB what Python's module csv says`, async () => {
  const at = folder("table");
  await writeCsv(join(at, "data.csv"), megabytes * 1e6);
  const python = spawnSync("python3", ["-c", PYTHON, join(at, "data.csv")], { encoding: "utf8" });
  assert.is(python.status, 0, python.stderr);
  const { status, stdout, stderr } = run("csv", at, ["data.csv"]);
  assert.equal([status, stderr], [0, ""]);
  const ours = figures(stdout),
    theirs = figures(python.stdout);
  assert.is(ours.length, theirs.length, `${stdout}\n${python.stdout}`);
  ours.forEach((figure, i) => {
    const other = theirs[i]!;
    if (typeof figure === "string" || typeof other === "string") assert.is(figure, other);
    else assert.ok(Math.abs(figure - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${figure} for ${other}`);
  });
  assert.is(run("csv", at, [], readFileSync(join(at, "data.csv"))).stdout, stdout, "the same from standard input");
});

test("csv takes quotes, line endings and a missing last one as RFC 4180 does", () => {
  const at = folder("quotes");
  const { stdout } = run("csv", at, [], 'a,b\n"1",""\r\n\r\n"x ""y"", z",-2.5\r3,"4"');
  const expected = ["3 records, 0 of another length", "a: 3 values, 10 bytes, 2 numbers, from 1.0 to 3.0, mean 2.0"];
  assert.is(stdout, [...expected, "b: 2 values, 5 bytes, 2 numbers, from -2.5 to 4.0, mean 0.75", ""].join("\n"));
});

/** A folder with files of every kind that an archive can hold. */
function source(name: string): string {
  const at = folder(name);
  const deep = join(at, "src", "a".repeat(60), "b".repeat(60));
  mkdirSync(deep, { recursive: true });
  mkdirSync(join(at, "src/empty"));
  writeFileSync(join(at, "src/nothing"), "");
  writeFileSync(join(at, "src/ümläut"), "text\n");
  writeFileSync(join(at, "src/block"), Buffer.alloc(512, 7));
  writeFileSync(join(deep, "long"), Buffer.from(Array.from({ length: 100_001 }, (_, i) => (i * i) & 255)));
  symlinkSync("ümläut", join(at, "src/link"));
  return at;
}

const same = (a: string, b: string) => {
  const { status, stdout, stderr } = spawnSync("diff", ["-r", "--no-dereference", a, b], { encoding: "utf8" });
  assert.equal([status, stdout, stderr], [0, "", ""]);
};

const tarTest = has("tar") ? test : test.skip;
tarTest("GNU tar extracts what tar has made, and lists the same members", () => {
  const at = source("made-here");
  assert.equal(run("tar", at, ["c", "made.tar", "src"]), { status: 0, stdout: "", stderr: "" });
  mkdirSync(join(at, "out"));
  const tar = (...args: string[]) => spawnSync("tar", args, { cwd: at, encoding: "utf8" });
  assert.equal([tar("xf", "made.tar", "-C", "out").stderr], [""]);
  same(join(at, "src"), join(at, "out/src"));
  const listed = tar("tf", "made.tar", "--quoting-style=literal").stdout;
  assert.is(run("tar", at, ["t", "made.tar"]).stdout, listed);
  const time = (path: string) => Math.floor(statSync(join(at, path)).mtimeMs / 1000);
  assert.is(time("out/src/block"), time("src/block"));
});

tarTest("tar extracts what GNU tar has made", () => {
  const at = source("made-there");
  const made = spawnSync("tar", ["cf", "made.tar", "--format=ustar", "src"], { cwd: at, encoding: "utf8" });
  assert.is(made.stderr, "");
  assert.equal(run("tar", at, ["x", "made.tar", "out"]), { status: 0, stdout: "", stderr: "" });
  same(join(at, "src"), join(at, "out/src"));
});

tarTest("tar extracts nothing outside of its directory, and names what is damaged", () => {
  const at = folder("hostile", { evil: "evil" });
  const make = (...args: string[]) =>
    spawnSync("tar", ["cf", "evil.tar", "--format=ustar", "-P", ...args], { cwd: at });
  make("--transform=s,evil,../escaped,", "evil");
  const { status, stderr } = run("tar", at, ["x", "evil.tar", "out"]);
  assert.is(status, 1);
  assert.match(stderr, /^error: createDir "\.\.": .*\(perm\)\n$/);
  assert.equal(readdirSync(at).sort(), ["evil", "evil.tar", "out"]);
  const bytes = readFileSync(join(at, "evil.tar"));
  bytes[3]! ^= 1;
  writeFileSync(join(at, "evil.tar"), bytes);
  assert.is(run("tar", at, ["t", "evil.tar"]).stderr.split("\n")[0]!.slice(0, 11), "error: tar:");
  writeFileSync(join(at, "short.tar"), readFileSync(join(at, "evil.tar")).subarray(0, 100));
  assert.match(run("tar", at, ["t", "short.tar"]).stderr, /^error: readExact: .*\(unexpectedeof\)\n$/);
});

test("store keeps values over runs, and cuts off a record that isn't whole", () => {
  const at = folder("kept");
  const commands = [
    "set a 1",
    "set b two words",
    "set a 3",
    "remove c",
    "get a",
    "compact",
    "get b",
    "count",
    "what",
    "",
  ];
  const { stdout } = run("store", at, ["log"], commands.join("\n"));
  assert.equal(stdout.split("\n"), ["ok", "ok", "ok", "ok", "= 3", "ok", "= two words", "2", "unknown command", ""]);
  const whole = readFileSync(join(at, "log"));
  for (const torn of [whole.subarray(0, 5), whole.subarray(0, 13), Buffer.alloc(40, 255)]) {
    writeFileSync(join(at, "log"), Buffer.concat([whole, torn]));
    assert.is(run("store", at, ["log"], "get a\nget b\nset d 4\nget d\n").stdout, "= 3\n= two words\nok\n= 4\n");
    assert.is(run("store", at, ["log"], "count\nremove d\ncompact\n").stdout, "3\nok\nok\n", "what followed is there");
    assert.equal(readFileSync(join(at, "log")), whole);
  }
});

/** A store that runs, and answers commands in their order. */
class Running {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(at: string) {
    this.#child = spawn(process.execPath, command("store", at, ["log"]), { stdio: ["pipe", "pipe", "ignore"] });
    this.#child.stdin!.on("error", () => {}); // it may be dead
    this.#answers = createInterface(this.#child.stdout!)[Symbol.asyncIterator]();
  }

  send(...commands: string[]): void {
    this.#child.stdin!.write(commands.map((line) => `${line}\n`).join(""));
  }

  /** The next answer; undefined after the end of the process. */
  async answer(): Promise<string | undefined> {
    const { value, done } = await this.#answers.next();
    return done ? undefined : value;
  }

  async kill(): Promise<void> {
    const closed = once(this.#child, "close");
    this.#child.kill("SIGKILL");
    await closed;
  }
}

test(`store loses nothing that it has confirmed, killed ${kills} times while it compacts`, async () => {
  const at = folder("killed");
  const model = new Map<string, string>();
  const keys = Array.from({ length: 200 }, (_, i) => `key${i}`);
  let doubtful: [key: string, value: string] | null = null;
  let inside = 0;
  for (let round = 0; round <= kills; round++) {
    const store = new Running(at);
    store.send(...keys.map((key) => `get ${key}`));
    for (const key of keys) {
      const found = await store.answer();
      const known = model.has(key) ? `= ${model.get(key)}` : "nothing";
      if (doubtful?.[0] === key && found === `= ${doubtful[1]}`) model.set(key, doubtful[1]);
      else assert.is(found, known, `${key} after ${round} kills`);
    }
    const changes = keys.flatMap((key, i): [string, string][] =>
      round === 0 || i % 20 === round % 20 ? [[key, `${round} ${"v".repeat(2000 + i)}`]] : [],
    );
    const script: ([string, string] | null)[] = [...changes, ...Array.from({ length: 200 }, () => null)];
    store.send(...script.map((change) => (change ? `set ${change[0]} ${change[1]}` : "compact")));
    let killed: Promise<void> | null = null;
    doubtful = null;
    for (const change of script) {
      const found = await store.answer();
      if (found === undefined) {
        doubtful = change;
        break;
      }
      assert.is(found, "ok");
      if (change) model.set(...change);
      else killed ??= new Promise((resolve) => setTimeout(resolve, (round * 7) % 40)).then(() => store.kill());
    }
    await (killed ?? store.kill());
    const left = readdirSync(at).filter((name) => name !== "log");
    inside += left.length > 0 ? 1 : 0;
    for (const name of left) rmSync(join(at, name));
  }
  assert.ok(inside > 0, "some kills came in the middle of a compaction");
  if (kills > 100) console.log(`${inside} of ${kills + 1} kills left an unfinished log`);
});

test.run();
