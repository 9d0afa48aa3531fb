// @trusted: hands descriptors to the host by their handles
import { changes, forget, lockElsewhere, lockedFiles } from "../io/lock";
import { giveBytes, room } from "./buffer";

// The host has a table of the locks of all its instances: it reads what each has locked, and tells each what the others
// have. A record is a device, a number and the holders (-1: one, exclusively), of 24 bytes.

const RECORD: u32 = 24;

/** Where the changes are counted of what this module has locked. */
export function io_locks(): usize {
  return changes;
}

/** Gives a record for each file that this module has locked: how many. */
export function io_locked(): i32 {
  const files = lockedFiles();
  const records = giveBytes(RECORD * files.length);
  let at = records;
  for (let i = 0; i < files.length; i++) {
    const file = files[i];
    if (!file.here) continue;
    store<u64>(at, file.dev);
    store<u64>(at, file.ino, 8);
    store<i32>(at, file.here, 16);
    at += RECORD;
  }
  return <i32>((at - records) / RECORD);
}

/** Takes from the buffer what others have locked: `count` records, and nothing else. */
export function io_lock_elsewhere(count: u32): void {
  const files = lockedFiles();
  for (let i = 0; i < files.length; i++) files[i].elsewhere = 0;
  let at = room(count * RECORD);
  for (; count; count--, at += RECORD) lockElsewhere(load<u64>(at), load<u64>(at, 8), load<i32>(at, 16));
  for (let i = 0; i < files.length; i++) if (files[i].isFree) forget(files[i]);
}
