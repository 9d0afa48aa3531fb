// @trusted: hands descriptors to the host by their handles
import { LockRecordAt } from "../shared/bridge";
import { changes, forget, lockElsewhere, lockedFiles } from "../io/lock";
import { giveBytes, room } from "./buffer";

// The host has a table of the locks of all its instances: it reads the locks of each, and sets those that the others
// have. A record is laid out as LockRecordAt says.

/** Where the changes are counted of what this module has locked. */
export function io_locks(): usize {
  return changes;
}

/** Returns the number of records, one for each file that this module has locked. */
export function io_locked(): i32 {
  const files = lockedFiles();
  const records = giveBytes(LockRecordAt.SIZE * files.length);
  let at = records;
  for (let i = 0; i < files.length; i++) {
    const file = files[i];
    if (!file.here) continue;
    store<u64>(at, file.dev, LockRecordAt.DEV);
    store<u64>(at, file.ino, LockRecordAt.INO);
    store<i32>(at, file.here, LockRecordAt.HOLDERS);
    at += LockRecordAt.SIZE;
  }
  return <i32>((at - records) / LockRecordAt.SIZE);
}

/** Takes from the buffer what others have locked: `count` records, and nothing else. */
export function io_lock_elsewhere(count: u32): void {
  const files = lockedFiles();
  for (let i = 0; i < files.length; i++) files[i].elsewhere = 0;
  let at = room(count * LockRecordAt.SIZE);
  for (; count; count--, at += LockRecordAt.SIZE) {
    lockElsewhere(
      load<u64>(at, LockRecordAt.DEV), load<u64>(at, LockRecordAt.INO), load<i32>(at, LockRecordAt.HOLDERS),
    );
  }
  for (let i = 0; i < files.length; i++) if (files[i].isFree) forget(files[i]);
}
