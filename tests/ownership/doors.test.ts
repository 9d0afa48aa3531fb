// Every kind of expression in every position that can hold a value. Each program is refused, or each value that it opens
// is dropped once and not used after. All programs are functions of one module, one in a line: those in whose lines asc
// finds errors are left out, until there are none.
import asc from "assemblyscript/asc";
import type { NodeKind } from "assemblyscript";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import OwnershipTransform from "../../js/transform/index.js";
import { root } from "../support/asc.js";
import { audit, type Event } from "./program.js";

const test = suite("doors");

/** The kinds of nodes that are expressions. `NodeKind` has others, which lower/expressions.ts names and refuses. */
type ExpressionKind =
  | NodeKind.Identifier
  | NodeKind.Assertion
  | NodeKind.Binary
  | NodeKind.Call
  | NodeKind.Comma
  | NodeKind.ElementAccess
  | NodeKind.False
  | NodeKind.Function
  | NodeKind.InstanceOf
  | NodeKind.Literal
  | NodeKind.New
  | NodeKind.Null
  | NodeKind.Parenthesized
  | NodeKind.PropertyAccess
  | NodeKind.Ternary
  | NodeKind.Super
  | NodeKind.This
  | NodeKind.True
  | NodeKind.UnaryPostfix
  | NodeKind.UnaryPrefix;

/** Expressions by their kinds. */
const SOURCES: Record<ExpressionKind, readonly string[]> = {
  7: ["a", "G", "r"],
  8: ["a as OwnedFd", "<OwnedFd>h.self().fd", "some!", "some as OwnedFd"],
  9: ["(some || a)!", "(some && a)!", "(b = OwnedFd.open())", "k + k", "a == b"],
  10: [
    "OwnedFd.open()",
    "pass(a)",
    "h.lend()",
    "select<OwnedFd>(a, b, n > 1)",
    "unchecked(a)",
    "instantiate<OwnedFd>(900)",
    "changetype<OwnedFd>(0)",
    "f(a)",
  ],
  12: ["(n, a)", "(a.read(), OwnedFd.open())"],
  13: ["l[0]", "k[1]", "[a][0]", "l.atMut(0)"],
  14: ["false"],
  15: ["((x: OwnedFd): OwnedFd => x)"],
  16: ["(a instanceof OwnedFd)"],
  17: ["[a]", "{ raw: 3 }", "`text`", "3"],
  18: ["new OwnedFd(901)", "new Holder(a).fd"],
  19: ["null"],
  21: ["((a))"],
  22: ["h.fd", "h.held", "h.fresh", "make().fd", "h.inner.fd", "S.fd", "S.fresh", "consume"],
  23: ["(n > 1 ? a : b)", "(n > 1 ? a : OwnedFd.open())", "(n > 1 ? h.fd : a)", "(n > 1 ? some : null)!"],
  24: ["super.lend()"],
  25: ["this.fd", "this.lend()", "this"],
  26: ["true"],
  28: ["k++"],
  29: ["-k", "!a"],
};

/** Positions of a value, `E`. */
const POSITIONS = [
  "consume(E);",
  "peek(E);",
  "poke(E);",
  "any(E);",
  "generic(E);",
  "const x = E;",
  "const x: OwnedFd = E; x.read();",
  "const x: OwnedFd | null = E;",
  "const x: Ref<OwnedFd> = E; x.read();",
  "const x: Mut<OwnedFd> = E; x.rewind();",
  "const x: Object = E;",
  "b = E; b.read();",
  "q.fd = E; q.fd.read();",
  "q.spare = E;",
  "gr = E;",
  "ga = E;",
  "E;",
  "(E).read();",
  "(E).rewind();",
  "(E).close();",
  "(E).raw;",
  "(E).raw += 0;",
  "(E).asFd().read();",
  "const t = `${E}`;",
  "if (E) log(6, 1);",
  "while (n < 0 && E) n++;",
  "for (const x = E; n < 0;) {}",
  "const y = E ? 1 : 2;",
  "const y = E == b;",
  "const y = !E;",
  "switch (n) { case (E).raw: break; default: }",
  "switch ((E).raw) { case 3: break; default: }",
  "const y = [E];",
  "const y: Plain = { x: E };",
  "new Holder(E);",
  "new Plain(E);",
  "l.push(E);",
  "l[0] = E;",
  "map.set(1, E);",
  "k[1] = E;",
  "k.last = E;",
  "f(E);",
  "const y = k + E;",
  "assert(E);",
  "drop(E);",
  "take(E);",
  "replace(E, OwnedFd.open());",
  "(E) as Object;",
  "const y = (E) as OwnedFd;",
  "if (n > 100) throw new Error((E).raw.toString());",
  "const y = (E, 1);",
  "const y = n > 1 ? E : b; y.read();",
  "const y = some || E;",
  "const y = E || b;",
  "const y = some && E;",
  "const y = E && some;",
  "const w = a, y = E; w.read();",
  "const y = E, w = a; w.read();",
  "{ const w = E; } b.read();",
  "let w: Ref<OwnedFd> = b; { w = E; } w.read();",
  "let w: Ref<OwnedFd> = b; { const v = OwnedFd.open(); w = E; drop(v); } w.read();",
  "const w: Ref<OwnedFd> = E; consume(a); w.read();",
  "const w: Ref<OwnedFd> = E; h.reopen(); w.read();",
  "const w: Ref<OwnedFd> = E; l.clear(); w.read();",
] as const;

