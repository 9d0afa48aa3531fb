// Which programs with streams, futures and tasks the compiler refuses, each beside one that it accepts. What the refused ones
// would do at run time is a trap of the host, or data that belongs to somebody else.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bindgen } from "../../js/bindgen/index.js";
import { check } from "../../js/transform/check.js";
import { root } from "../support/asc.js";
import { inFolder } from "./support/engines.js";

const WIT = `package test:rules;
world rules {
  resource thing { constructor(); use-it: func(); }
  import sink: func(s: stream<u8>);
  import other-sink: async func(s: stream<u8>) -> u32;
  import answer: func(f: future<string>);
  import source: func() -> stream<u8>;
  import later: func() -> future<string>;
  import work: async func() -> u32;
  export run: async func();
  export plain: func();
}`;

const HEAD = `
import { StreamReader, StreamWriter, FutureReader, Task, sleep, spawn, wait } from "as-io-lifetimes/assembly/async";
import { Mut, OwnedArray, Ref, drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import { answer, later, otherSink, sink, source, work } from "./bindings/world";
`;

/** The codes of the errors of a program, whose exported functions these are. */
function codesOf(run: string, plain = "", more = ""): Promise<string[]> {
  return inFolder(async (folder) => {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const { bindings } = await bindgen({ wit: { source: WIT } });
    const text = `${HEAD}${more}\nexport function run(): void {\n${run}\n}\nexport function plain(): void {\n${plain}\n}\n`;
    for (const [path, content] of [...bindings, ["rules.ts", text] as const]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const config = join(root, "asconfig.component.json");
    const { diagnostics, failure } = await check(["index.ts", "--config", config, "--baseDir", folder]);
    assert.is(failure, null);
    return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  });
}

interface Rule {
  readonly name: string;
  readonly code: string;
  readonly refused: string;
  readonly accepted: string;
}

const RULES: Rule[] = [
  {
    name: "a readable end that was given away is gone",
    code: "E0382",
    refused: "const s = source(); sink(s); s.readAll();",
    accepted: "const s = source(); s.readAll(); sink(source());",
  },
  {
    name: "an end isn't given away twice",
    code: "E0382",
    refused: "const s = source(); sink(s); sink(s);",
    accepted: "sink(source()); sink(source());",
  },
  {
    name: "an end that a task in progress has taken isn't used",
    code: "E0382",
    refused: "const s = source(); const t = otherSink(s); s.next(); wait(t);",
    accepted: "const s = source(); s.next(); const t = otherSink(s); wait(t);",
  },
  {
    name: "a future is read once",
    code: "E0382",
    refused: "const f = later(); f.wait(); f.wait();",
    accepted: "const f = later(); f.wait();",
  },
  {
    name: "a future that was read isn't passed on",
    code: "E0382",
    refused: "const f = later(); f.wait(); answer(f);",
    accepted: "const f = later(); answer(f);",
  },
  {
    name: "a future is completed once",
    code: "E0382",
    refused:
      'const p = future<string>(); const w = p.takeWriter(); answer(p.takeReader()); w.complete("a"); w.complete("b");',
    accepted: 'const p = future<string>(); const w = p.takeWriter(); answer(p.takeReader()); w.complete("a");',
  },
  {
    name: "the writer of a future is completed on every path",
    code: "OWN0942",
    refused:
      'const p = future<string>(); const w = p.takeWriter(); answer(p.takeReader()); if (look2()) w.complete("a");',
    accepted:
      'const p = future<string>(); const w = p.takeWriter(); answer(p.takeReader()); if (look2()) w.complete("a"); else w.complete("b");',
  },
  {
    name: "the writer of a future isn't left in a temporary",
    code: "OWN0942",
    refused: "const p = future<string>(); p.takeWriter(); answer(p.takeReader());",
    accepted: 'const p = future<string>(); answer(p.takeReader()); p.takeWriter().complete("a");',
  },
  {
    name: "the writer of a future isn't dropped by hand",
    code: "OWN0942",
    refused: "const p = future<string>(); answer(p.takeReader()); drop(p.takeWriter());",
    accepted: 'const p = future<string>(); answer(p.takeReader()); const w = p.takeWriter(); w.complete("a");',
  },
  {
    name: "a task is waited for once",
    code: "E0382",
    refused: "const t = work(); wait(t); wait(t);",
    accepted: "const t = work(); wait(t);",
  },
  {
    name: "a task that was dropped isn't waited for",
    code: "E0382",
    refused: "const t = work(); drop(t); wait(t);",
    accepted: "const t = work(); drop(t);",
  },
  {
    name: "a writer isn't written to while somebody borrows it",
    code: "E0502",
    refused:
      "const p = stream<u8>(); const w = p.takeWriter(); const r: Ref<StreamWriter<u8>> = w; w.send(1); look(r);",
    accepted:
      "const p = stream<u8>(); const w = p.takeWriter(); const r: Ref<StreamWriter<u8>> = w; look(r); w.send(1);",
  },
  {
    name: "an end isn't dropped while somebody borrows it",
    code: "E0505",
    refused: "const s = source(); const r: Mut<StreamReader<u8>> = s; drop(s); r.next();",
    accepted: "const s = source(); const r: Mut<StreamReader<u8>> = s; r.next(); drop(s);",
  },
  {
    name: "an end isn't given away while somebody borrows it",
    code: "E0505",
    refused: "const s = source(); const r: Mut<StreamReader<u8>> = s; sink(s); r.next();",
    accepted: "const s = source(); const r: Mut<StreamReader<u8>> = s; r.next(); sink(s);",
  },
];

const LOOK = "function look(writer: Ref<StreamWriter<u8>>): void {}\nfunction look2(): bool { return true; }";

for (const { name, code, refused, accepted } of RULES) {
  test(name, async () => {
    assert.equal(await codesOf(refused, "", LOOK), [code]);
    assert.equal(await codesOf(accepted, "", LOOK), []);
  });
}

const DEEP = "function deep(n: i32): void { if (n > 0) deep(n - 1); else nap(); }\nfunction nap(): void { sleep(1); }";

test("a function that isn't async in WIT doesn't wait, however deep", async () => {
  assert.equal(await codesOf("", "deep(3);", DEEP), ["OWN0940"]);
  assert.equal(await codesOf("deep(3);", "", DEEP), []);
});

test("nor does it wait through a function value, a method of an interface or a drop", async () => {
  const value = "function call(f: (n: i32) => void): void { f(1); }";
  assert.equal(await codesOf("", "call(deep);", `${DEEP}\n${value}`), ["OWN0940"]);
  const iface =
    "interface Work { work(): void; }\n" +
    "class Nap implements Work { work(): void { nap(); } }\n" +
    "class Idle implements Work { work(): void {} }\n" +
    "function pick(n: i32): Work { return n ? new Nap() : new Idle(); }";
  assert.equal(await codesOf("", "pick(1).work();", `${DEEP}\n${iface}`), ["OWN0940"]);
  const owner = "@owned class Owner { drop(): void { nap(); } }";
  assert.equal(await codesOf("", "const owner = new Owner();", `${DEEP}\n${owner}`), ["OWN0940"]);
});

test.run();
