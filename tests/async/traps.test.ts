// The rules of the Canonical ABI for ends, subtasks and sets, each with the trap of the command wasmtime that it is about, what
// keeps programs from it, and a program that is accepted. docs/async.md has the same table. All programs are functions of one
// component, which an argument chooses.
import { readFileSync } from "node:fs";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bindgen } from "../../js/bindgen/index.js";
import { check } from "../../js/transform/check.js";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { inFolder, noCommand, runOnCommand, withWasi } from "./support/engines.js";

const WIT = `package test:traps;
world traps {
  import wasi:cli/environment@0.3.0;
  import wasi:cli/stdout@0.3.0;
  import wasi:clocks/monotonic-clock@0.3.0;
  import wasi:sockets/types@0.3.0;
  export wasi:cli/run@0.3.0;
}`;

interface Rule {
  readonly rule: string;
  /** What keeps programs from the trap: a code of the compiler, or what the library does. */
  readonly by: string;
  /** What wasmtime says to the program without the check: `refused` marked `@trusted`, or `bare`. */
  readonly trap: string;
  readonly refused?: string;
  /** A program that goes around the library. */
  readonly bare?: string;
  readonly accepted: string;
}

const TRAPS: readonly Rule[] = [
  {
    rule: "A readable end that was given away is gone",
    by: "E0382",
    trap: "handle is not a stream",
    refused: "const s = source(); sink(s); s.readAll();",
    accepted: "const s = source(); s.next(); sink(s);",
  },
  {
    rule: "An end is given away once",
    by: "E0382",
    trap: "handle is not a stream",
    refused: "const s = source(); sink(s); sink(s);",
    accepted: "sink(source()); sink(source());",
  },
  {
    rule: "An end that is lent isn't given away",
    by: "E0505",
    trap: "handle is not a stream",
    refused: "const s = source(); const r: Mut<StreamReader<u8>> = s; sink(s); r.next();",
    accepted: "const s = source(); const r: Mut<StreamReader<u8>> = s; r.next(); sink(s);",
  },
  {
    rule: "An end that is lent isn't dropped",
    by: "E0505",
    trap: "unknown handle index",
    // In a function that isn't checked, `drop(s)` would drop nothing.
    refused: "const s = source(); const r: Mut<StreamReader<u8>> = s; end(s); r.next();",
    accepted: "const s = source(); const r: Mut<StreamReader<u8>> = s; r.next(); drop(s);",
  },
  {
    rule: "A future is read once",
    by: "E0382",
    trap: "unknown handle index",
    refused: "const f = writeViaStream(source()); f.wait().ignore(); f.wait().ignore();",
    accepted: "const f = writeViaStream(source()); f.wait().ignore();",
  },
  {
    rule: "A future is completed before its writer ends",
    by: "OWN0942",
    trap: "cannot drop future write end without first writing a value",
    refused: "const p = future<Result<Unit, ErrorCode>>(); const w = p.takeWriter(); drop(p.takeReader());",
    bare: "dropFutureWriter(<i32>(futureNew() >> 32));",
    accepted:
      "const p = future<Result<Unit, ErrorCode>>(); const w = p.takeWriter(); drop(p.takeReader()); " +
      "w.complete(Result.ok<Unit, ErrorCode>(unit));",
  },
  {
    rule: "A resource that is lent to a call lives until the call is done",
    by: "E0505",
    trap: "cannot remove owned resource while borrowed",
    refused: "const s = socket(); const t = s.receive(); end(s); t.cancel();",
    accepted: "const s = socket(); const t = s.receive(); t.cancel(); drop(s);",
  },
  {
    rule: "An end isn't given away while it is read",
    by: "`read` returns when the reading has ended or is cancelled",
    trap: "cannot remove busy stream",
    bare: "pipe(); startRead(reader, buffer, 1); give(reader);",
    accepted: "const s = source(); s.read(new Uint8Array(1)); sink(s);",
  },
  {
    rule: "An end isn't dropped while it is read",
    by: "a drop cancels first",
    trap: "cannot remove busy stream",
    bare: "pipe(); startRead(reader, buffer, 1); dropReader(reader);",
    accepted: "const s = source(); s.read(new Uint8Array(1)); drop(s);",
  },
  {
    rule: "An end is read once at a time",
    by: "E0499, and a message for two tasks",
    trap: "cannot have concurrent operations active on a future/stream",
    bare: "pipe(); startRead(reader, buffer, 1); startRead(reader, buffer, 1);",
    accepted: "const s = source(); s.next(); s.next();",
  },
  {
    rule: "Nothing is written when the reader is gone",
    by: "`write` returns 0 from then on",
    trap: "cannot write after being notified that the readable end dropped",
    bare: "pipe(); dropReader(reader); startWrite(writer, buffer, 1); startWrite(writer, buffer, 1);",
    accepted: "const p = stream<u8>(); const w = p.takeWriter(); drop(p.takeReader()); w.send(1); w.send(2);",
  },
  {
    rule: "A stream that has ended isn't given away",
    by: "a message",
    trap: "cannot lift stream after being notified that the writable end dropped",
    bare: "pipe(); dropWriter(writer); startRead(reader, buffer, 1); give(reader);",
    accepted: "const s = source(); while (s.next().isSome) {} if (!s.isClosed) sink(s);",
  },
  {
    rule: "An end isn't given away while it is in a set",
    by: "the library takes it out",
    trap: "cannot lift stream while it's in a waitable set",
    bare: "pipe(); putInto(reader, setNew()); give(reader);",
    accepted: "const s = source(); s.next(); sink(s);",
  },
  {
    rule: "A copy is cancelled outside of sets",
    by: "the library takes it out",
    trap: "waitable cannot be used synchronously while added to a waitable set",
    bare: "pipe(); startRead(reader, buffer, 1); putInto(reader, setNew()); cancelRead(reader);",
    accepted:
      "const p = stream<u8>(); const w = p.takeWriter(); drop(spawnJob(new Reading(p.takeReader()))); w.send(1);",
  },
  {
    rule: "A call is cancelled outside of sets",
    by: "the library takes it out",
    trap: "waitable cannot be used synchronously while added to a waitable set",
    bare: "const t = call(); putInto(t, setNew()); subtaskCancel(t);",
    accepted: "const t = timer(1_000_000_000); either<Unit, Unit>(t, timer(1_000)); drop(t);",
  },
  {
    rule: "A call is cancelled once",
    by: "E0382: `cancel` takes the task",
    trap: "`subtask.cancel` called after terminal status delivered",
    bare: "const t = call(); subtaskCancel(t); subtaskCancel(t);",
    accepted: "const t = timer(1_000_000_000); t.cancel();",
  },
  {
    rule: "A call that isn't done isn't dropped",
    by: "a drop cancels first",
    trap: "cannot drop a subtask which has not yet resolved",
    bare: "subtaskDrop(call());",
    accepted: "drop(timer(1_000_000_000));",
  },
  {
    rule: "A set with members isn't dropped",
    by: "a set lasts as long as the call of the export",
    trap: "resource has children",
    bare: "pipe(); const set = setNew(); putInto(reader, set); setDrop(set);",
    accepted: "const s = source(); s.next();",
  },
];

