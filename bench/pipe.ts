// A pipe within the module compared with copying the bytes in and out of memory, which is the least it has to do.

import { compile } from "../tests/support/asc.js";
import type { Report } from "./engines.js";
import { compare, type Work } from "./measure.js";

const SIZES: readonly [size: number, n: number][] = [
  [16, 1_000_000],
  [4096, 200_000],
  [65536, 20_000],
];

export async function benchPipe(
  instantiate: (wasm: Uint8Array) => Record<string, Work>,
  report: Report,
): Promise<void> {
  const pipe = instantiate(await compile("bench/guest/pipe.ts", ["--target", "release", "--optimizeLevel", "3"]));
  for (const [size, n] of SIZES) {
    report(
      `${size} bytes through a pipe`,
      "two memory.copy",
      "",
      compare(pipe[`pipe${size}`]!, pipe[`copies${size}`]!, n),
    );
  }
}
