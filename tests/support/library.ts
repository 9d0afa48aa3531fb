import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesystem } from "../../js/host/wasi-filesystem/filesystem.js";
import { root } from "./asc.js";
import { transpileComponent, type Imports } from "./component.js";

/** The component that the build made. */
export const componentPath = join(root, "dist/io-lifetimes.component.wasm");

// The build makes the types of these, after tests are compiled.
type Interface = any;

/** What the component exports, as jco's output has it. */
export interface Library {
  fds: Interface;
  files: Interface;
  directories: Interface;
  sockets: Interface;
  pipes: Interface;
  polling: Interface;
  preopens: Interface;
  stdio: Interface;
}

let transpiled: ReturnType<typeof transpileComponent> | undefined;

/** An instance of the component on jco that sees a directory as ".". */
export async function openLibrary(directory: string, others: Imports = {}): Promise<Library> {
  const { types, preopens } = filesystem({ ".": directory });
  transpiled ??= transpileComponent(readFileSync(componentPath));
  return (await transpiled).instantiate<Library>({
    "wasi:filesystem/types": types,
    "wasi:filesystem/preopens": preopens,
    ...others,
  });
}