const guest = readFileSync(join(root, "tests/async/guest/traps.ts"), "utf8");

/** A program with the functions, of which its first argument chooses one. */
function program(functions: readonly string[]): string {
  const calls = functions.map((_, i) => `    case ${i}: f${i}(); break;`).join("\n");
  return `${guest}
${functions.join("\n")}
export function run(): Result<Unit, Unit> {
  switch (<i32>parseInt(getArguments()[1])) {\n${calls}\n  }
  return Result.ok<Unit, Unit>(unit);
}
`;
}

const refused = TRAPS.map(({ refused, accepted }, i) => `function f${i}(): void { ${refused ?? accepted} }`);
const both = [
  ...TRAPS.map(({ accepted }, i) => `function f${i}(): void { ${accepted} }`),
  ...TRAPS.map(({ bare, refused }, i) => `@trusted function f${TRAPS.length + i}(): void { ${bare ?? refused} }`),
];

test("the compiler refuses the programs that break a rule of its own", () =>
  inFolder(async (folder) => {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const { bindings } = await bindgen({ wit: { path: withWasi(folder, WIT) } });
    const text = program(refused);
    for (const [path, content] of [...bindings, ["run.ts", text] as const]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const config = join(root, "asconfig.component.json");
    const { diagnostics } = await check(["index.ts", "--config", config, "--baseDir", folder]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const lines = text.split("\n");
    const found = errors.map(({ code, place }) => `${lines[place!.start.line - 1]!.slice(0, 12)} ${code}`).sort();
    const expected = TRAPS.flatMap(({ refused: it, by }, i) => (it ? `${refused[i]!.slice(0, 12)} ${by}` : [])).sort();
    assert.equal(found, expected);
  }));

let component: Promise<Uint8Array> | undefined;
const built = () =>
  (component ??= inFolder((folder) =>
    build({ wit: { path: withWasi(folder, WIT) }, sources: { "run.ts": program(both) }, options: ["-O1"] }),
  ));
const start = async (index: number) =>
  runOnCommand(await built(), undefined, { flags: ["-S", "inherit-network"], args: [`${index}`] });

for (const [i, { rule, trap }] of TRAPS.entries()) {
  if (noCommand !== undefined) skip(test, rule, noCommand);
  else
    test(rule, async () => {
      const fine = await start(i);
      assert.is(fine.status, 0, fine.stderr);
      const { status, stderr } = await start(TRAPS.length + i);
      assert.is.not(status, 0);
      assert.ok(stderr.includes(trap), stderr);
    });
}

test("docs/async.md has the table", () => {
  const page = readFileSync(join(root, "docs/async.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([A-Z].*?) \| (.*?) \| \*(.*?)\* \|$/gm)].map(([, ...cells]) => cells);
  const link = (by: string) => by.replace(/\b(E\d{4}|OWN\d{4})\b/, "[$1](errors/$1.md)");
  assert.equal(
    rows,
    TRAPS.map(({ rule, by, trap }) => [rule, link(by), trap]),
  );
});

test.run();
