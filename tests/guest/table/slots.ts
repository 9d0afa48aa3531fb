import {
  ageOf, capacity, descriptionOf, handleOf, insert, lendsOf, ownerOf, remove, setLends, setOwner, slotAt, slotOf, sourceOf,
} from "as-io-lifetimes/assembly/table/slot";

// The table alone: what a slot refers to is here a number that nobody follows.

export function nothingIsFoundBeforeTheFirstHandle(): void {
  assert(capacity() == 0, "there are no slots yet");
  for (let handle: u32 = 0; handle < 100; handle++) assert(slotOf(handle) == 0, "no handle is live");
  assert(slotOf(0xffffffff) == 0 && slotOf(0x7fffffff) == 0, "nor a big one");
}

export function aSlotIsLaidOutAsDrawn(): void {
  const handle = insert(0x1000, 5, 77);
  const slot = slotOf(handle);
  assert(slot == slotAt(handle), "the handle's low bits are the index");
  assert(slotAt(2) == 0 && capacity() == 32, "the others are free");
  setLends(slot, 3);
  assert(load<u32>(slot, 0) == handle, "at 0 the handle");
  assert(load<usize>(slot, 4) == 0x1000, "at 4 the description");
  assert(load<u32>(slot, 8) == handle + 32, "at 8 the handle of the next generation");
  assert(load<u32>(slot, 12) == 3, "at 12 the lends");
  assert(load<u32>(slot, 16) == 5, "at 16 the owner");
  assert(load<u32>(slot, 20) == 1, "at 20 the operation that made the handle: the first one");
  assert(load<u32>(slot, 24) == 77, "at 24 the source");
  const second = insert(0x2000, 6);
  assert(slotOf(second) == slot + 32, "a slot takes 32 bytes");
  assert(load<u32>(slotOf(second), 20) == 2, "operations are counted");
  assert(ageOf(slot) == 1 && ageOf(slotOf(second)) == 0, "and ages are told in them");
}

export function theFieldsAreReadAsTheyWereSet(): void {
  const slot = slotOf(insert(0x1234, 2, 9));
  setOwner(slot, 4);
  assert(descriptionOf(slot) == 0x1234 && ownerOf(slot) == 4 && sourceOf(slot) == 9 && lendsOf(slot) == 0, "all of them");
  assert(slotOf(handleOf(slot)) == slot, "a slot tells its handle");
}

export function slotZeroIsNeverGivenOut(): void {
  let handle: u32 = 0;
  for (let i = 0; i < 5000; i++) {
    handle = insert(1, 1);
    assert((handle & (capacity() - 1)) != 0, "no handle has the index 0");
    if (i & 1) remove(slotOf(handle));
  }
  handle = insert(1, 1);
  const slotZero = slotOf(handle) - <usize>(handle & (capacity() - 1)) * 32;
  assert(load<u32>(slotZero) == 0xffffffff, "it holds what no handle can be");
  for (let none: u32 = 0; none < 1 << 20; none += capacity()) assert(slotOf(none) == 0, "no handle leads to it");
}

export function aHandleIsIndexAndGeneration(): void {
  const first = insert(1, 1);
  for (let i: u32 = 2; i < 24; i++) assert(insert(i, 1) == i, "fresh slots begin with generation 0");
  assert(capacity() == 32, "a quarter is still free");
  remove(slotOf(first));
  assert(slotOf(first) == 0, "a removed handle is stale");
  for (let i: u32 = 24; i < 32; i++) remove(slotOf(insert(i, 1)));
  const again = insert(1, 1);
  assert(again == (first | 1 << 5), "the generation starts at bit 5 with 32 slots");
  assert(slotOf(first) == 0 && slotOf(again) != 0, "the first handle stays stale");
}

