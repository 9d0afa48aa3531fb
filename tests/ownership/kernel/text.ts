// A MIR as a text, for tests of the kernel without a compiler:
//
//     own a                a local that owns            own a / x y      taken apart into the fields x and y
//     ref r  mut m         borrows in variables         param p  tmp t   (behind the kind) another kind of local
//     guard g              owns and holds borrows       keeps c          so, and borrows can get into it later
//     idle c               so, and its drop looks at no borrow
//     start:               a block
//       init a             a has a value                move a                  empty a         its value is null
//       borrow r <- a.x    a loan of a place            borrow mut m <- a       copy r <- m, n
//       store c <- r       c holds what r carries       older r                 r is of a parameter
//       use a.x            an access                    use mut a               through r
//       assign a           assign a.x                   drop a                  return r     keep r     static r
//       goto one, two      where it goes on
//
// Behind an operation stands what is expected of it: `# E0505`, or the verdict of a drop, `# flag`.

import { analyse } from "../../../js/ownership/analyse.js";
import type { Block, Contract, Loan, Local, LocalKind, Mir, Operation } from "../../../js/ownership/mir.js";

interface Line {
  readonly words: string[];
  readonly expected: string | null;
  readonly span: { source: object; start: number; end: number };
}

/** Analyses a text. Gives the lines on which what was found isn't what the text expects. */
export function differences(text: string): string[] {
  const { mir, lines } = read(text);
  const found = new Map<number, string[]>();
  const add = (line: number, what: string) => found.set(line, [...(found.get(line) ?? []), what].sort());
  analyse(
    mir,
    ({ code, primary }) => add(primary.span.start, code),
    () => {},
  );
  for (const { operations } of mir.blocks)
    for (const operation of operations)
      if (operation.op === "drop") add(operation.span.start, operation.verdict ?? "unreached");
  return lines.flatMap(({ span, expected, words }) => {
    const actual = found.get(span.start)?.join(" ") ?? "";
    if (expected === null ? actual === "" || (words[0] === "drop" && !/\d/.test(actual)) : actual === expected)
      return [];
    return `${words.join(" ")}: expected ${expected ?? "nothing"}, found ${actual || "nothing"}`;
  });
}

class Reader {
  readonly source = {};
  readonly locals: Local[] = [];
  readonly owned: Local[] = [];
  readonly refs: Local[] = [];
  readonly loans: Loan[] = [];
  readonly blocks: Block[] = [];
  readonly keeping = new Set<Local>();
  contract: Contract = { from: [], isUnknown: false, isConstructor: false };
  #isIdle = false;
  readonly #named = new Map<string, Local>();
  readonly #blocks = new Map<string, Block>();

