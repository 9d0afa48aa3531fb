// Waits in loops, recursions and expressions, through function values and in a thousand tasks, on jco: with imports that are
// ready at once and with late ones, each with a collection at each wait. The results are those of the same functions without
// waits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { noNode26, runOnJco } from "./support/engines.js";

const wit = { path: join(root, "tests/async/wit/tasks.wit") };
const sources = { "tasks.ts": readFileSync(join(root, "tests/async/guest/tasks.ts"), "utf8") };

const SCRIPT = `
const late = (value) => new Promise((done) => setTimeout(done, Math.random() * 3, value));
for (const [name, answer] of [["ready", (value) => value], ["late", late]]) {
  const api = await instantiate({
    pause: { default: async (n) => answer(n) },
    text: { default: async (text) => answer(text + "!") },
  });
  const results = [
    await api.loops(12),
    await api.recursion(7),
    await api.expressions(3),
    await api.objects(5),
    await api.values(4),
    await Promise.all([api.loops(4), api.expressions(1), api.recursion(5), api.atOnce(6)]),
    await api.many(name === "late" ? 300 : 60),
    await api.dropped(),
    await api.neverWaits(40),
    await api.lent(Uint8Array.of(1, 2, 255)),
  ];
  const plain = (value) => typeof value === "bigint" ? Number(value) : value instanceof Uint8Array ? [...value] : value;
  console.log(JSON.stringify(results, (_, value) => plain(value)));
}
process.exit(0);
`;

/**
 * What the guest's functions give, had they not to wait. `ended`: how many of two tasks that are dropped have run. Where all is
 * ready at once, their caller never waits, and neither starts.
 */
function expected(count: number, ended: number): unknown[] {
  const loops = (n: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      for (let k = i; k > 0 && k !== 2; k--) sum += k % 5 === 4 ? 0 : k;
      if (i === 6) break;
    }
    return sum;
  };
  const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));
  const expressions = (n: number) => `${n},${(n + 1) * 2 + 1} ${n > 2 ? "large!" : "small!"} ${n > 2} ab!!`;
  const many = Array.from({ length: count }, (_, n) => (n % 4) * n + n).reduce((a, b) => a + b);
  return [
    loops(12),
    fib(7),
    expressions(3),
    "node 4=2.0;node 3=1.5;node 2=1.0;node 1=0.5;node 0=0.0;",
    120,
    [loops(4), expressions(1), fib(5), 7],
    many,
    ended,
    42,
    [2, 3, 0],
  ];
}

for (const options of [
  ["-O0", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "minimal", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "stub"],
]) {
  const name = `on jco: ${options.join(" ")}`;
  if (noNode26 !== undefined) skip(test, name, noNode26);
  else
    test(name, async () => {
      const { status, stdout, stderr } = await runOnJco(await build({ wit, sources, options }), SCRIPT);
      assert.is(status, 0, stderr);
      const [ready, late] = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown[]);
      assert.equal(ready, expected(60, 0));
      assert.equal(late, expected(300, 1));
    });
}

test.run();
