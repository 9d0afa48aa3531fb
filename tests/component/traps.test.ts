// A consumer that breaks the rules of ownership, composed with this component. Each case runs on wasmtime, which traps
// as the Canonical ABI requires, and on jco, which accepts some. Those must not affect anything else.
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { filesystem } from "../../js/host/wasi-filesystem/filesystem.js";
import { root } from "../support/asc.js";
import { transpileComponent } from "../support/component.js";
import { componentPath } from "../support/library.js";
import { skip } from "../support/skip.js";
import { tree } from "../support/tree.js";
import { NO_WAC, compose, hasWac } from "../../scripts/compose/wac.js";
import { NO_WASMTIME, runOnWasmtime, wasmtimePython, type Step } from "../support/wasmtime.js";
import { withLibraryWit } from "../../scripts/wit.js";

const test = suite("traps");

const UNKNOWN = "unknown handle index";
const WRONG_TYPE =
  "used with the wrong type, expected guest-defined resource but found a different guest-defined resource";
const BORROWED = "cannot remove owned resource while borrowed";
const LEAVE = "cannot leave component instance";
const LEAVE_TRAP = `wasm trap: ${LEAVE}`;
const REMAIN = "borrow handles still remain at the end of the call";
const DEAD = "cannot enter component instance";
const PASSES = undefined;

/** What the guest does, by the number that hostile.wat has for it; what wasmtime says, and what jco says. */
const MISUSES: readonly [number, string, string, string | undefined][] = [
  [1, "drop of index 0", `${UNKNOWN} 0`, UNKNOWN],
  [2, "drop twice", `${UNKNOWN} 1`, UNKNOWN],
  [3, "drop of an index that never was", `${UNKNOWN} 7`, PASSES],
  [4, "drop of the highest index", `${UNKNOWN} 4294967295`, PASSES],
  [5, "use after drop", `${UNKNOWN} 1`, UNKNOWN],
  [6, "use after it was given away", `${UNKNOWN} 1`, UNKNOWN],
  [7, "drop as another type", `handle index 1 ${WRONG_TYPE}`, PASSES],
  [8, "use as another type", `handle index 1 ${WRONG_TYPE}`, UNKNOWN],
  [9, "given away as another type", `handle index 1 ${WRONG_TYPE}`, UNKNOWN],
  [10, "f(own h, own h)", `${UNKNOWN} 1`, UNKNOWN],
  [11, "f(borrow h, own h)", BORROWED, BORROWED],
  [12, "f(own h, borrow h)", `${UNKNOWN} 1`, UNKNOWN],
  [13, "the index of another instance", `${UNKNOWN} 1`, PASSES],
  [14, "drop while an answer is written", LEAVE_TRAP, LEAVE],
  [15, "given away twice", `${UNKNOWN} 1`, UNKNOWN],
];

/** What the guest does with a borrow of the host's. */
const LENT: readonly [number, string, string, string | undefined][] = [
  [1, "not given back", REMAIN, PASSES],
  [2, "given away as if it were owned", "cannot lift own resource from a borrow", PASSES],
  [3, "given back twice", `${UNKNOWN} 1`, UNKNOWN],
];

const SCRIPT = `
  package test:composed;
  let library = new io-lifetimes:library { ... };
  let taker = new test:taker { ...library, ... };
  let hostile = new test:hostile { ...library, ...taker, ... };
  export library["io-lifetimes:fd/types@0.1.0"];
  export library["io-lifetimes:fd/fds@0.1.0"];
  export hostile["test:traps/breaker"];
`;

async function guest(file: string, world: string): Promise<Uint8Array> {
  const folder = join(root, "tests/guest/component");
  const wit = withLibraryWit(readFileSync(join(folder, "traps.wit"), "utf8"));
  const binary = await parse(readFileSync(join(folder, `${file}.wat`), "utf8"));
  return componentNew(await componentEmbed({ binary, witSource: wit, world }));
}

async function composed(): Promise<Uint8Array> {
  return compose(SCRIPT, {
    "io-lifetimes:library": readFileSync(componentPath),
    "test:taker": await guest("taker", "taking"),
    "test:hostile": await guest("hostile", "hostile"),
  });
}

const component = hasWac ? await composed() : undefined;
const files = tree({ "notes.txt": "first\n" });
test.after(() => files.dispose());

const BREAKER = "test:traps/breaker";
const misuse = (number: number): Step => ({ in: BREAKER, call: "misuse", with: [number] });
const give: Step = { in: BREAKER, call: "give", keep: "fd" };
const lent = (number: number): Step => ({ in: BREAKER, call: "lent", with: [{ kept: "fd" }, number] });

