// The transform's run time grows about linearly with the length of a function.
import asc from "assemblyscript/asc";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { interpreter } from "../../bench/programs.js";
import { root } from "../support/asc.js";
import { differences } from "./kernel/text.js";

const TRANSFORM = ["--transform", join(root, "dist/js/transform/index.js")];

/** The processor time of a compilation, in milliseconds: the shortest of three. */
async function time(text: string, options: string[]): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage();
    const { error, stderr } = await asc.main(
      ["program.ts", "--baseDir", root, "--config", "none.json", "--outFile", "out.wasm", ...options],
      { readFile: (name, folder) => (name === "program.ts" ? text : read(join(folder, name))), writeFile() {} },
    );
    assert.is(error, null, stderr.toString());
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

const test = suite("growth");

test("an interpreter's switch of 800 cases compiles in less than three times the time of plain asc", async () => {
  const text = interpreter(800);
  const plain = await time(text, []);
  const checked = await time(text, TRANSFORM);
  assert.ok(checked < 3 * plain, `${checked} ms with the transform, ${plain} ms without`);
});

test("a class of 1,200 owned fields with initializers compiles in less than three times the time of plain asc", async () => {
  const fields = Array.from({ length: 1_200 }, (_, i) => `  f${i}: Part | null = null;`).join("\n");
  const program = (word: string) => `${word} class Part { id: i32 = 1; }
${word} class Whole {
${fields}
}
export function main(): i32 { new Whole(); return 1; }
`;
  const plain = await time(program(""), []);
  const checked = await time(program("@owned"), TRANSFORM);
  assert.ok(checked < 3 * plain, `${checked} ms with the transform, ${plain} ms without`);
});

/** The loop of an interpreter: each case makes a value, borrows it and another one, and may move it. */
function cases(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const declared = numbers.map((i) => `own a${i}\nref r${i} tmp\nref s${i}\nmut m${i} tmp`);
  const bodies = numbers.map(
    (i) => `
case${i}:
  init a${i}
  borrow r${i} <- a${i}
  borrow s${i} <- b
  through r${i}
  goto moved${i}, kept${i}
moved${i}:
  move a${i}
  goto kept${i}
kept${i}:
  through s${i}
  drop a${i}        # flag
  borrow mut m${i} <- b
  through m${i}
  goto head
next${i}:
  goto case${i}, next${i + 1}`,
  );
  return `own b
${declared.join("\n")}
start:
  init b
  goto head
head:
  goto next0
${bodies.join("\n")}
next${count}:
  drop b            # static
`;
}

test("the analysis of 3,200 cases takes less than twelve times as long as that of 400", () => {
  const analysis = (count: number) => {
    const text = cases(count);
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage().user;
      assert.equal(differences(text), []);
      return (process.cpuUsage().user - start) / 1_000;
    });
    return Math.min(...times);
  };
  const [few, many] = [analysis(400), analysis(3_200)];
  assert.ok(many < 12 * few, `400 cases take ${few} ms, 3,200 take ${many} ms`);
});

test.run();
