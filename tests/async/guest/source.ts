// What test:pipes/source does.

import { Option, Result } from "as-io-lifetimes/assembly/abi";
import {
  FutureReader,
  FutureWriter,
  StreamReader,
  StreamWriter,
  isCancelled,
  sleep,
  spawnJob,
  yieldNow,
} from "as-io-lifetimes/assembly/async";
import { waitableSetDrop, waitableSetNew } from "as-io-lifetimes/assembly/async/builtins";
import { Ref } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import { Color, Item } from "./bindings/exports/test/pipes/source";
import { Token } from "./tokens";

@owned class Bytes {
  constructor(private writer: StreamWriter<u8>, private count: u32) {}
  @consumes run(): void {
    const chunk = new Uint8Array(5);
    for (let i: u32 = 0; i < this.count; ) {
      let n = 0;
      for (; n < 5 && i < this.count; n++) chunk[n] = <u8>(i++);
      if (!this.writer.writeAll(chunk.subarray(0, n))) return;
      if (i % 3 == 0) sleep(1000000);
    }
  }
}

export function bytes(count: u32): StreamReader<u8> {
  const pair = stream<u8>();
  spawnJob(new Bytes(pair.takeWriter(), count)).detach();
  return pair.takeReader();
}

@owned class Words {
  constructor(private writer: StreamWriter<string>, private count: u32) {}
  @consumes run(): void {
    for (let i: u32 = 0; i < this.count; i++) if (!this.writer.send("wörd " + i.toString())) return;
  }
}

export function words(count: u32): StreamReader<string> {
  const pair = stream<string>();
  spawnJob(new Words(pair.takeWriter(), count)).detach();
  return pair.takeReader();
}

/** A sync function makes a stream, and somebody else has to write it: there is no call to do it in. */
let waiting: u32 = 0;

export function items(count: u32): StreamReader<Item> {
  waiting = count;
  const pair = stream<Item>();
  return pair.takeReader();
}

@owned class Tokens {
  constructor(private writer: StreamWriter<Token>, private count: u32) {}
  @consumes run(): void {
    for (let i: u32 = 0; i < this.count; i++) if (!this.writer.send(new Token(i))) return;
  }
}

export function tokens(count: u32): StreamReader<Token> {
  const pair = stream<Token>();
  spawnJob(new Tokens(pair.takeWriter(), count)).detach();
  return pair.takeReader();
}

@owned class Units {
  constructor(private writer: StreamWriter<bool>, private count: u32) {}
  @consumes run(): void {
    for (let i: u32 = 0; i < this.count; i++) if (!this.writer.send(false)) return;
  }
}

export function units(count: u32): StreamReader<bool> {
  const pair = stream<bool>();
  spawnJob(new Units(pair.takeWriter(), count)).detach();
  return pair.takeReader();
}

@owned class Colors {
  constructor(private writer: StreamWriter<Color>) {}
  @consumes run(): void {
    this.writer.send(Color.blue);
    this.writer.send(Color.red);
  }
}

export function colors(): StreamReader<Color> {
  const pair = stream<Color>();
  spawnJob(new Colors(pair.takeWriter())).detach();
  return pair.takeReader();
}

@owned class Lists {
  constructor(private writer: StreamWriter<Array<string | null>>) {}
  @consumes run(): void {
    this.writer.send(["a", null, "bcd"]);
    this.writer.send([]);
    this.writer.send([null]);
  }
}

export function lists(): StreamReader<Array<string | null>> {
  const pair = stream<Array<string | null>>();
  spawnJob(new Lists(pair.takeWriter())).detach();
  return pair.takeReader();
}

@owned class Later {
  constructor(private writer: FutureWriter<string>, private text: string) {}
  @consumes run(): void {
    const text = this.text + "!";
    sleep(2000000);
    this.writer.complete(text);
  }
}

export function later(text: string): FutureReader<string> {
  const pair = future<string>();
  spawnJob(new Later(pair.takeWriter(), text)).detach();
  return pair.takeReader();
}

@owned class TokenLater {
  constructor(private writer: FutureWriter<Token>, private number: u32) {}
  @consumes run(): void {
    const token = new Token(this.number);
    this.writer.complete(token);
  }
}

export function tokenLater(number: u32): FutureReader<Token> {
  const pair = future<Token>();
  spawnJob(new TokenLater(pair.takeWriter(), number)).detach();
  return pair.takeReader();
}

@owned class Nested {
  constructor(private writer: FutureWriter<StreamReader<u8>>, private count: u32) {}
  @consumes run(): void {
    const pair = stream<u8>();
    spawnJob(new Bytes(pair.takeWriter(), this.count)).detach();
    this.writer.complete(pair.takeReader());
  }
}

export function nested(count: u32): FutureReader<StreamReader<u8>> {
  const pair = future<StreamReader<u8>>();
  spawnJob(new Nested(pair.takeWriter(), count)).detach();
  return pair.takeReader();
}

export function sum(numbers: StreamReader<u32>): u64 {
  const buffer = new Uint32Array(3);
  let total: u64 = 0;
  for (let n = numbers.read(buffer); n; n = numbers.read(buffer)) for (let i = 0; i < n; i++) total += buffer[i];
  return total;
}

@owned class Echo {
  constructor(private reader: StreamReader<u8>, private writer: StreamWriter<u8>) {}
  @consumes run(): void {
    const buffer = new Uint8Array(7);
    for (let n = this.reader.read(buffer); n; n = this.reader.read(buffer)) {
      if (!this.writer.writeAll(buffer.subarray(0, n))) return;
    }
  }
}

export function echo(bytes: StreamReader<u8>): StreamReader<u8> {
  const pair = stream<u8>();
  spawnJob(new Echo(bytes, pair.takeWriter())).detach();
  return pair.takeReader();
}

export function value(text: FutureReader<string>): string {
  return text.wait() + "?";
}

export function slow(turns: u32): u32 {
  running++;
  for (let i: u32 = 0; i < turns; i++) yieldNow();
  return turns;
}

let running: u32 = 0;

export function started(): u32 {
  return running;
}

export function untilCancelled(one: Token): u32 {
  while (!isCancelled()) sleep(1000000000);
  return one.number();
}

export function readOf(one: Ref<Token>): u32 {
  sleep(1000000);
  return one.number();
}

export function mixed(a: string, b: Uint8Array, c: Token, d: string | null, e: f64): Result<string, string> {
  sleep(1000000);
  if (d === null) return Result.err<string, string>("no " + a);
  return Result.ok<string, string>(`${a} ${b.join("+")} ${c.number()} ${d} ${e}`);
}

/** How many handles are in the table of this instance. */
export function livingHandles(): u32 {
  // Free handles are used before new ones: once they are all in use, the highest tells how many there are.
  const sets = new StaticArray<i32>(256);
  let highest = 0;
  for (let i = 0; i < sets.length; i++) highest = max<i32>(highest, (sets[i] = waitableSetNew()));
  for (let i = 0; i < sets.length; i++) waitableSetDrop(sets[i]);
  return highest - sets.length;
}
