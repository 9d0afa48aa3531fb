import fc from "fast-check";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { openBare, type BareGuest } from "../support/bare.js";
import { compileGuest } from "../support/guest.js";
import { newState, operations, Trap, VIEW, type Operation, type State } from "./model.js";

// On bare node:wasi, where the number of a closed descriptor is another file's at once.

const test = suite("assembly/table: against a model");
const modules = {
  debug: await compileGuest("tests/guest/table/model.ts"),
  release: await compileGuest("tests/guest/table/model.ts", ["--target", "release"]),
};

const FILES = 5;
const SEED = 20_001;

/** What is done, and four numbers that choose what it is done with. */
type Command = [name: keyof typeof weights, a: number, b: number, c: number, d: number];

const weights = {
  open: 8,
  clone: 4,
  close: 4,
  drop: 4,
  lend: 1,
  endLend: 2,
  view: 3,
  endView: 3,
  exchange: 2,
  moveOnto: 3,
  release: 1,
  adopt: 2,
  borrow: 3,
  closeRaw: 1,
  share: 4,
  cloneShare: 6,
  endShare: 3,
  dropShare: 3,
  takeShared: 2,
};

const number = fc.nat(0xffff);
const commands = fc.array(
  fc.oneof(
    ...Object.entries(weights).map(([name, weight]) => ({
      weight,
      arbitrary: fc.tuple(fc.constant(name as Command[0]), number, number, number, number),
    })),
  ),
  { minLength: 1, maxLength: 120, size: "max" },
);

for (const [target, module] of Object.entries(modules)) {
  test(`whatever is done with handles, the table does as the model (${target})`, () => {
    fc.assert(
      fc.property(commands, (commands) => {
        using guest = openBare(module, (dir) => {
          for (let i = 0; i < FILES; i++) writeFileSync(join(dir, `f${i}`), "");
        });
        new Run(guest).all(commands);
      }),
      { seed: SEED, numRuns: 250, includeErrorInReport: true },
    );
  });
}

class Run {
  #state: State = newState();
  /** All handles that were ever given, and some that never are. */
  readonly #handles = [0, 0x7fffffff, 0x7fffff14];
  /** All raw fds that were ever open. */
  readonly #raws: number[] = [];
  readonly #inodes = new Map<string, number>();
  #said = 0;

  constructor(readonly guest: BareGuest) {
    for (const file of readdirSync(guest.dir)) this.#inodes.set(file, statSync(join(guest.dir, file)).ino);
  }

  all(commands: Command[]): void {
    for (const command of commands) {
      const going = this.step(command);
      if (!going) return;
      this.compareAll();
    }
  }

  /** Does one command in both. False after a trap, which ends the instance. */
  step([name, a, b, c, d]: Command): boolean {
    const handle = this.handle(a, d);
    const owner = this.owner(handle, b);
    const other = this.handle(c, d >> 2);
    if (name === "open") return this.open(a % FILES);
    if (name === "adopt" || name === "borrow" || name === "closeRaw") {
      const raw = this.#raws[a % this.#raws.length];
      if (raw === undefined) return true;
      if (name === "adopt") return this.both(operations.adopt(raw, 1 + (b % 6)), d, name, raw, 1 + (b % 6));
      return this.both(operations[name](raw), d, name, raw);
    }
    if (name === "clone") return this.both(operations.clone(handle, 1 + (b % 6)), d, name, handle, 1 + (b % 6));
    if (name === "takeShared")
      return this.both(operations.takeShared(handle, 1 + (b % 6)), d, name, handle, 1 + (b % 6));
    if (name === "exchange") {
      return this.both(operations.exchange(handle, owner, 1 + (c % 6)), d, name, handle, owner, 1 + (c % 6));
    }
    if (name === "moveOnto") {
      const to = this.owner(other, b >> 4);
      return this.both(operations.moveOnto(handle, owner, other, to), d, name, handle, owner, other, to);
    }
    if (name === "close" || name === "drop" || name === "release" || name === "share") {
      return this.both(operations[name](handle, owner), d, name, handle, owner);
    }
    if (name === "endLend" && this.lentToViewsAlone(handle)) return true;
    return this.both(operations[name](handle), d, name, handle);
  }