export function theGenerationComesRoundAndTheSignBitStaysClear(): void {
  const slot = slotOf(insert(1, 1));
  store<u32>(slot, 0x7fffffe1, 8); // the last generation of index 1
  remove(slot);
  for (let i = 0; i < 30; i++) remove(slotOf(insert(2, 1)));
  const last = insert(3, 1);
  assert(last == 0x7fffffe1, "31 bits");
  remove(slotOf(last));
  for (let i = 0; i < 30; i++) remove(slotOf(insert(2, 1)));
  assert(insert(4, 1) == 1, "then it begins again");
  assert(slotOf(last) == 0, "and the last one is stale");
}

export function theTableGrowsWhileAQuarterIsFree(): void {
  for (let i = 0; i < 23; i++) insert(1, 1);
  assert(capacity() == 32, "31 slots, 23 taken, 8 free");
  insert(1, 1);
  assert(capacity() == 64, "the next one found no more than a quarter free");
  for (let i = 24; i < 47; i++) insert(1, 1);
  assert(capacity() == 64, "63 slots, 47 taken, 16 free");
  insert(1, 1);
  assert(capacity() == 128, "and again");
}

export function growthKeepsHandlesValidAndStaleOnesStale(): void {
  const live = new Map<u32, usize>();
  const ever = new Set<u32>();
  let description: usize = 1;
  for (let round = 0; round < 4000; round++) {
    const handle = insert(++description, <u32>round & 7, <u32>round);
    assert(!ever.has(handle), "a handle is not given twice");
    ever.add(handle);
    live.set(handle, description);
    if (round % 3 == 1) { // the oldest live one goes
      const oldest = live.keys()[0];
      remove(slotOf(oldest));
      live.delete(oldest);
    }
  }
  assert(capacity() > 2048, "it grew");
  const handles = ever.values();
  for (let i = 0; i < handles.length; i++) {
    const handle = handles[i];
    const slot = slotOf(handle);
    if (!live.has(handle)) {
      assert(slot == 0, "stale before, stale after");
      continue;
    }
    assert(slot != 0 && descriptionOf(slot) == live.get(handle), "live before, and the same");
    assert(slot == slotAt(handle & (capacity() - 1)), "its low bits are its index in the grown table");
    assert(ownerOf(slot) == (sourceOf(slot) & 7), "nothing else of it changed");
  }
}

export function growthSharesTheHandlesOfASlotWithItsTwin(): void {
  for (let i: u32 = 1; i < 24; i++) assert(insert(i, 1) == i, "index and generation 0");
  remove(slotOf(5));
  for (let i: u32 = 24; i < 32; i++) remove(slotOf(insert(1, 1)));
  const reused = insert(1, 1);
  assert(reused == 5 + 32 && capacity() == 32, "generation 1 of index 5");
  const given: u32[] = []; // what the grown table gives out until all its slots were used
  while (given.length < 63 - 23) {
    given.push(insert(1, 1));
    remove(slotOf(given[given.length - 1]));
  }
  assert(capacity() == 64 && slotOf(reused) != 0, "it grew");
  for (let i: u32 = 24; i < 32; i++) {
    assert(given.includes(i + 32) && given.includes(i + 64), "a free slot's next handle and the one behind it");
  }
  for (let i: u32 = 1; i < 24; i++) {
    assert(given.includes(i == 5 ? reused + 32 : i + 32), "the next handle of a taken slot");
  }
  assert(given.includes(32), "and the first one of slot 0's twin");
}

export function freedSlotsAreUsedFirstInFirstOut(): void {
  const handles: u32[] = [];
  for (let i = 0; i < 15; i++) handles.push(insert(1, 1));
  for (let i = 0; i < 7; i++) remove(slotOf(insert(1, 1)));
  const order = [7, 3, 1, 12, 5];
  for (let i = 0; i < order.length; i++) remove(slotOf(handles[order[i]]));
  for (let i = 15 + 7; i < 31; i++) remove(slotOf(insert(1, 1))); // never used before
  for (let i = 0; i < 7; i++) remove(slotOf(insert(1, 1)));
  for (let i = 0; i < order.length; i++) {
    const handle = insert(1, 1);
    assert(handle == handles[order[i]] + 32, "in the order in which they were freed");
  }
}
