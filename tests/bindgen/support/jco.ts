import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transpile } from "@bytecodealliance/jco";

/** What a component exports, as jco shows it. */
export type Exports = Record<string, any>;

/** Runs a component on jco with these imports; those that are missing throw when they are called. Gives also its core. */
export async function instantiate(
  component: Uint8Array,
  imports: Record<string, object> = {},
): Promise<{ exports: Exports; core: Exports }> {
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
    const { instantiate: start } = (await import(pathToFileURL(join(folder, "component.js")).href)) as {
      instantiate: Function;
    };
    let core: WebAssembly.Exports | undefined;
    const exports = start(
      (name: string) => new WebAssembly.Module(modules.get(name)! as BufferSource),
      Object.fromEntries(Object.entries(imports).map(([name, items]) => [name, complete(name, items)])),
      (module: WebAssembly.Module, given: WebAssembly.Imports) => {
        const instance = new WebAssembly.Instance(module, given);
        if ("cabi_realloc" in instance.exports) core ??= instance.exports;
        return instance;
      },
    ) as Exports;
    return { exports, core: core! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complete(name: string, items: object): object {
  if (typeof items === "function") return items;
  return new Proxy(items, {
    get: (target, key) =>
      Reflect.get(target, key) ??
      (() => {
        throw new Error(`the host has no ${name} ${String(key)}`);
      }),
  });
}
