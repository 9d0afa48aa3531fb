// The role "test": what runtime-run.ts calls.

import { Unit } from "as-io-lifetimes/assembly/abi";
import { FutureReader, FutureWriter, StreamReader, StreamWriter, spawnJob, wait, yieldNow } from "as-io-lifetimes/assembly/async";
import { drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import { Tuple2 } from "./bindings/tuples";

export function readFuture(x: FutureReader<Unit>): void {
  x.wait();
}

export function dropFuture(x: FutureReader<Unit>): void {
  drop(x);
}

export function readStream(x: StreamReader<u8>): void {
  assert(x.next().value == 0);
  const two = new Uint8Array(2);
  assert(x.read(two) == 2 && two[0] == 1 && two[1] == 2);
  const one = new Uint8Array(1);
  assert(x.read(one) == 1 && one[0] == 3);
  assert(x.read(one) == 1 && one[0] == 4);
}

@owned class Answer {
  constructor(private writer: FutureWriter<string>, private text: string) {}

  @consumes run(): void {
    assert(this.writer.complete(this.text));
  }
}

export function ping(x: FutureReader<string>, y: string): FutureReader<string> {
  const text = x.wait() + y;
  const pair = future<string>();
  spawnJob(new Answer(pair.takeWriter(), text)).detach();
  return pair.takeReader();
}

export function pong(x: FutureReader<string>): string {
  return x.wait();
}

export function pending(x: FutureReader<Unit>): u32 {
  x.wait();
  return 7;
}

export function both(a: FutureReader<string>, b: FutureReader<u8>): string {
  const number = b.wait();
  return a.wait() + number.toString();
}

export function oneArgument(x: u32): void {
  assert(x == 1);
}

export function moreArguments(a: u32, b: string, c: Uint8Array, d: f64, e: string | null): Tuple2<u32, string> {
  yieldNow();
  return new Tuple2<u32, string>(a + c.length, `${b} ${d} ${e === null ? "none" : e}`);
}

@owned class Shout {
  constructor(private from: FutureReader<StreamReader<string>>, private to: StreamWriter<string>) {}

  @consumes run(): void {
    const words = this.from.wait();
    for (let word = words.next(); word.isSome; word = words.next()) if (!this.to.send(word.value + "!")) return;
  }
}

export function streamOfFutures(x: FutureReader<StreamReader<string>>): StreamReader<string> {
  const ends = stream<string>();
  spawnJob(new Shout(x, ends.takeWriter())).detach();
  return ends.takeReader();
}

export function yields(turns: u32): string {
  for (let i: u32 = 0; i < turns; i++) yieldNow();
  return "ÄÖ" + turns.toString();
}

/** The end of a stream goes back to the caller. */
export function backwards(x: StreamReader<u8>): FutureReader<StreamReader<u8>> {
  const pair = future<StreamReader<u8>>();
  spawnJob(new Back(pair.takeWriter(), x)).detach();
  return pair.takeReader();
}

@owned class Back {
  constructor(private writer: FutureWriter<StreamReader<u8>>, private stream: StreamReader<u8>) {}

  @consumes run(): void {
    this.writer.complete(this.stream);
  }
}
