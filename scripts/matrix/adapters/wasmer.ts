// Runs a command in a sandbox of @wasmer/sdk, which has files in memory:
//
//   node wasmer.js PACKAGE MODULE ARGUMENT...
//
// The files of the current directory are copied there before; what the program writes isn't copied back.

import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { tree, type Tree } from "../tree.js";

/** What is used of the package. */
interface Sdk {
  Wasmer: {
    create(): Promise<{
      packages: { load(module: Uint8Array): Promise<unknown> };
      sandboxes: { create(options: { packages: unknown[] }): Promise<Sandbox> };
    }>;
  };
}

interface Sandbox {
  fs: {
    mkdir(path: string, options: { recursive: boolean }): Promise<void>;
    writeFile(path: string, content: Uint8Array): Promise<void>;
  };
  command(
    name: string,
    args: string[],
    options: { cwd: string },
  ): {
    run(options: { stdin: Uint8Array }): Promise<{ stdout: Output; stderr: Output; exitCode?: number; code?: number }>;
  };
}
type Output = Uint8Array | { bytes: Uint8Array } | string;

const [entry, module, ...args] = process.argv.slice(2);
const { Wasmer } = (await import(pathToFileURL(entry!).href)) as Sdk;
const wasmer = await Wasmer.create();
const sandbox = await wasmer.sandboxes.create({ packages: [await wasmer.packages.load(readFileSync(module!))] });
await copy(tree("."), "/workspace");
const result = await sandbox.command("main", args, { cwd: "/workspace" }).run({ stdin: readFileSync(0) });
writeSync(1, bytesOf(result.stdout));
writeSync(2, bytesOf(result.stderr));
process.exit(result.exitCode ?? result.code);

async function copy(files: Tree, to: string): Promise<void> {
  await sandbox.fs.mkdir(to, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    if (content instanceof Uint8Array) await sandbox.fs.writeFile(`${to}/${name}`, content);
    else await copy(content, `${to}/${name}`);
  }
}

function bytesOf(output: Output): Uint8Array {
  if (typeof output === "string") return Buffer.from(output);
  return output instanceof Uint8Array ? output : output.bytes;
}
