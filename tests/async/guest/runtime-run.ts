// The role "runner", after the programs in wit-bindgen's tests/runtime that wait: pending calls, ends that are given away and
// come back, ends that are dropped early, cancellation.

import { Result, Unit, unit } from "as-io-lifetimes/assembly/abi";
import { FutureWriter, StreamReader, StreamWriter, spawnJob, wait, yieldNow } from "as-io-lifetimes/assembly/async";
import { drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import * as waits from "./bindings/imports/test/runtime/waits";
import { print } from "./print";

/** Completes a future, and says whether somebody was there. */
@owned class Complete<T> {
  constructor(private writer: FutureWriter<T>, private value: T) {}

  @consumes run(): bool {
    return this.writer.complete(this.value);
  }
}

function simpleFuture(): void {
  const read = future<Unit>();
  const reading = waits.readFuture(read.takeReader());
  assert(read.takeWriter().complete(unit));
  wait(reading);
  const dropped = future<Unit>();
  const dropping = waits.dropFuture(dropped.takeReader());
  assert(!dropped.takeWriter().complete(unit));
  wait(dropping);
}

function simpleStream(): void {
  const ends = stream<u8>();
  const reading = waits.readStream(ends.takeReader());
  const writer = ends.takeWriter();
  const bytes = Uint8Array.wrap(String.UTF8.encode("\x00\x01\x02\x03\x04"));
  assert(writer.writeAll(bytes.subarray(0, 1)));
  assert(writer.writeAll(bytes.subarray(1, 3)));
  assert(writer.writeAll(bytes.subarray(3)));
  wait(reading);
  assert(writer.write(bytes) == 0 && writer.isClosed);
}

function pingPong(): void {
  const first = future<string>();
  const pinging = waits.ping(first.takeReader(), "world");
  assert(first.takeWriter().complete("hello"));
  const both = wait(pinging).wait();
  assert(both == "helloworld");
  const second = future<string>();
  const ponging = waits.pong(second.takeReader());
  assert(second.takeWriter().complete(both));
  assert(wait(ponging) == "helloworld");
}

function pendingImport(): void {
  const first = future<Unit>();
  const call = waits.pending(first.takeReader());
  assert(!call.isDone);
  yieldNow();
  assert(!call.isDone);
  assert(first.takeWriter().complete(unit));
  assert(wait(call) == 7);
  const second = future<Unit>();
  const unread = waits.pending(second.takeReader());
  assert(second.takeWriter().complete(unit));
  for (let i = 0; i < 5; i++) yieldNow();
  drop(unread);
}

function severalFutures(): void {
  const text = future<string>(), number = future<u8>();
  const call = waits.both(text.takeReader(), number.takeReader());
  const later = spawnJob<Complete<string>, bool>(new Complete<string>(text.takeWriter(), "n"));
  assert(number.takeWriter().complete(5));
  assert(wait(call) == "n5" && wait(later));
}

function parameters(): void {
  wait(waits.oneArgument(1));
  const bytes = new Uint8Array(70_000);
  const some = wait(waits.moreArguments(5, "b", bytes, 1.5, "e"));
  assert(some.take0() == 70_005 && some.take1() == "b 1.5 e");
  assert(wait(waits.moreArguments(1, "", new Uint8Array(0), -0.5, null)).take1() == " -0.5 none");
  assert(wait(waits.yields(0)) == "ÄÖ0" && wait(waits.yields(3)) == "ÄÖ3");
}

function nested(): void {
  const words = stream<string>(), later = future<StreamReader<string>>();
  const call = waits.streamOfFutures(later.takeReader());
  const shouted = wait(call);
  assert(later.takeWriter().complete(words.takeReader()));
  const writer = words.takeWriter();
  for (let i = 0; i < 3; i++) {
    assert(writer.send("w" + i.toString()));
    assert(shouted.next().value == `w${i}!`);
  }
  drop(writer);
  assert(shouted.next().isNone);
}

/** The end of a stream goes to the other component and comes back, and both ends are used here. */
function comesBack(): void {
  const ends = stream<u8>();
  const back = wait(waits.backwards(ends.takeReader())).wait();
  const writing = spawnJob<Bytes, bool>(new Bytes(ends.takeWriter()));
  assert(back.readAll().join() == "1,2,3" && wait(writing));
  const dropped = stream<u8>();
  drop(wait(waits.backwards(dropped.takeReader())));
  const writer = dropped.takeWriter();
  assert(!writer.send(1));
}

@owned class Bytes {
  constructor(private writer: StreamWriter<u8>) {}

  @consumes run(): bool {
    return this.writer.send(1) && this.writer.send(2) && this.writer.send(3);
  }
}

export function run(): Result<Unit, Unit> {
  simpleFuture();
  simpleStream();
  pingPong();
  pendingImport();
  severalFutures();
  parameters();
  nested();
  comesBack();
  print("done");
  return Result.ok<Unit, Unit>(unit);
}