  /** Only a view itself ends its lend: the table trusts its callers in that. */
  lentToViewsAlone(handle: number): boolean {
    const { live } = this.#state;
    const views = [...live.values()].filter(({ source }) => source === handle).length;
    return views > 0 && live.get(handle)?.lends === views;
  }

  /** Only after opening we know the raw fd. */
  open(number: number): boolean {
    const handle = this.guest.call("open", number) >>> 0;
    const raw = this.guest.call("raw", handle);
    assert.not(this.#state.files.has(raw), "the host gave a number that is in use");
    const expected = perform(this.#state, operations.opened(raw, `f${number}`));
    this.compare(expected, handle, false);
    this.#raws.push(raw);
    return true;
  }

  both(operation: Operation, chance: number, name: string, ...args: number[]): boolean {
    const next = structuredClone(this.#state);
    const expected = perform(next, operation);
    if (expected.traps && chance % 16 !== 0) return true; // most traps are left out, for they end the run
    this.#state = next;
    let result: number | undefined;
    let trapped = false;
    try {
      result = this.guest.call(name, ...args);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      trapped = true;
    }
    this.compare(expected, result, trapped);
    return !trapped;
  }

  compare({ result, says, traps, given }: Outcome, actual: number | undefined, trapped: boolean): void {
    const said = this.guest.stderr().slice(this.#said);
    this.#said += said.length;
    assert.is(said, says);
    assert.is(trapped, traps, traps ? "it should have trapped" : "it trapped");
    if (!given) return assert.is(actual, result);
    assert.not(this.#handles.includes(actual! >>> 0), "a handle was given a second time");
    given(actual!);
    this.#handles.push(actual!);
  }

  /** Looks up every handle there ever was, and counts what is open. */
  compareAll(): void {
    const { live, files } = this.#state;
    for (const handle of this.#handles) {
      const entry = live.get(handle);
      const raw = entry?.description.raw ?? -1;
      assert.is(this.guest.call("raw", handle), raw);
      assert.is(this.guest.call("sharesOf", handle), entry?.group?.shares ?? 0);
      const inode = this.#inodes.get(files.get(raw) ?? "");
      assert.is(Number(this.guest.call("use", handle)), inode ?? -Errno.BADF);
    }
    assert.is(this.guest.open(), files.size);
    const owning = [...live.values()].filter(({ owner }) => owner !== 0 && owner !== VIEW);
    assert.is(this.guest.call("openHandles"), owning.length);
    assert.ok(this.guest.call("capacity") <= 512);
  }

  /** Mostly a live handle, sometimes any. */
  handle(choice: number, chance: number): number {
    const live = [...this.#state.live.keys()];
    return (chance % 8 !== 1 ? live[choice % live.length] : undefined) ?? this.#handles[choice % this.#handles.length]!;
  }

  /** Mostly the handle's owner, sometimes another one. Nobody and a view never drop or move a handle. */
  owner(handle: number, choice: number): number {
    const actual = this.#state.live.get(handle)?.owner ?? 0;
    return choice % 8 !== 0 && actual >= 1 && actual < VIEW ? actual : 1 + ((choice >> 3) % 6);
  }
}

/** What an operation does beside changing the state. */
interface Outcome {
  /** What it gives: a number, a handle that isn't live yet, or nothing. */
  result: number | "fresh" | undefined;
  /** What it says on standard error. */
  says: string;
  traps: boolean;
  /** Where the result is "fresh": takes the handle that the table has given. */
  given?: (handle: number) => void;
}

/** Runs an operation on `state`. */
function perform(state: State, operation: Operation): Outcome {
  let says = "";
  const say = (text: string) => void (says += `as-io-lifetimes: ${text}\n`);
  try {
    const result = operation(state, say);
    if (typeof result !== "function") return { result, says, traps: false };
    return { result: "fresh", says, traps: false, given: result };
  } catch (error) {
    if (error instanceof Trap) return { result: undefined, says, traps: true };
    throw error;
  }
}

test.run();
