// Reads and writes what test:pipes/source offers, and prints what came.

import { Result, Unit, unit } from "as-io-lifetimes/assembly/abi";
import {
  StreamWriter,
  Task,
  either,
  join,
  select,
  sleep,
  spawn,
  spawnJob,
  timeout,
  timer,
  wait,
} from "as-io-lifetimes/assembly/async";
import { waitableSetDrop, waitableSetNew } from "as-io-lifetimes/assembly/async/builtins";
import { Mut, OwnedArray, Ref, drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import * as source from "./bindings/imports/test/pipes/source";
import { Token } from "./bindings/imports/test/pipes/tokens";
import { writeViaStream } from "./bindings/imports/wasi/cli/stdout";

class Lines {
  text: string = "";
  add(line: string): void { this.text += line + "\n"; }
}

/** How many handles are in the table of this instance. */
function livingHandles(): u32 {
  // Free handles are used before new ones: once they are all in use, the highest tells how many there are.
  const sets = new StaticArray<i32>(256);
  let highest = 0;
  for (let i = 0; i < sets.length; i++) highest = max<i32>(highest, (sets[i] = waitableSetNew()));
  for (let i = 0; i < sets.length; i++) waitableSetDrop(sets[i]);
  return highest - sets.length;
}

@owned class Numbers {
  constructor(private writer: StreamWriter<u32>, private count: u32) {}
  @consumes run(): void {
    const numbers = new Uint32Array(this.count);
    for (let i = 0; i < numbers.length; i++) numbers[i] = i;
    this.writer.writeAll(numbers);
  }
}

@owned class Chunks {
  constructor(private writer: StreamWriter<u8>, private count: u32) {}
  @consumes run(): void {
    for (let i: u32 = 0; i < this.count; i++) {
      if (!this.writer.send(<u8>(i * 10))) return;
      sleep(100000);
    }
  }
}

function streams(out: Lines): void {
  out.add("bytes " + wait(source.bytes(12)).readAll().join());
  out.add("words " + wait(source.words(3)).readAll().join());
  const tokens = wait(source.tokens(4));
  let numbers = "";
  while (true) {
    const next = tokens.next();
    if (next.isNone) break;
    numbers += next.value.number().toString() + ";";
  }
  out.add("tokens " + numbers);
  drop(tokens);
  out.add("units " + wait(source.units(3)).readAll().length.toString());
  out.add("colors " + wait(source.colors()).readAll().join());
  const lists = wait(source.lists()).readAll();
  out.add("lists " + lists.length.toString() + " " + lists[0].length.toString() + " " + lists[0][2]!);
  const early = wait(source.words(100));
  out.add("early " + early.next().value);
  drop(early);
  const none = wait(source.tokens(100));
  out.add("early token " + none.next().value.number().toString());
  drop(none);
  const items = source.items(1);
  drop(items);
}

function futures(out: Lines): void {
  out.add("later " + wait(source.later("text")).wait());
  const token = wait(source.tokenLater(7)).wait();
  out.add("token later " + token.number().toString());
  out.add("nested " + wait(source.nested(6)).wait().readAll().join());
  const unread = wait(source.later("nobody"));
  drop(unread);
  const given = future<string>();
  const answer = source.value(given.takeReader());
  out.add("completed " + given.takeWriter().complete("passed").toString());
  out.add("value " + wait(answer));
}

function given(out: Lines): void {
  const numbers = stream<u32>();
  const sum = source.sum(numbers.takeReader());
  spawnJob(new Numbers(numbers.takeWriter(), 1000)).detach();
  out.add("sum " + wait(sum).toString());
  const chunks = stream<u8>();
  const writing = spawnJob(new Chunks(chunks.takeWriter(), 5));
  out.add("echo " + wait(source.echo(chunks.takeReader())).readAll().join());
  drop(writing);
}

function double(turns: u32): u32 {
  return wait(source.slow(turns)) * 2;
}

function tasks(out: Lines): void {
  const before = source.started();
  const many = new OwnedArray<Task<u32>>();
  for (let i: u32 = 0; i < 5; i++) many.push(spawn(double, i));
  out.add("join " + join(many).join());
  out.add("started " + (source.started() - before).toString());
  const race = new OwnedArray<Task<u32>>();
  race.push(source.slow(50));
  race.push(source.slow(1));
  out.add("select " + select(race).toString());
  drop(race);
  const slow = timer(60000000000), quick = timer(1000000);
  out.add("either " + either(slow, quick).toString());
}

function cancelled(out: Lines): void {
  const token = new Token(9);
  const stopped = timeout<u32>(source.untilCancelled(token), 2000000);
  out.add("timeout " + stopped.isNone.toString());
  const dropped = source.untilCancelled(new Token(10));
  drop(dropped);
  const lent = new Token(11);
  out.add("lent " + wait(source.readOf(lent)).toString());
}

function mixed(out: Lines): void {
  const bytes = new Uint8Array(3);
  bytes[2] = 5;
  out.add("mixed " + wait(source.mixed("ä", bytes, new Token(3), "d", 1.5)).value);
  out.add("mixed " + wait(source.mixed("é", bytes, new Token(3), null, 1.5)).error);
}

export function run(): Result<Unit, Unit> {
  const out = new Lines();
  streams(out);
  futures(out);
  given(out);
  tasks(out);
  cancelled(out);
  mixed(out);
  sleep(5000000);
  out.add("alive " + Token.alive().toString());
  // The waitable set of this call is one.
  out.add("handles " + livingHandles().toString() + " " + source.livingHandles().toString());
  const pair = stream<u8>();
  const written = writeViaStream(pair.takeReader());
  const writer = pair.takeWriter();
  writer.writeAll(Uint8Array.wrap(String.UTF8.encode(out.text)));
  drop(writer);
  return written.wait().isOk ? Result.ok<Unit, Unit>(unit) : Result.err<Unit, Unit>(unit);
}