const PRELUDE = `
import { OwnedFd, consume, log, pass, peek, poke } from "./tests/ownership/cases/prelude";
import { Mut, OwnedArray, OwnedMap, Ref, drop, replace, take } from "as-io-lifetimes/assembly/own";
const G = OwnedFd.open();
let gr: Ref<OwnedFd> | null = null;
let ga: Object | null = null;
@owned class Base {
  constructor(public fd: OwnedFd) {}
  lend(): Ref<OwnedFd> { return this.fd; }
}
@owned class Inner { constructor(public fd: OwnedFd) {} }
@owned class Holder extends Base {
  inner: Inner = new Inner(OwnedFd.open());
  spare: OwnedFd | null = null;
  constructor(fd: OwnedFd) { super(fd); }
  get held(): Ref<OwnedFd> { return this.fd; }
  get fresh(): OwnedFd { return OwnedFd.open(); }
  self(): Ref<Holder> { return this; }
  @mut reopen(): void { this.fd = OwnedFd.open(); }
}
class Plain { x: Object | null = null; constructor(x: Object | null = null) { this.x = x; } }
class S {
  static readonly fd: OwnedFd = OwnedFd.open();
  static get fresh(): OwnedFd { return OwnedFd.open(); }
}
class K {
  @operator("+") static add(a: K, b: K): OwnedFd { return OwnedFd.open(); }
  @operator("[]") at(i: i32): OwnedFd { return OwnedFd.open(); }
  @operator("[]=") put(i: i32, fd: OwnedFd): void {}
  @operator.prefix("-") static negate(a: K): OwnedFd { return OwnedFd.open(); }
  @operator.postfix("++") static next(a: K): OwnedFd { return OwnedFd.open(); }
  set last(fd: OwnedFd) {}
}
function any(x: Object | null): void {}
function generic<T>(x: T): void {}
function make(): Inner { return new Inner(OwnedFd.open()); }
`;

const SETUP = [
  "let a = OwnedFd.open(), b = OwnedFd.open(), some = OwnedFd.tryOpen(true);",
  "const h = new Holder(OwnedFd.open()), q = new Holder(OwnedFd.open()), l = new OwnedArray<OwnedFd>();",
  "l.push(OwnedFd.open()); const map = new OwnedMap<i32, OwnedFd>(), k = new K(), f = pass;",
  "const r: Ref<OwnedFd> = q.inner.fd;",
].join(" ");

interface Program {
  readonly name: string;
  readonly what: string;
  readonly text: string;
}

function programs(): Program[] {
  const expressions = Object.values(SOURCES).flat();
  return expressions.flatMap((source, i) =>
    POSITIONS.map((position, j): Program => {
      const name = `p${i}_${j}`;
      const body = `${SETUP} ${position.replace(/\bE\b/, () => source)}`;
      const isMethod = /\b(this|super)\b/.test(source);
      const text = isMethod
        ? `@owned class C${name} extends Base { constructor() { super(OwnedFd.open()); } run(n: i32): void { ${body} } } ` +
          `export function ${name}(n: i32): i32 { new C${name}().run(n); return 0; }`
        : `export function ${name}(n: i32): i32 { ${body} return 0; }`;
      return { name, what: `${source} in ${position}`, text };
    }),
  );
}

/** Compiles programs. Gives the module, or the lines with errors, counted from 0. */
async function compile(texts: readonly string[]): Promise<{ wasm: Uint8Array | null; wrong: Set<number> }> {
  let wasm: Uint8Array | null = null;
  const wrong = new Set<number>();
  const before = PRELUDE.split("\n").length;
  const source = [...PRELUDE.split("\n"), ...texts].join("\n");
  const args = ["all.ts", "--baseDir", root, "--config", "none.json", "--outFile", "out.wasm", "--disableWarning"];
  const { error, stderr } = await asc.main(args, {
    transforms: [OwnershipTransform as never],
    readFile: (name, folder) => (name === "all.ts" ? source : read(join(folder, name))),
    writeFile: (name, contents) => void (name === "out.wasm" && (wasm = contents as Uint8Array)),
    reportDiagnostic: ({ range, category }) => {
      if (category === 3 && range?.source?.normalizedPath === "all.ts")
        wrong.add(source.slice(0, range.start).split("\n").length - 1 - before);
    },
  });
  if (error && wrong.size === 0) throw new Error(`${error.message}\n${stderr}`);
  return { wasm: error ? null : wasm, wrong };
}

/** What a program does on an input, up to its end or a trap. */
function run(module: WebAssembly.Module, name: string, n: number): { events: Event[]; isWhole: boolean } {
  const events: Event[] = [];
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name: of } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[of] = () => 0;
  imports["env"] = {
    log: (kind: number, id: number) => events.push([kind, id]),
    abort: () => {
      throw new Error("trap");
    },
  };
  const { exports } = new WebAssembly.Instance(module, imports);
  events.length = 0; // what the start function opens lives for ever
  try {
    (exports[name] as (n: number) => number)(n);
    return { events, isWhole: true };
  } catch {
    return { events, isWhole: false };
  }
}

test("each program is refused, or drops each value once and uses it before", async () => {
  let left = programs();
  const all = left.length;
  let wasm: Uint8Array | null = null;
  for (let turn = 0; !wasm; turn++) {
    assert.ok(turn < 12, "asc finds new errors each time");
    const compiled = await compile(left.map(({ text }) => text));
    wasm = compiled.wasm;
    left = left.filter((_, i) => !compiled.wrong.has(i));
  }
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  const faults = left.flatMap(({ name, what }) =>
    [0, 2].flatMap((n) => {
      const { events, isWhole } = run(module, name, n);
      return audit({ result: 0, events }, !isWhole).map((fault) => `${what}, n = ${n}: ${fault}`);
    }),
  );
  assert.equal(faults, []);
  assert.ok(left.length > 700 && left.length < all, `${left.length} of ${all} programs are accepted`);
});

test.run();

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
