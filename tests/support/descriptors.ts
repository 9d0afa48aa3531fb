import * as assert from "uvu/assert";
import { setTimeout } from "node:timers/promises";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** How many descriptors this process has open. */
export function openInProcess(): number {
  return readdirSync("/dev/fd").length; // on Linux a link to /proc/self/fd
}

/**
 * Fails where this process has more descriptors open than `before`, and goes on having them: what others close comes in the turns
 * that follow, and wasmtime's thread for timeouts outlives its last user.
 */
export async function nothingStaysOpen(before: number): Promise<void> {
  const limit = Date.now() + 10_000;
  while (openInProcess() > before && Date.now() < limit) await setTimeout(10);
  assert.ok(openInProcess() <= before, `${openInProcess()} descriptors are open, and before it were ${before}`);
}

/** The descriptors of this process that are open on the file at `path`, with their flags as `open` takes them. Linux only. */
export function openAt(path: string): { fd: number; flags: number }[] {
  const file = realpathSync(path);
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      if (readlinkSync(`/proc/self/fd/${fd}`) !== file) return [];
      const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))![1]!;
      return [{ fd: Number(fd), flags: parseInt(flags, 8) }];
    } catch {
      return []; // the one that read the list
    }
  });
}
