import { capacity, insert, remove, slotOf } from "as-io-lifetimes/assembly/table/slot";

// When a handle is given out again. The table is at its worst when as little as it allows is free:
// all free slots but one that is just taken and freed again make a quarter.

/** 32 slots: slot 0, 22 that stay taken, and 9 that go round. Handles of slot i are i, i + 32, i + 64… below 2^31. */
export function aHandleComesBackAfterMoreThanHalfABillionOpens(): void {
  for (let i = 0; i < 22; i++) insert(1, 1);
  const handle = insert(1, 1);
  remove(slotOf(handle));
  let opens: u64 = 0;
  let next: u32 = 0;
  do {
    next = insert(1, 1);
    remove(slotOf(next));
    opens++;
  } while (next != handle);
  assert(capacity() == 32, "the table didn't grow");
  assert(opens == 9 * (<u64>1 << 26), "each of the 9 slots gave 2^26 handles");
  assert(opens > 536_870_912, "which is more than 2^29 opens");
}

/** Of bigger tables one turn is measured: all turns are alike. */
export function noSizeOfTheTableBringsAHandleBackEarlierThanThat(): void {
  let live: u32 = 0;
  for (let size: u32 = 32; size <= 1 << 17; size <<= 1) {
    for (; capacity() < size; live++) insert(1, 1);
    for (; live < size - (size >> 2) - 2; live++) insert(1, 1); // a quarter and one more are left
    assert(capacity() == size, "the table didn't grow");
    const handle = insert(1, 1);
    remove(slotOf(handle));
    let opens: u64 = 0;
    let next: u32 = 0;
    do {
      next = insert(1, 1);
      remove(slotOf(next));
      opens++;
    } while ((next & (size - 1)) != (handle & (size - 1)));
    assert(next - handle == size, "the slot's next generation");
    assert(opens == (size >> 2) + 1, "a quarter of the slots came before it");
    assert(opens * (<u64>1 << 31) / size > 536_870_912, "so a handle needs more than 2^29 opens to come back");
  }
}
