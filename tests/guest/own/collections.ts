// Owned collections under the transform: what is in them is closed with them, once.
import { File, Mut, OwnedArray, OwnedMap, Ref, drop, openHandles, replace, take } from "as-io-lifetimes";

function make(name: string): File {
  return File.createNew(name).expect("a new file");
}

/** Where each of the files starts: they are told apart by their offsets. */
function marked(offset: i64): File {
  const file = make("f" + offset.toString());
  file.seek(offset);
  return file;
}

export function anArrayDropsItsElements(): void {
  const files = new OwnedArray<File>();
  for (let i = 0; i < 5; i++) files.push(marked(i));
  assert(openHandles() == 5, "five are open");
  assert(files.length == 5, "five are in it");
  assert(files[3].tell().value == 3, "they are in order");
  drop(files);
  assert(openHandles() == 0, "all are closed");
}

export function popAndRemoveGiveElementsOut(): void {
  const files = new OwnedArray<File>();
  for (let i = 0; i < 4; i++) files.push(marked(i));
  {
    const second = files.remove(1);
    assert(second.tell().value == 1, "the one that was asked for");
    const last = files.pop();
    assert(last !== null, "there is one");
    assert(openHandles() == 4, "nothing is closed yet");
  }
  assert(openHandles() == 2, "what came out is closed");
  assert(files[0].tell().value == 0 && files[1].tell().value == 2, "the others moved up");
  const empty = new OwnedArray<File>();
  assert(empty.pop() === null, "an empty one gives null");
}

export function insertAndSetPutElementsIn(): void {
  const files = new OwnedArray<File>();
  files.push(marked(10));
  files.push(marked(11));
  files.insert(1, marked(12));
  assert(files[0].tell().value == 10 && files[1].tell().value == 12 && files[2].tell().value == 11, "between the two");
  files[1] = marked(13);
  assert(openHandles() == 3, "the old one is closed");
  assert(files[1].tell().value == 13, "the new one is there");
  const old = files.replace(0, marked(14));
  assert(old.tell().value == 10, "replace gives the old one");
  assert(openHandles() == 4, "which is still open");
  files.clear();
  assert(openHandles() == 1, "clear closes the rest");
}

export function anIndexOutOfBoundsTraps(): void {
  const files = new OwnedArray<File>();
  files[0].tell();
}

export function aMapDropsItsValues(): void {
  const files = new OwnedMap<string, File>();
  const none = files.set("a", marked(1));
  assert(none === null, "there was none before");
  files.set("b", marked(2));
  const old = files.set("a", marked(3));
  assert(old !== null && old.tell().value == 1, "the old value comes out");
  assert(openHandles() == 3, "and is open");
  const a: Ref<File> | null = files.get("a");
  assert(a !== null && a.tell().value == 3, "the new one is in");
  assert(files.get("c") === null, "no value for other keys");
  assert(files.has("b") && !files.has("c") && files.size == 2, "has and size");
  drop(files.remove("b"));
  assert(openHandles() == 2, "what was removed is closed");
}

export function aValueIsChangedWhereItIs(): void {
  const files = new OwnedMap<string, File>();
  files.set("a", marked(1));
  files.set("b", marked(2));
  const a = files.getMut("a");
  if (a) a.seek(7).value;
  assert(files.get("a")!.tell().value == 7, "it was changed");
  assert(files.get("b")!.tell().value == 2, "the other wasn't");
  assert(files.getMut("c") === null, "no value for other keys");
}

let seen: string = "";

function note(file: Ref<File>, key: string): void {
  seen += key + "=" + file.tell().value.toString() + " ";
}

function advance(file: Mut<File>, key: string): void {
  file.seek(file.tell().value + key.length);
}

export function aMapLendsItsValuesToCallbacks(): void {
  const files = new OwnedMap<string, File>();
  for (let i = 0; i < 3; i++) files.set("k".repeat(i + 1), marked(i));
  files.forEachMut(advance);
  files.forEach(note);
  assert(seen == "k=1 kk=3 kkk=5 ", seen);
  assert(openHandles() == 3, "nothing is closed");
}

