import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** How many descriptors this process has open. */
export function openInProcess(): number {
  return readdirSync("/proc/self/fd").length;
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