  declare([kind, name, ...rest]: string[], span: Line["span"]): void {
    this.#isIdle = kind === "idle";
    const keeps = kind === "keeps" || kind === "idle";
    const own = kind === "own" || kind === "guard" || keeps;
    const kindOf = rest.find((word) => ["param", "tmp", "this"].includes(word)) as LocalKind | undefined;
    const local = this.#local(name!, own, kind !== "own", kind === "ref" ? "shared" : kind === "mut" ? "mut" : null, {
      kind: kindOf ?? "var",
      span,
    });
    if (keeps) this.keeping.add(local);
    const fields = rest.includes("/") ? rest.slice(rest.indexOf("/") + 1) : [];
    if (fields.length === 0) return;
    local.parts = fields.map((field) => {
      const part = this.#local(`${name!}.${field}`, true, false, null, { kind: "field", span });
      part.field = field;
      part.whole = local;
      return part;
    });
  }

  #local(
    name: string,
    own: boolean,
    loans: boolean,
    ref: Local["ref"],
    { kind, span }: { kind: LocalKind; span: Line["span"] },
  ): Local {
    const local: Local = {
      id: this.locals.length,
      name,
      kind,
      span,
      own,
      loans,
      ref,
      lends: null,
      clones: null,
      mayDangle: this.#isIdle,
      ownIndex: own ? this.owned.length : -1,
      loanIndex: loans ? this.refs.length : -1,
    };
    this.locals.push(local);
    if (own) this.owned.push(local);
    if (loans) this.refs.push(local);
    this.#named.set(name, local);
    return local;
  }

  local(name: string): Local {
    const local = this.#named.get(name);
    if (!local) throw new Error(`no local ${name}`);
    return local;
  }

  block(name: string): Block {
    let block = this.#blocks.get(name);
    if (!block) {
      block = { id: this.blocks.length, operations: [], successors: [] };
      this.blocks.push(block);
      this.#blocks.set(name, block);
    }
    return block;
  }

  loan(place: string, mut: boolean, span: Line["span"], universal: string | null = null): Loan {
    const { local, path } = this.place(place);
    const through = local.ref !== null || universal !== null;
    const keeps = mut && (this.keeping.has(local) || universal !== null);
    const loan: Loan = { id: this.loans.length, local, path, mut, through, span, universal, keeps };
    this.loans.push(loan);
    return loan;
  }

  /** `a.x.y`, where `a.x` may be a local of its own. */
  place(text: string): { local: Local; path: string[] } {
    const names = text.split(".");
    for (let length = names.length; length > 0; length--) {
      const local = this.#named.get(names.slice(0, length).join("."));
      if (local) return { local, path: names.slice(length) };
    }
    throw new Error(`no place ${text}`);
  }

  operations({ words, span }: Line): Operation[] {
    const [op, ...rest] = words.filter((word) => word !== "<-").map((word) => word.replace(/,$/, ""));
    const mut = rest[0] === "mut";
    const [first, ...others] = mut ? rest.slice(1) : rest;
    const local = () => this.local(first!);
    const whole = (make: (local: Local) => Operation) => [local(), ...(local().parts ?? [])].map(make);
    switch (op) {
      case "empty":
      case "init":
        return whole((each) => ({ op, local: each }));
      case "move":
        return whole((each) => ({ op, local: each, span, withWhole: each !== local() }));
      case "drop":
        return (local().parts ?? [local()]).map((each) => ({ op, local: each, span }));
      case "borrow": {
        const loan = this.loan(others[0]!, mut, span);
        const copies = loan.local.loans ? [loan.local] : [];
        return [{ op, target: local(), local: loan.local, path: loan.path, mut, span, loan, copies }];
      }
      case "older":
        return [{ op: "loans", local: local(), set: [this.loan(first!, local().ref === "mut", span, first!)] }];
      case "copy":
      case "store":
        return [{ op, target: local(), sources: others.map((name) => this.local(name)), span }];
      case "use":
        return [{ op, ...this.place(first!), mut, span }];
      case "through":
        return [{ op: "useRef", local: local(), span }];
      case "assign": {
        const { local: target, path } = this.place(first!);
        return [path.length > 0 ? { op: "assignField", local: target, path, span } : { op, local: target, span }];
      }
      case "return":
        return [{ op, source: local(), span, stored: false }];
      case "keep":
        return [{ op: "return", source: local(), span, stored: true }];
      case "static":
        return [{ op, source: local(), span, what: "a global" }];
      default:
        throw new Error(`no operation ${words.join(" ")}`);
    }
  }
}

function read(text: string): { mir: Mir; lines: Line[] } {
  const reader = new Reader();
  const lines: Line[] = [];
  let block: Block | null = null;
  for (const [i, whole] of text.split("\n").entries()) {
    const [code, expected = null] = whole.split("#").map((part) => part.trim());
    if (!code) continue;
    const words = code.split(/\s+/);
    const line: Line = { words, expected, span: { source: reader.source, start: i, end: i } };
    lines.push(line);
    if (code.endsWith(":")) block = reader.block(code.slice(0, -1));
    else if (words[0] === "from") reader.contract = { ...reader.contract, from: words.slice(1) };
    else if (!block) reader.declare(words, line.span);
    else if (words[0] === "goto")
      block.successors.push(...words.slice(1).map((name) => reader.block(name.replace(/,$/, ""))));
    else block.operations.push(...reader.operations(line));
  }
  const { blocks, locals, owned, refs, loans, contract } = reader;
  return { mir: { entry: blocks[0]!, blocks, locals, owned, refs, loans, contract }, lines };
}
