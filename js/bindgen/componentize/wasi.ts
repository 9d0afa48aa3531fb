// The world of commands on WASI 0.3.0, as jco has it.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadJco } from "../jco.js";
import { joined, readPackages } from "../wit/files.js";

const PACKAGES = ["cli", "clocks", "filesystem", "random", "sockets"];

/** The name of the world in the text of `commandWit`. */
export const COMMAND = "command";

const WORLD = `package io-lifetimes:command;
world ${COMMAND} { include wasi:cli/command@0.3.0; }`;

/** Returns the WIT of a command on WASI 0.3.0, with the packages that it uses. */
export async function commandWit(): Promise<string> {
  const { preview1AdapterCommandPath } = await loadJco();
  const folder = join(dirname(fileURLToPath(preview1AdapterCommandPath())), "wit/builtin/0.3.0");
  const deps = PACKAGES.map((name) => readPackages({ path: join(folder, `wasi-${name}`) }).own);
  return joined({ own: readPackages({ source: WORLD }).own, deps });
}
