// The table of locked files in this process. preview1 has no locks, so the code of each module keeps its own
// (assembly/io/lock.ts), and the locks of TypeScript are kept here. A module's locks are read whenever its code
// returns, and the locks of all others are written to it before its code is entered. No two instances run at the same
// time, so each one sees all locks when it asks for one.

import { Holders } from "../../shared.js";

/** The kind of a lock: shared by several holders, or exclusive to one. */
export type LockKind = "shared" | "exclusive";

/** The lock that a module's code holds on a file: the number of sharers, or Holders.EXCLUSIVE. */
export interface Held {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly holders: number;
}

/** The locks that the code of one module holds. */
export interface Holdings {
  /** Returns all of them if they have changed since the last call, else undefined. */
  read(): readonly Held[] | undefined;
  /** The version of the table that the module last received. */
  told: number;
  /** Writes the locks that others hold into the module. */
  tell(elsewhere: readonly Held[]): void;
}

/** A lock held in TypeScript, by an owner of the instance whose code holds the locks of `instance`. */
export interface Holder {
  readonly instance: Holdings;
  readonly dev: bigint;
  readonly ino: bigint;
  readonly kind: LockKind;
}

/** The locks held in TypeScript, and those held by the code of each module, by file. */
const ours = new Map<string, Set<Holder>>();
const ofModules = new Map<Holdings, ReadonlyMap<string, Held>>();
/** The modules whose code is running; each one was called by the one before it. */
const running: Holdings[] = [];
const waiting = new Set<() => void>();
let version = 0;

/** Takes a lock. Returns false if it conflicts with another lock. */
export function takeLock(holder: Holder): boolean {
  read(running.at(-1));
  const key = keyOf(holder);
  const exclusive = holder.kind === "exclusive";
  const keepsOff = (kind: LockKind) => exclusive || kind === "exclusive";
  const known = ours.get(key) ?? new Set();
  if ([...known].some(({ kind }) => keepsOff(kind))) return false;
  for (const held of ofModules.values()) {
    const holders = held.get(key)?.holders;
    if (holders !== undefined && keepsOff(holders === Holders.EXCLUSIVE ? "exclusive" : "shared")) return false;
  }
  ours.set(key, known.add(holder));
  changed();
  return true;
}

/** Releases a lock. */
export function giveLockBack(holder: Holder): void {
  const key = keyOf(holder);
  const known = ours.get(key);
  if (!known?.delete(holder)) return;
  if (known.size === 0) ours.delete(key);
  changed();
}

/** Runs code of a module after giving it the locks of all others. */
export function withLocks<T>(instance: Holdings, work: () => T): T {
  const caller = running.at(-1);
  read(caller);
  tell(instance);
  running.push(instance);
  try {
    return work();
  } finally {
    running.pop();
    read(instance);
    if (caller) tell(caller);
  }
}

/** Releases all locks of an instance, including those of its owners in TypeScript. */
export function endLocksOf(instance: Holdings): void {
  for (const holders of [...ours.values()])
    for (const holder of holders) if (holder.instance === instance) giveLockBack(holder);
  set(instance, []);
  wake(); // waiters for a lock of these owners must learn that they have ended
}

/** Returns a promise that resolves at the next change of locks. */
export function nextChange(): Promise<void> {
  return new Promise((resolve) => waiting.add(resolve));
}

/** Wakes all waiters, which then try again. */
export function wake(): void {
  if (waiting.size === 0) return;
  const all = [...waiting];
  waiting.clear();
  for (const resolve of all) resolve();
}

function changed(): void {
  version++;
  wake();
  const now = running.at(-1);
  if (now) tell(now); // its code called us and continues afterwards
}

function keyOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}

function read(instance: Holdings | undefined): void {
  const held = instance?.read();
  if (held !== undefined) set(instance!, held);
}

function set(instance: Holdings, held: readonly Held[]): void {
  if (held.length > 0) ofModules.set(instance, new Map(held.map((one) => [keyOf(one), one])));
  else if (!ofModules.delete(instance)) return;
  changed();
}

/** Writes the locks that others hold into a module, unless it has the current version. */
function tell(instance: Holdings): void {
  if (instance.told === version) return;
  instance.told = version;
  instance.tell(heldBut(instance));
}

/** Returns all locks except those of the code of `instance`, with one entry for each file. */
function heldBut(instance: Holdings): Held[] {
  const files = new Map<string, Held>();
  const add = (key: string, { dev, ino, holders }: Held) => {
    const known = files.get(key)?.holders ?? 0;
    files.set(key, { dev, ino, holders: holders === Holders.EXCLUSIVE ? Holders.EXCLUSIVE : known + holders });
  };
  for (const [key, holders] of ours) {
    for (const { dev, ino, kind } of holders)
      add(key, { dev, ino, holders: kind === "exclusive" ? Holders.EXCLUSIVE : 1 });
  }
  for (const [other, held] of ofModules) if (other !== instance) held.forEach((one, key) => add(key, one));
  return [...files.values()];
}
