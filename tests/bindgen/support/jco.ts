import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transpile } from "@bytecodealliance/jco";

/** What a component exports, as jco shows it. */
export type Exports = Record<string, any>;

/** Runs a component on jco with these imports. Gives also the memory of its core module. */
export async function instantiate(component: Uint8Array, imports: Record<string, object> = {}): Promise<{ exports: Exports; memory: WebAssembly.Memory }> {
  const { files } = await transpile(component, { name: "component", instantiation: { tag: "sync" } } as never);
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-jco-"));
  try {
    const modules = new Map<string, Uint8Array>();
    for (const [name, bytes] of Object.entries(files as Record<string, Uint8Array>)) {
      if (name.endsWith(".wasm")) modules.set(name, bytes);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const { instantiate: start } = (await import(pathToFileURL(join(folder, "component.js")).href)) as { instantiate: Function };
    let memory: WebAssembly.Memory | undefined;
    const exports = start(
      (name: string) => new WebAssembly.Module(modules.get(name)! as BufferSource),
      imports,
      (module: WebAssembly.Module, given: WebAssembly.Imports) => {
        const instance = new WebAssembly.Instance(module, given);
        memory ??= instance.exports["memory"] as WebAssembly.Memory | undefined;
        return instance;
      },
    ) as Exports;
    return { exports, memory: memory! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
