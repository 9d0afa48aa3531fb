import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wac } from "../tools/tools.js";

/** The reason for skipping tests of compositions. */
export const NO_WAC = "wac is not installed: `npm run tools wac` does it, in 5 to 10 minutes";

/** Whether wac is installed. */
export const hasWac = wac.find() !== undefined;

/** Composes components, which `script` refers to by the keys of `components`. */
export function compose(script: string, components: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "compose-"));
  try {
    const place = (name: string) => join(folder, name);
    writeFileSync(place("script.wac"), script);
    const dependencies = Object.entries(components).flatMap(([name, bytes], i) => {
      writeFileSync(place(`${i}.wasm`), bytes);
      return ["--dep", `${name}=${place(`${i}.wasm`)}`];
    });
    const { status, stderr } = spawnSync(
      wac.find()!,
      ["compose", place("script.wac"), "-o", place("out.wasm"), ...dependencies],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`wac ended with ${status}\n${stderr}`);
    return readFileSync(place("out.wasm"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
