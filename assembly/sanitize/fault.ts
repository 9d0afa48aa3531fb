import { Life, Record } from "./record";

// What the sanitizer says before it traps. Each message names both places: where it went wrong, and what it clashes with.

/** Ends the program. */
function fault(what: string, site: string, record: Record, clash: string): void {
  const made = record.made;
  const moved = record.moved;
  let text = `ownership sanitizer: ${what}: ${site}; ${clash}`;
  if (made) text += `; the value was made by ${made}`;
  if (moved) text += `${made ? "," : "; the value was"} moved into ${moved}`;
  abort(text);
}

function end(record: Record): string {
  return `${record.life == Life.Ending ? "being ended by" : "ended by"} ${record.ended!}`;
}

export function usedAfterEnd(site: string, record: Record): void {
  fault("use after the end", site, record, end(record));
}

export function usedAfterOwner(site: string, owner: Record): void {
  fault("use of a borrow after the end of its owner", site, owner, end(owner));
}

export function droppedTwice(site: string, record: Record): void {
  fault("second drop", site, record, end(record));
}

export function droppedWhileBorrowed(site: string, record: Record): void {
  fault("drop while borrowed", site, record, borrower(record));
}

export function lockedWhileShared(site: string, record: Record): void {
  fault("exclusive borrow beside a shared one", site, record, borrower(record));
}

export function lockedTwice(site: string, record: Record): void {
  fault("two exclusive borrows in one call", site, record, borrower(record));
}

export function writtenWhileShared(site: string, record: Record): void {
  fault("change of a value that is borrowed as shared", site, record, borrower(record));
}

export function madeTwice(site: string, record: Record): void {
  fault("constructor that returns a value which exists already", site, record, "it has an owner");
}

export function leaked(count: i32, first: string): void {
  const others = count > 1 ? ` and ${count - 1} more` : "";
  abort(`ownership sanitizer: never dropped: the value made by ${first}${others}`);
}

function borrower(record: Record): string {
  return record.shared ? `borrowed as shared by ${record.sharedBy!}` : `borrowed exclusively by ${record.exclusiveBy!}`;
}
