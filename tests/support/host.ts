import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Host, InstantiateOptions } from "../../js/host/index.js";
import { instantiate } from "./engine.js";

/** Files by path, with their content. */
export type Tree = Record<string, string | Uint8Array>;

/** Runs `work` with an instance of the library that sees a new directory with `tree` in it as ".". */
export async function withHost(
  tree: Tree,
  work: (host: Host, dir: string) => unknown,
  options: InstantiateOptions = {},
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
  try {
    for (const [path, content] of Object.entries(tree)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    }
    using host = await instantiate({ preopens: { ".": dir }, ...options });
    await work(host, dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
