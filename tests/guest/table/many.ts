import { File, openHandles } from "as-io-lifetimes";
import { capacity, slotOf } from "as-io-lifetimes/assembly/table/slot";

const LIVE = 100_000;

export function aHundredThousandClonesAllLeadToTheirFile(): void {
  const file = File.create("a").value;
  file.writeString("x").expect("write");
  const clones = new StaticArray<u32>(LIVE);
  for (let i = 0; i < LIVE; i++) clones[i] = handleOf(file.tryClone().value);
  assert(openHandles() == LIVE + 1, "each is counted");
  assert(capacity() == 1 << 18, "the table has the smallest size of which a quarter is free");
  const ino = file.stat().value.ino;
  for (let i = 0; i < LIVE; i += 1000) assert(fileOf(clones[i]).stat().value.ino == ino, "it is the file");
  for (let i = 0; i < LIVE; i++) assert(fileOf(clones[i]).tell().value == 1, "each shares the offset");
  file.drop();
  for (let i = 0; i < LIVE; i++) {
    const at = <i32>((<u64>i * 7919) % LIVE); // every one once, in no order
    assert(slotOf(clones[at]) != 0, "live until it is dropped");
    fileOf(clones[at]).drop();
    assert(slotOf(clones[at]) == 0, "and stale then");
  }
  assert(openHandles() == 0, "none is left");
}

export function aTableThatWasBigOnceServesFewHandlesFirstInFirstOut(): void {
  const file = File.create("a").value;
  const clones = new StaticArray<u32>(LIVE);
  for (let i = 0; i < LIVE; i++) clones[i] = handleOf(file.tryClone().value);
  for (let i = 0; i < LIVE; i++) fileOf(clones[i]).drop();
  const size = capacity();
  const first = handleOf(file.tryClone().value);
  fileOf(first).drop();
  // All other free slots come before this one does: all but slot 0, that of the preopened directory and the file's.
  for (let i: u32 = 0; i < size - 4; i++) {
    const clone = handleOf(file.tryClone().value);
    assert((clone & (size - 1)) != (first & (size - 1)), "another slot");
    fileOf(clone).drop();
  }
  const again = handleOf(file.tryClone().value);
  assert(again == first + size, "then it is its turn, with the next generation");
  assert(capacity() == size, "the table didn't grow");
  fileOf(again).drop();
  file.drop();
}

export function filesThatAreOpenAtOnceAreFoundByTheirRawFd(): void {
  const files: u32[] = [];
  for (let i = 0; i < 300; i++) {
    const file = File.create("f" + i.toString()).value;
    file.writeString(i.toString()).expect("write");
    files.push(handleOf(file));
  }
  for (let i = 0; i < 300; i += 2) fileOf(files[i]).drop();
  for (let i = 0; i < 300; i += 2) files[i] = handleOf(File.open("f" + i.toString()).value);
  for (let i = 0; i < 300; i++) {
    const text = File.open("f" + i.toString()).value;
    assert(text.readToString().value == i.toString(), "its own content");
    text.drop();
    fileOf(files[i]).drop();
  }
}

/** For the host, which looks at memory and descriptors before and after. */
export function openAndDrop(times: i32): i32 {
  for (let i = 0; i < times; i++) File.open("a").value.drop();
  return openHandles();
}

function handleOf(file: File): u32 {
  return <u32>changetype<usize>(file);
}

function fileOf(handle: u32): File {
  return changetype<File>(<usize>handle);
}
