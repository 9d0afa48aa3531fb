// Random operations on tables of handles, by our host and by the Canonical ABI's definitions.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Random } from "../../ownership/fuzz/random.js";
import { root } from "../../support/asc.js";
import { ReadableEnd, WritableEnd, type End } from "../host/channel.js";
import { Trap } from "../host/handles.js";
import { Subtask } from "../host/subtask.js";
import { WaitableSet } from "../host/waitable.js";
import { PAYLOADS, World, type Operation } from "./table.js";

/** A handle that is used where another one is expected. */
const WRONG = 0.004;

export interface Comparison {
  /** The first operations that differ, with those before them. */
  readonly difference: string | null;
  readonly traps: number;
}

/** Does `count` operations on both sides. */
export function compare(definitions: string, seed: number, count: number): Comparison {
  const random = new Random(seed);
  const lines: string[] = [],
    ours: string[] = [];
  let world = new World();
  let traps = 0;
  for (let i = 0; i < count; i++) {
    const operation = choose(world, random);
    lines.push([operation.name, operation.at, ...operation.args].join(" "));
    try {
      ours.push(world.do(operation));
    } catch (error) {
      if (!(error instanceof Trap)) throw error;
      ours.push("trap");
      traps++;
      world = new World();
    }
  }
  const oracle = join(root, "tests/async/definitions/oracle.py");
  const { status, stdout, stderr } = spawnSync("python3", [oracle, definitions], {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`the oracle ended with ${status}: ${stderr}`);
  const theirs = stdout.split("\n");
  const at = ours.findIndex((one, i) => one !== theirs[i]);
  if (at < 0) return { difference: null, traps };
  const start = ours.lastIndexOf("trap", at - 1) + 1;
  const history = lines.slice(start, at + 1).map((line, i) => `${line} → ${ours[start + i]} / ${theirs[start + i]}`);
  return { difference: `seed ${seed}:\n${history.join("\n")}`, traps };
}

/** Chooses an operation that makes sense, or, seldom, one that doesn't. */
function choose(world: World, random: Random): Operation {
  const at = random.below(2);
  const { handles } = world.instances[at]!;
  const living = handles.living();
  const handle = (fits: (element: object) => boolean): number | null => {
    const found = living.filter(fits);
    if (random.chance(WRONG)) return random.below(living.length + 2);
    return found.length > 0 ? handles.of(random.pick(found)) : null;
  };
  const of = (name: string, ...args: (number | null)[]): Operation =>
    args.includes(null) ? { name: "set-new", at, args: [] } : { name, at, args: args as number[] };
  const isSet = (one: object) => one instanceof WaitableSet;
  const isCall = (one: object) => one instanceof Subtask;
  const ends = living.filter((one): one is End => one instanceof ReadableEnd || one instanceof WritableEnd);
  if (living.length < 3 || (living.length < 12 && random.chance(0.15))) {
    const kind = random.pick(["stream", "stream", "future"]);
    const [set, call, channel] = [of("set-new"), of("call", random.below(3), random.below(50)), random.below(2)];
    return random.pick([set, call, of(`${kind}-new`, channel), of(`${kind}-new`, channel)]);
  }
  if (ends.length > 0 && random.chance(0.6)) {
    const end = random.pick(ends);
    const isReadable = end instanceof ReadableEnd;
    const payload = random.chance(WRONG) ? random.below(2) : PAYLOADS.indexOf(end.shared.payload as never);
    const isBusy = end.state === "copying" && !random.chance(WRONG);
    const owes = !isReadable && end.shared.kind === "future" && end.state !== "done";
    const operation = isBusy
      ? random.pick(end.isInSet ? [] : [isReadable ? "cancel-read" : "cancel-write"])
      : random.pick([
          ...(end.state === "done" ? [] : Array<string>(4).fill(isReadable ? "read" : "write")),
          ...(owes ? [] : [isReadable ? "drop-readable" : "drop-writable"]),
          ...(isReadable && end.state === "idle" && !end.isInSet ? ["give"] : []),
        ]);
    const copy = operation === "read" || operation === "write" ? [random.below(48), random.below(7)] : [];
    if (operation) return of(`${end.shared.kind}-${operation}`, payload, handles.of(end), ...copy);
  }
  const cancellable = (one: object) => one instanceof Subtask && !one.isInSet && one.lenders !== null;
  const over = (one: object) => one instanceof Subtask && one.lenders === null;
  return random.weighted<() => Operation>([
    [
      4,
      () =>
        of(
          "join",
          handle((one) => !isSet(one)),
          random.chance(0.3) ? 0 : handle(isSet),
        ),
    ],
    [6, () => of("poll", handle(isSet))],
    [4, () => of("advance", random.below(20), random.below(2))],
    [1, () => of("subtask-cancel", handle(cancellable))],
    [2, () => of("subtask-drop", handle(over))],
    [
      1,
      () =>
        of(
          "set-drop",
          handle((one) => one instanceof WaitableSet && one.members.size === 0),
        ),
    ],
    [1, () => of("subtask-drop", random.chance(WRONG) ? handle(isCall) : handle(over))],
    [1, () => of("memory")],
  ])();
}
