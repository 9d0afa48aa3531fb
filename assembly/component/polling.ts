import { Duration, OwnedArray, PollFd, PollFlags, Ref, poll as pollFds } from "as-io-lifetimes";
import { Borrow, BorrowedArray, Option, Result as Answer } from "as-io-lifetimes/assembly/abi";
import { Ready } from "./bindings/exports/io-lifetimes/fd/polling";
import { Failure, failure } from "./error";
import { Fd } from "./fds";

// What io-lifetimes:fd/polling does.

export function poll(
  readers: BorrowedArray<Borrow<Fd>>, writers: BorrowedArray<Borrow<Fd>>, timeout: Option<u64>,
): Answer<Ready, Failure> {
  const entries = new OwnedArray<PollFd>();
  const toRead = readers.length, toWrite = writers.length;
  for (let i = 0; i < toRead; i++) entries.push(new PollFd(readers.at(i).value.asFd(), PollFlags.IN));
  for (let i = 0; i < toWrite; i++) entries.push(new PollFd(writers.at(i).value.asFd(), PollFlags.OUT));
  const waits = timeout.isSome ? <i64>min<u64>(timeout.value, i64.MAX_VALUE) : Duration.FOREVER;
  const found = pollFds(entries, waits);
  if (found.isErr) return Answer.err<Ready, Failure>(failure(found.error));
  return Answer.ok<Ready, Failure>(new Ready(ready(entries, 0, toRead), ready(entries, toRead, toWrite)));
}

/** Which of `count` entries from `from` on have something to say. */
function ready(entries: Ref<OwnedArray<PollFd>>, from: i32, count: i32): Uint32Array {
  const places: u32[] = [];
  for (let i = 0; i < count; i++) if (entries.at(from + i).revents) places.push(i);
  const array = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) array[i] = places[i];
  return array;
}
