// Pictures of errors: what they show is what the kernel knows.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { check } from "../../js/transform/check.js";
import { draw } from "../../js/explain/draw.js";
import { sceneOf, type Scene } from "../../js/explain/scene.js";
import type { Facts } from "../../js/ownership/query.js";
import { root } from "../support/asc.js";
import { tree } from "../support/tree.js";

const test = suite("explain --picture");
const main = fileURLToPath(new URL("../../js/cli/main.js", import.meta.url));

const PROGRAM = `import { BorrowedFd, File, OwnedArray, OwnedFd, drop } from "as-io-lifetimes";

function keep(fd: OwnedFd): void {}

function moved(): void {
  const log = File.create("log.txt").value;
  keep(log.intoFd());
  log.write(new Uint8Array(1)).value; // E0382
}

function sometimes(again: bool): void {
  const log = File.create("log.txt").value;
  if (again) {
    keep(log.intoFd());
  }
  log.write(new Uint8Array(1)).value; // E0382 possibly
}

function borrowed(): void {
  const config = File.open("app.toml").value;
  const view = config.asFilelikeView<File>().value;
  keep(config.intoFd()); // E0505
  view.view.read(new Uint8Array(8)).value;
}

function outlived(): void {
  let fd: BorrowedFd | null = null;
  {
    const file = File.open("app.toml").value;
    fd = file.asFd(); // E0597
  }
  if (fd) trace("x", fd.asFd() ? 1 : 0);
}

function twice(): void {
  const list = new OwnedArray<File>();
  const first = list.atMut(0);
  const second = list.atMut(1); // E0499
  first.write(new Uint8Array(1)).value;
}

function looped(): void {
  const log = File.create("log.txt").value;
  for (let i = 0; i < 3; i++) {
    drop(log); // E0382 looped
  }
}

function other(): void {
  const x: i32 = "</text><script>&"; // TS2322
}

moved();
sometimes(true);
borrowed();
outlived();
twice();
looped();
other();
`;

const lines = PROGRAM.split("\n");
const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
const scenes = new Map<number, Scene>();

test.before(async () => {
  const functions: Facts[] = [];
  const files = tree({ "app.ts": PROGRAM, node_modules: { link: join(root, "node_modules") } });
  const config = join(root, "asconfig.json");
  const args = ["app.ts", "--baseDir", files.path, "--config", config];
  const { diagnostics, failure } = await check(args, { watch: (facts) => functions.push(facts) });
  files.dispose();
  assert.is(failure, null);
  for (const diagnostic of diagnostics)
    if (diagnostic.place) scenes.set(diagnostic.place.start.line, sceneOf(diagnostic, PROGRAM, functions));
});

function scene(mark: string): Scene {
  const found = scenes.get(lineOf(mark));
  assert.ok(found, `no error at ${mark}; there is ${[...scenes.keys()].join()}`);
  return found!;
}

test("a moved variable is empty after the move", () => {
  const { life, loans } = scene("// E0382");
  assert.is(life!.name, "log");
  const error = lineOf("// E0382");
  assert.is(life!.marks.get(error - 2), "declared");
  assert.is(life!.marks.get(error - 1), "moved");
  assert.is(life!.holdings.get(error), "empty");
  assert.equal(loans, []);
});

test("a variable that moved on one path may hold its value", () => {
  const { life } = scene("// E0382 possibly");
  assert.is(life!.holdings.get(lineOf("// E0382 possibly")), "maybe");
  assert.is(life!.holdings.get(lineOf("// E0382 possibly") - 2), "held");
});

test("a loan lasts to the last use of the borrow, and the conflict is between", () => {
  const error = lineOf("// E0505");
  const { life, loans } = scene("// E0505");
  assert.is(life!.name, "config");
  assert.equal(loans, [{ name: "view", isMutable: false, first: error - 1, last: error + 1, conflict: error }]);
});

test("a value that doesn't live long enough conflicts where it is dropped", () => {
  const error = lineOf("// E0597");
  const { life, loans } = scene("// E0597");
  assert.is(life!.name, "file");
  assert.equal(loans, [{ name: "fd", isMutable: false, first: error, last: error + 2, conflict: error + 1 }]);
});

test("the first of two exclusive borrows is in the way of the second", () => {
  const error = lineOf("// E0499");
  const { loans } = scene("// E0499");
  assert.equal(loans, [{ name: "first", isMutable: true, first: error - 1, last: error + 1, conflict: error }]);
});

test("every error can be drawn, with its code, its labels and its line", () => {
  assert.ok(scenes.size >= 7, `${scenes.size} errors`);
  for (const [line, one] of scenes) {
    const svg = draw(one);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    assert.ok(svg.includes(`>${line}</text>`));
    assert.is(/<script|NaN|undefined|Infinity/.test(svg), false, svg);
  }
});

test("an error of asc is drawn without a life", () => {
  const { life, lines } = scene("// TS2322");
  assert.is(life, null);
  assert.ok(lines.some(({ text }) => text.includes("</text>")));
  assert.match(draw(scene("// TS2322")), /&#60;\/text&#62;&#60;script&#62;&#38;/);
});

test("a line without an error, a missing file and a wrong place are refused", () => {
  using files = tree({ "app.ts": "export const x: i32 = 1;\n" });
  const cases = [
    [["--picture", "app.ts:1"], /no error has a place at app\.ts:1; app\.ts has no errors/],
    [["--picture", "absent.ts:1"], /absent\.ts: there is no such file/],
    [["--picture", "app.ts"], /expected FILE\.TS:LINE/],
    [["--picture", "app.ts:1", "E0382"], /expected no code with --picture/],
    [["-o", "x.svg"], /--out needs --picture/],
  ] as const;
  for (const [args, message] of cases) {
    const { status, stderr } = spawnSync(process.execPath, [main, "explain", ...args], {
      cwd: files.path,
      encoding: "utf8",
    });
    assert.is(status, 2);
    assert.match(stderr, message);
  }
});

test.run();
