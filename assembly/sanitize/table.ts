import { Record } from "./record";

// The records of all values, by key: a hash table with chains, which doubles when it is full.

let buckets: usize = 0;
let capacity: u32 = 0;
let count: u32 = 0;

const FIRST_CAPACITY: u32 = 256;

/** The record of a value, or null where nothing is known about it. */
export function find(key: u64): Record | null {
  if (!capacity) return null;
  let record = load<Record | null>(bucketOf(key));
  while (record && record.key != key) record = record.next;
  return record;
}

/** Adds a record, for whose key there must be none. */
export function add(record: Record): void {
  if (count >= capacity) grow();
  count++;
  put(record);
}

/** Takes a record out. */
export function remove(record: Record): void {
  const bucket = bucketOf(record.key);
  let at = load<Record>(bucket);
  if (at == record) store<Record | null>(bucket, record.next);
  else {
    while (at.next != record) at = at.next!;
    at.next = record.next;
  }
  count--;
}

function put(record: Record): void {
  const bucket = bucketOf(record.key);
  record.next = load<Record | null>(bucket);
  store<Record>(bucket, record);
}

function grow(): void {
  const old = buckets;
  const oldCapacity = capacity;
  capacity = oldCapacity ? oldCapacity * 2 : FIRST_CAPACITY;
  buckets = heap.alloc(capacity * sizeof<usize>());
  memory.fill(buckets, 0, capacity * sizeof<usize>());
  for (let i: u32 = 0; i < oldCapacity; i++) {
    let record = load<Record | null>(old + i * sizeof<usize>());
    while (record) {
      const next = record.next;
      put(record);
      record = next;
    }
  }
  if (old) heap.free(old);
}

function bucketOf(key: u64): usize {
  const hash = <u32>key * 0x9e3779b1;
  return buckets + ((hash >> 8) & (capacity - 1)) * sizeof<usize>();
}
