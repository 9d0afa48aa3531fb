// Which files are locked in this process, by whom. preview1 has no locks: the code of a module keeps its own
// (assembly/io/lock.ts), and TypeScript its here. A module's are read when its code was left, and it is told those of
// the others before its code is entered. No two instances run at once, so each knows all when it asks.

import { Holders } from "../../shared.js";

/** How a file is locked: by several who share it, or by one alone. */
export type LockKind = "shared" | "exclusive";

/** What the code of a module has locked of a file: how many share it, or Holders.EXCLUSIVE. */
export interface Held {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly holders: number;
}

/** What the code of a module has locked. */
export interface Holdings {
  /** All of it, if that has changed since it was asked. */
  read(): readonly Held[] | undefined;
  /** The version of the table that it was told. */
  told: number;
  /** Tells it what others have locked. */
  tell(elsewhere: readonly Held[]): void;
}

/** Who has a lock in TypeScript: an owner of the instance whose code has `instance`. */
export interface Holder {
  readonly instance: Holdings;
  readonly dev: bigint;
  readonly ino: bigint;
  readonly kind: LockKind;
}

/** The locks of TypeScript, and of the code of each module, by file. */
const ours = new Map<string, Set<Holder>>();
const ofModules = new Map<Holdings, ReadonlyMap<string, Held>>();
/** The modules whose code runs now, each called by the one before. */
const running: Holdings[] = [];
const waiting = new Set<() => void>();
let version = 0;

/** Takes a lock, if nobody keeps that off. */
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

/** Gives a lock back. */
export function giveLockBack(holder: Holder): void {
  const key = keyOf(holder);
  const known = ours.get(key);
  if (!known?.delete(holder)) return;
  if (known.size === 0) ours.delete(key);
  changed();
}

/** Runs code of a module, which knows the locks of all others meanwhile. */
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

/** Ends all locks that an instance has, those of its owners in TypeScript included. */
export function endLocksOf(instance: Holdings): void {
  for (const holders of [...ours.values()])
    for (const holder of holders) if (holder.instance === instance) giveLockBack(holder);
  set(instance, []);
  wake(); // who waits for a lock of its owners learns that they have ended
}

/** Settles when locks change. */
export function nextChange(): Promise<void> {
  return new Promise((resolve) => waiting.add(resolve));
}

/** Lets those who wait look again. */
export function wake(): void {
  const all = [...waiting];
  waiting.clear();
  for (const resolve of all) resolve();
}

function changed(): void {
  version++;
  wake();
  const now = running.at(-1);
  if (now) tell(now); // its code called us, and goes on
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

/** Tells a module what is locked, but for what its own code has, unless it knows that. */
function tell(instance: Holdings): void {
  if (instance.told === version) return;
  instance.told = version;
  instance.tell(heldBut(instance));
}

/** All that is locked, each file once, but for what the code of `instance` has. */
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