export function aMapRetainsAndDrains(): void {
  const files = new OwnedMap<i32, File>();
  for (let i = 0; i < 5; i++) files.set(i, marked(i));
  files.retain((file: Mut<File>, key: i32): bool => file.tell().value % 2 == 0);
  assert(openHandles() == 3 && files.size == 3, "the others are closed");
  assert(files.has(2) && !files.has(1), "by their values");
  const drained = files.drain();
  assert(files.size == 0 && openHandles() == 3, "they have moved");
  assert(drained.length == 3 && drained[2].tell().value == 4, "in order");
  drop(drained);
  assert(openHandles() == 0, "and are closed by their new owner");
}

function noteAt(file: Ref<File>, index: i32): void {
  seen += index.toString() + "=" + file.tell().value.toString() + " ";
}

function advanceAt(file: Mut<File>, index: i32): void {
  file.seek(file.tell().value + index);
}

export function anArrayLendsItsElementsToCallbacks(): void {
  const files = new OwnedArray<File>();
  for (let i = 0; i < 3; i++) files.push(marked(i));
  files.forEachMut(advanceAt);
  files.forEach(noteAt);
  assert(seen == "0=0 1=2 2=4 ", seen);
  assert(openHandles() == 3, "nothing is closed");
}

export function anArrayRetainsAndDrains(): void {
  const files = new OwnedArray<File>();
  for (let i = 0; i < 8; i++) files.push(marked(i));
  files.retain((file: Mut<File>): bool => file.tell().value % 2 == 0);
  assert(openHandles() == 4 && files.length == 4, "the others are closed");
  assert(files[1].tell().value == 2 && files[3].tell().value == 6, "the order stays");
  {
    const middle = files.drain(1, 3);
    assert(middle.length == 2 && middle[0].tell().value == 2 && middle[1].tell().value == 4, "the range");
    assert(files.length == 2 && files[1].tell().value == 6, "the rest moved up");
    assert(openHandles() == 4, "nothing is closed yet");
  }
  assert(openHandles() == 2, "the range is closed by its new owner");
  assert(files.drain(1, 1).length == 0 && files.length == 2, "an empty range");
  const all = files.drain();
  assert(all.length == 2 && files.length == 0 && files.drain().length == 0, "all");
}

export function anArrayDrainedBeyondItsEndTraps(): void {
  const files = new OwnedArray<File>();
  files.push(marked(1));
  files.drain(0, 2);
}

export function anArrayDrainedBackwardsTraps(): void {
  const files = new OwnedArray<File>();
  for (let i = 0; i < 3; i++) files.push(marked(i));
  files.drain(2, 1);
}

/** A class of the user that owns a collection. */
@owned
class Pool {
  private files: OwnedArray<File> = new OwnedArray<File>();
  private spare: File | null = null;

  @mut
  add(file: File): void {
    this.files.push(file);
  }

  @mut
  keep(file: File): void {
    this.spare = file;
  }

  @mut
  takeSpare(): File | null {
    return take(this.spare);
  }

  count(): i32 {
    return this.files.length;
  }
}

export function aClassThatOwnsACollectionDropsIt(): void {
  {
    const pool = new Pool();
    pool.add(marked(1));
    pool.add(marked(2));
    pool.keep(marked(3));
    pool.keep(marked(4));
    assert(openHandles() == 3, "the first spare was closed when the second came");
    const spare = pool.takeSpare();
    assert(spare !== null, "it comes out");
    assert(pool.takeSpare() === null, "once");
    assert(pool.count() == 2, "the others stay");
  }
  assert(openHandles() == 0, "all are closed");
}

export function resultsDropWhatIsInThem(): void {
  File.createNew("unread");
  assert(openHandles() == 0, "a result that nobody reads closes what it holds");
  const kept = File.createNew("kept");
  assert(openHandles() == 1, "one in a variable holds it");
  const file = kept.value;
  assert(openHandles() == 1, "and gives it away");
  let other = make("other");
  const old = replace(other, file);
  assert(openHandles() == 2, "replace moves two owners");
  old.tell();
}

export function aMissingValueIsMadeOnceAndLent(): void {
  const files = new OwnedMap<string, File>();
  files.getOrInsertWith("a", (): File => make("a")).writeString("one, ").value;
  files.getOrInsertWith("a", (): File => make("b")).writeString("two").value;
  assert(files.size == 1 && openHandles() == 1, "one was made");
  assert(files.get("a")!.tell().value == 8, "both were written to it");
}
