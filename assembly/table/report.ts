// @trusted: makes and ends handles
import { filetypeName } from "../shared/preview1";
import { ageOf, capacity, descriptionOf, ownerOf, slotAt } from "./slot";
import { descriptionPath, fileOf, rawOfDescription } from "./description";
import { kindOfDescription } from "./handle";
import { Owner, ownerName } from "../shared/owner";

/** The number of owned handles: at the end of a program, those it has left open. */
export function openHandles(): i32 {
  let open = 0;
  for (let i: u32 = 1, n = capacity(); i < n; i++) if (isOwned(slotAt(i))) open++;
  return open;
}

/**
 * The open descriptors, a line each: the raw fd, its path if known, its kind and owner, and
 * how many table operations (openings and endings) ago it was opened. Empty if there are none.
 */
export function leakReport(): string {
  let report = "";
  for (let i: u32 = 1, n = capacity(); i < n; i++) {
    const slot = slotAt(i);
    if (!isOwned(slot)) continue;
    const description = descriptionOf(slot);
    report += "fd " + rawOfDescription(description).toString();
    const path = descriptionPath(description);
    if (path !== null) report += ' "' + path.toString() + '"';
    const file = fileOf(description);
    report += " (" + (file === null ? filetypeName(kindOfDescription(description)) : file.name) + "), owned by " + ownerName(ownerOf(slot));
    report += ", opened " + ageOf(slot).toString() + " table operations ago\n";
  }
  return report;
}

function isOwned(slot: usize): bool {
  if (!slot) return false;
  const owner = ownerOf(slot);
  return owner != Owner.NONE && owner != Owner.VIEW && owner != Owner.STREAM && owner != Owner.GROUP;
}
