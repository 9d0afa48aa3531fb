// Random programs with tasks, streams and futures, each with answers of the host at once, late and at any time, cancelled, and
// beside others: the results are those of the same text run as TypeScript, and nothing is left. `npm run fuzz:tasks` runs more.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { OPTIONS, play, playPrograms } from "./fuzz/play.js";

for (const [i, options] of OPTIONS.entries()) {
  test(`20 programs: ${options.join(" ")}`, async () => {
    assert.equal(await play({ seed: 1 + 20 * i, count: 20, options }), []);
  });
}

const program = (name: string, body: string) => ({ name, text: `function ${name}(x: u32): u32 {\n${body}\n}` });

test("what is made of a value that was waited for lives, whoever goes on with the function", async () => {
  const wait = "wait(pause(1)); litter();";
  const programs = [
    program("first", `const box = new Box(3, wait(text("e")), null); ${wait} ${wait} return hash(box.name);`),
    program("second", `const box = boxOf(wait(pause(3)), "e", null); ${wait} ${wait} return box.weigh(x);`),
    program(
      "third",
      `const box = new Box(3, "e", null); box.next = boxOf(wait(pause(x)), "f", null); ${wait} return box.walk();`,
    ),
  ];
  for (const runtime of ["incremental", "minimal"]) {
    const options = ["-O0", "--runtime", runtime, "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"];
    assert.equal(await playPrograms(programs, 0, options), []);
  }
});

test.run();