function onWasmtime(name: string, steps: readonly Step[], message: string): void {
  const why = component ? (wasmtimePython() ? undefined : NO_WASMTIME) : NO_WAC;
  if (why) {
    skip(test, `${name} on wasmtime`, why);
    return;
  }
  test(`${name} traps on wasmtime, and ends the instance`, () => {
    const [outcomes] = runOnWasmtime(component!, files.path, [[...steps, misuse(0)]]);
    const [after, at] = [outcomes!.at(-1)!, outcomes!.at(-2)!];
    assert.equal(at, { error: message });
    assert.equal(after, { error: `wasm trap: ${DEAD}` });
  });
}

interface Fd extends Disposable {
  tell(): bigint;
}

interface Exports {
  breaker: { misuse(number: number): void; give(): Fd; lent(fd: Fd, number: number): void; dropInPostReturn(): string };
  fds: { countOpen(): number };
}

const transpiled = component && (await transpileComponent(component));

/** A test with an instance on jco. */
function onJco(name: string, check: (exports: Exports) => void): void {
  if (!transpiled) {
    skip(test, `${name} on jco`, NO_WAC);
    return;
  }
  test(`${name} on jco`, async () => {
    const { types, preopens } = filesystem({ ".": files.path });
    check(
      await transpiled.instantiate<Exports>({ "wasi:filesystem/types": types, "wasi:filesystem/preopens": preopens }),
    );
  });
}

/** What a misuse does on jco: it traps and ends the instance, or it passes. */
function misuseOnJco(name: string, work: (exports: Exports) => void, message: string | undefined): void {
  onJco(`${name} ${message === undefined ? "passes" : "traps, and ends the instance,"}`, (exports) => {
    if (message === undefined) {
      work(exports);
      exports.breaker.misuse(0); // goes on
    } else {
      assert.throws(
        () => work(exports),
        (error: Error) => error.message.includes(message),
      );
      assert.throws(
        () => exports.breaker.misuse(0),
        (error: Error) => error.message.includes(DEAD),
      );
    }
  });
}

for (const [number, name, wasmtime, jco] of MISUSES) {
  onWasmtime(name, [misuse(number)], wasmtime);
  misuseOnJco(name, ({ breaker }) => breaker.misuse(number), jco);
}

for (const [number, name, wasmtime, jco] of LENT) {
  onWasmtime(`a borrow that is ${name}`, [give, lent(number)], wasmtime);
  misuseOnJco(`a borrow that is ${name}`, ({ breaker }) => breaker.lent(breaker.give(), number), jco);
}

onWasmtime("drop in post-return", [{ in: BREAKER, call: "drop-in-post-return" }], LEAVE_TRAP);
onJco("drop in post-return traps, and the guest can't call anybody from then on,", ({ breaker }) => {
  assert.throws(
    () => breaker.dropInPostReturn(),
    (error: Error) => error.message.includes(LEAVE),
  );
  assert.throws(
    () => breaker.misuse(0),
    (error: Error) => error.message.includes(LEAVE),
  );
});

onJco("what a guest closed by a borrow is refused by the library when its owner uses it", ({ breaker, fds }) => {
  const fd = breaker.give();
  breaker.lent(fd, 2);
  assert.is(fds.countOpen(), 0);
  assert.throws(
    () => fd.tell(),
    (error: Error) => error.message.includes("unreachable"),
  );
});

test("docs/components.md has each of them in its table", () => {
  const page = readFileSync(join(root, "docs/components.md"), "utf8");
  const rows = [
    ...MISUSES.map(([, name, ...said]) => [name, ...said] as const),
    ...LENT.map(([, name, ...said]) => [`a borrow that is ${name}`, ...said] as const),
    ["drop in post-return", LEAVE_TRAP, LEAVE] as const,
  ].map(([name, wasmtime, jco]) => `| ${name} | \`${wasmtime}\` | ${jco === PASSES ? "passes" : "traps"} |\n`);
  assert.ok(page.includes(rows.join("")), rows.join(""));
});

test("a borrow in a result is no WIT", async () => {
  const witSource = withLibraryWit(
    "package a:b;\nworld w {\n  use io-lifetimes:fd/fds@0.1.0.{fd};\n  export f: func() -> borrow<fd>;\n}",
  );
  try {
    await componentEmbed({ dummy: true, witSource, world: "a:b/w" });
  } catch (error) {
    assert.match(
      String((error as { payload?: unknown }).payload ?? error),
      /returns a type which contains a `borrow<T>`/,
    );
    return;
  }
  assert.unreachable("it was accepted");
});

test.run();
