// What the resource of tests/bindgen/wit/counters.wit does, and how much of it has ended.

let ended: u32 = 0;
let finalized: u32 = 0;

// @ts-ignore: decorator
@global function __finalize(at: usize): void { finalized++; }

@owned
export class Counter {
  constructor(public start: u32) {}
  value(): u32 { return this.start; }
  drop(): void { ended++; }
}

/** Gives how many have ended before this one. */
export function take(one: Counter): u32 { return ended; }

/** Makes garbage, and gives how many objects were collected so far. */
export function fill(bytes: u32): u32 {
  for (let i: u32 = 0; i < bytes; i += 16) new Array<u8>();
  return finalized;
}
