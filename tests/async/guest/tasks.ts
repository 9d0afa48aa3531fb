// What the world of tests/async/wit/tasks.wit exports: waits in every place of a program.

import { Task, join, select, spawn, spawnVoid, wait, yieldNow } from "as-io-lifetimes/assembly/async";
import { OwnedArray, drop } from "as-io-lifetimes/assembly/own";
import { pause, text } from "./bindings/world";

export function loops(n: u32): u64 {
  let sum: u64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    let k: u32 = i;
    while (k > 0 && wait(pause(k)) != 2) {
      if (k % 5 == 4) {
        k--;
        continue;
      }
      sum += k;
      k--;
    }
    if (i == 6) break;
  }
  return sum;
}

export function recursion(n: u32): u32 {
  if (n < 2) return wait(pause(n));
  return recursion(n - 1) + recursion(n - 2);
}

export function expressions(n: u32): string {
  const list = [wait(pause(n)), wait(pause(n + 1)) * 2 + wait(pause(1))];
  const chosen = wait(pause(n)) > 2 ? wait(text("large")) : wait(text("small"));
  return `${list.join()} ${chosen} ${wait(pause(n)) > 2 && wait(pause(0)) == 0} ${wait(text("a" + wait(text("b"))))}`;
}

class Node {
  next: Node | null = null;
  constructor(public name: string, public n: f64) {}
}

/** Makes garbage, so that what was freed by mistake is used again. */
function litter(): void {
  for (let i = 0; i < 50; i++) new Node("litter " + i.toString(), -1);
}

export function objects(n: u32): string {
  let first: Node | null = null;
  const names = new Map<string, Node>();
  for (let i: u32 = 0; i < n; i++) {
    const node = new Node("node " + i.toString(), i / 2.0);
    node.next = first;
    wait(pause(i));
    litter();
    first = node;
    names.set(node.name, node);
  }
  let all = "";
  for (let at: Node | null = first; at !== null; at = at!.next) {
    all += at.name + "=" + at.n.toString() + (names.get(at.name) == at ? "" : "?") + ";";
    wait(pause(1));
    litter();
  }
  return all;
}

function twice(n: u32): u32 {
  return wait(pause(n)) * 2;
}

function same(n: u32): u32 {
  return n;
}

/** A wait through a function value, of which another one doesn't wait. */
export function values(n: u32): u32 {
  const fns: ((n: u32) => u32)[] = [twice, same];
  let sum: u32 = 0;
  for (let i = 0; i < fns.length; i++) {
    const fn = fns[i];
    sum += fn(n) * 10;
  }
  return sum;
}

function work(n: u32): u32 {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < n % 4; i++) sum += wait(pause(n));
  if (n % 3 == 0) yieldNow();
  return sum + n;
}

export function many(count: u32): u64 {
  const tasks = new OwnedArray<Task<u32>>();
  for (let i: u32 = 0; i < count; i++) tasks.push(spawn(work, i));
  const first = select(tasks);
  const results = join(tasks);
  let sum: u64 = 0;
  for (let i = 0; i < results.length; i++) sum += results[i];
  return first < 0 ? 0 : sum;
}

let ended: u32 = 0;

function endless(n: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    if (pause(1).tryWait().isNone) break;
  }
  ended++;
}

/** Tasks that are dropped before they start, and while they wait, end. */
export function dropped(): u32 {
  ended = 0;
  const early = spawnVoid<u32>(endless, 1000000);
  drop(early);
  const late = spawnVoid<u32>(endless, 1000000);
  wait(pause(5));
  drop(late);
  for (let i = 0; i < 50 && ended == 0; i++) wait(pause(1)); // the end of a task comes in a later turn
  return ended;
}

export function atOnce(n: u32): u32 {
  return n + 1;
}

export function neverWaits(n: u32): u32 {
  return n + 2;
}

export function lent(bytes: Uint8Array): Uint8Array {
  wait(pause(1));
  litter();
  for (let i = 0; i < bytes.length; i++) bytes[i]++;
  return bytes;
}
