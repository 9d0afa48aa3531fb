import { StreamReader, StreamWriter, spawnJob, yieldNow } from "as-io-lifetimes/assembly/async";
import { stream } from "./bindings/async";

export function ready(n: u32): u32 {
  return n;
}

export function late(n: u32): u32 {
  yieldNow();
  return n;
}

@owned class Bytes {
  constructor(private writer: StreamWriter<u8>, private count: u64) {}

  @consumes run(): void {
    const chunk = new Uint8Array(1 << 16);
    for (let left = this.count; left > 0; left -= chunk.length) {
      if (!this.writer.writeAll(chunk)) return;
    }
  }
}

export function bytes(count: u64): StreamReader<u8> {
  const ends = stream<u8>();
  spawnJob(new Bytes(ends.takeWriter(), count)).detach();
  return ends.takeReader();
}
