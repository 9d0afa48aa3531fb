// @trusted: makes and ends handles
import { flush, putBytes, putNumber, putText } from "../wasi/text";
import { descriptionOf, ownerOf } from "./slot";
import { descriptionPath, ownersOf, rawOfDescription } from "./description";
import { ownerName } from "../shared/owner";

// The misuses of a handle and their messages, which name both sides: the owner and the caller.

/** The reaction to misuse that is refused and therefore harmless. */
export enum MisusePolicy {
  /** The message is written to standard error and the program ends. */
  TRAP = 0,
  /** The message is written to standard error. */
  REPORT = 1,
  /** Nothing. */
  OFF = 2,
}

let policy = MisusePolicy.TRAP;

/** Sets the reaction to misuse that isn't fatal, and returns the previous one. */
export function setMisusePolicy(next: MisusePolicy): MisusePolicy {
  const before = policy;
  policy = next;
  return before;
}

/** The handle is none or stale, and its owner drops or moves it. */
export function stale(owner: u32, verb: string): void {
  if (policy == MisusePolicy.OFF) return;
  begin();
  say("a handle was ");
  say(verb);
  say(" as ");
  say(ownerName(owner));
  end(" that was dropped or moved before");
}

/** A guard is dropped that was dropped before. */
export function droppedTwice(guard: string): void {
  if (policy == MisusePolicy.OFF) return;
  begin();
  say("a ");
  say(guard);
  end(" was dropped that was dropped before");
}

/** The handle is owned by another type than the one that drops or moves it. */
export function otherOwner(slot: usize, owner: u32, verb: string): void {
  if (policy == MisusePolicy.OFF) return;
  begin();
  sayOwned(slot);
  say(", ");
  say(verb);
  say(" as ");
  end(ownerName(owner));
}

/** A raw fd is adopted that has an owner already. The new owner gets it, the old one is refused from then on. */
export function secondOwner(description: usize): void {
  if (policy == MisusePolicy.OFF) return;
  begin();
  sayFd(description);
  end(" has an owner already, and another one took it");
}

/** The handle is dropped or moved while it is lent. */
export function lent(slot: usize): void {
  begin();
  sayOwned(slot);
  endFatal(": cannot remove owned resource while borrowed");
  unreachable();
}

/** The raw fd is to be given away while clones share it. */
export function shared(description: usize): void {
  begin();
  sayFd(description);
  say(" has ");
  putNumber(2, ownersOf(description));
  endFatal(" owners: its raw fd can be given away by the last one only");
  unreachable();
}

function begin(): void {
  say("as-io-lifetimes: ");
}

/** Adds the rest of a message, writes it, and traps if the policy is TRAP. */
function end(rest: string): void {
  endFatal(rest);
  if (policy == MisusePolicy.TRAP) unreachable();
}

function endFatal(rest: string): void {
  say(rest);
  say("\n");
  flush(2);
}

function say(text: string): void {
  putText(2, text);
}

function sayFd(description: usize): void {
  const raw = rawOfDescription(description);
  say("fd ");
  if (raw < 0) say("-");
  putNumber(2, <u32>abs<i32>(raw));
  const path = descriptionPath(description);
  if (path !== null) {
    say(' "');
    putBytes(2, path.bytes, path.length);
    say('"');
  }
}

function sayOwned(slot: usize): void {
  sayFd(descriptionOf(slot));
  say(" is owned by ");
  say(ownerName(ownerOf(slot)));
}
