// What is borrowed as shared is changed through a borrow that a method gave.
// fault: change of a value that is borrowed as shared: setting Counter#n at *:15:20; borrowed as shared by count at *:25:5
import { Mut, Ref } from "as-io-lifetimes/assembly/own";

@owned
class Counter {
  n: i32 = 0;
  me(): Ref<Counter> {
    return this;
  }
  drop(): void {}
}

function count(counter: Ref<Counter>): void {
  counter.me().n = 1;
}

function change(counter: Mut<Counter>): void {
  counter.n++;
}

export function main(n: i32): i32 {
  const counter = new Counter();
  if (n == 0)
    count(counter);
  else change(counter);
  counter.drop();
  return n;
}
