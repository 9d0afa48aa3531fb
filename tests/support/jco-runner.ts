// Runs a command module as a component that jco has turned into JavaScript, with our wasi:filesystem:
//
//   node jco-runner.js MODULE DIRECTORY
//
// The module sees the directory as ".". Ends with 134 after a trap.

import { readFileSync } from "node:fs";
import { filesystem } from "../../js/host/wasi-filesystem/filesystem.js";
import { commandComponent, transpileComponent } from "./component.js";

const [path, directory] = process.argv.slice(2);
const { types, preopens } = filesystem({ ".": directory! });
const component = await transpileComponent(await commandComponent(readFileSync(path!)));
const { run } = await component.instantiate<{ run: { run(): void } }>({
  "wasi:filesystem/types": types,
  "wasi:filesystem/preopens": preopens,
  // To preview2-shim all standard streams are terminals.
  "wasi:cli/terminal-stdin": { getTerminalStdin: () => undefined },
  "wasi:cli/terminal-stdout": { getTerminalStdout: () => undefined },
  "wasi:cli/terminal-stderr": { getTerminalStderr: () => undefined },
});
try {
  run.run();
} catch (error) {
  if (!/wasm trap|unreachable/.test((error as Error).message)) throw error;
  process.exitCode = 134;
}
