import { spawn } from "node:child_process";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { root } from "../../support/asc.js";
import { componentPath } from "../../support/library.js";
import { wasmtimePython } from "../../support/wasmtime.js";
import type { Usage } from "./jco.js";
import type { Step } from "./model.js";

/** Carries the steps out on wasmtime. Throws where one gives what it must not. */
export async function soakOnWasmtime(directory: string, count: number, steps: Iterable<Step>): Promise<Usage> {
  const script = join(root, "tests/component/soak/wasmtime_soak.py");
  const child = spawn(wasmtimePython()!, [script, componentPath, directory, String(count)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdin.on("error", () => {}); // it ends early where a call gives what it must not
  Readable.from(lines(steps)).pipe(child.stdin);
  const said = await text(child.stdout);
  if ((await ended) !== 0) throw new Error(said);
  return JSON.parse(said) as Usage;
}

function* lines(steps: Iterable<Step>): Iterable<string> {
  for (const step of steps) yield `${JSON.stringify(step)}\n`;
}
