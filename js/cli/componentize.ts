import { existsSync, readFileSync } from "node:fs";
import { writeOut } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "turns a module compiled by asc into a component";

export const help = `Usage: io-lifetimes componentize APP.WASM [OPTIONS]

Turns a core module into a component. A module that was compiled with bindings of
io-lifetimes bindgen becomes a component of their world; a command, which exports
\`_start\` or was compiled with --target p3, needs no world. If the module imports WASI
preview1, the component includes the adapter to WASI 0.2.

  --wit WIT        the file or folder with the world (default: the folder wit, if it
                   exists and the module isn't a command)
  --world NAME     the world; optional if there is only one
  --feature NAME   includes what is @unstable under this feature, as for bindgen
  --all-features   includes everything that is @unstable
  -o, --out FILE   the component (default: APP.component.wasm)
  --help           prints this help

Exits with 2 if the component can't be created.`;

const options = {
  wit: { type: "string" },
  world: { type: "string" },
  out: { type: "string", short: "o" },
  feature: { type: "string", multiple: true },
  "all-features": { type: "boolean" },
} as const;

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError(`expected one module, got ${positionals.length}`);
  const bytes = read(path);
  const { componentize, isCommand } = await import("../bindgen/index.js"); // Only this command loads bindgen.
  const wit = values.wit ?? (!isCommand(bytes) && existsSync("wit") ? "wit" : undefined);
  const component = await componentize(bytes, {
    wit: wit === undefined ? undefined : { path: wit },
    world: values.world,
    features: values["all-features"] ? "all" : (values.feature ?? []),
  });
  writeOut(values.out ?? `${path.replace(/\.wasm$/, "")}.component.wasm`, component);
  return 0;
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`can't read the module ${path}: ${(error as Error).message}`);
  }
}
