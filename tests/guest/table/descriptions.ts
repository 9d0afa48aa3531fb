import {
  beginOutside, describe, descriptionPath, discard, endOutside, find, inherit, orphan, ownersOf, rawOfDescription,
  storedKind,
} from "as-io-lifetimes/assembly/table/description";
import { Path } from "as-io-lifetimes/assembly/result/path";

export function theFirstDescriptionTouchesNothingElse(): void {
  const low = load<u64>(0), next = load<u64>(8);
  assert(find(0) == 0, "nothing is described yet");
  const description = describe(0, 4);
  assert(find(0) == description, "now it is");
  assert(load<u64>(0) == low && load<u64>(8) == next, "the start of memory is nobody's");
  discard(description);
  assert(find(0) == 0, "and then not any more");
}

export function eachRawFdHasItsDescription(): void {
  const raws: i32[] = [];
  const descriptions: usize[] = [];
  for (let i = 0; i < 2000; i++) {
    const raw = i < 1000 ? i : i * 4096; // many that end alike
    raws.push(raw);
    descriptions.push(describe(raw, 4));
  }
  for (let i = 0; i < 2000; i++) assert(find(raws[i]) == descriptions[i], "it is found");
  for (let i = 0; i < 2000; i += 3) discard(descriptions[i]);
  for (let i = 0; i < 2000; i++) assert(find(raws[i]) == (i % 3 ? descriptions[i] : 0), "the others are still found");
}

export function aDiscardedDescriptionIsUsedAgain(): void {
  const description = describe(7, 4, Path.encode("a"));
  discard(description);
  const again = describe(8, 3);
  assert(again == description, "its memory is");
  assert(rawOfDescription(again) == 8 && storedKind(again) == 3 && ownersOf(again) == 0, "with nothing of before");
  assert(descriptionPath(again) === null && !endOutside(again), "no path and no owner either");
}

export function anOrphanHasNoRawFdAndIsNotFound(): void {
  const description = describe(7, 4);
  orphan(description);
  assert(find(7) == 0 && rawOfDescription(description) == -1, "it is parted");
  const heir = describe(7, 4);
  assert(find(7) == heir, "another has the number");
  discard(description);
  assert(find(7) == heir, "the end of the orphan doesn't matter to it");
}

export function manyOrphansDoNotConfuseTheIndex(): void {
  for (let i = 0; i < 1000; i++) {
    const old = find(7);
    if (old) orphan(old);
    describe(7, 4);
  }
  assert(rawOfDescription(find(7)) == 7, "one is left");
}

export function theOwnerOutsideIsOneOfTheOwners(): void {
  const description = describe(1, 2);
  assert(!endOutside(description), "there is none at first");
  beginOutside(description);
  assert(ownersOf(description) == 1, "it counts");
  assert(endOutside(description) && ownersOf(description) == 0, "it ends");
  assert(!endOutside(description), "once");
}

export function whatIsKnownOfAFileMovesAlong(): void {
  const from = describe(4, 3, Path.encode("dir")), to = describe(5, 4, Path.encode("file"));
  inherit(to, from);
  assert(descriptionPath(to)!.toString() == "dir" && storedKind(to) == 3, "path and kind");
  assert(rawOfDescription(to) == 5 && descriptionPath(from) === null, "the number stays");
}
