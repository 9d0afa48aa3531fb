import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { MARK } from "../bindgen/generate/module.js";
import { print } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "makes AssemblyScript bindings for a WIT world";

export const help = `Usage: io-lifetimes bindgen WIT [OPTIONS]

Makes AssemblyScript bindings for a world: types and functions that it imports, and what
calls your functions for those that it exports. WIT is a file, or a folder with its deps/.

  --world NAME     the world; may be left out where there is only one
  --out DIR        the folder for your component's source (default: assembly). The bindings
                   are DIR/index.ts and DIR/bindings/. What you write stands beside them,
                   in a file for each exported interface
  --stubs          also writes skeletons of your files, unless they are there
  --feature NAME   includes what is @unstable under this feature; may be given more than once
  --async WHICH    which async functions give a task, or wait without holding up others:
                   all, none, or [-][import:|export:]FUNCTION as in wasi:cli/run#run; may
                   be given more than once, and the first match counts. The others block
  --all-features   includes everything that is @unstable
  --help           prints this

Then compile DIR/index.ts with asc, and make a component of the module:
io-lifetimes componentize.

Ends with 2 if no bindings can be made.`;

const options = {
  world: { type: "string" },
  out: { type: "string" },
  stubs: { type: "boolean" },
  feature: { type: "string", multiple: true },
  async: { type: "string", multiple: true },
  "all-features": { type: "boolean" },
} as const;

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [wit, ...rest] = positionals;
  if (wit === undefined || rest.length > 0)
    throw new UsageError(`expected one file or folder with WIT, got ${positionals.length}`);
  const out = resolve(values.out ?? "assembly");
  const { bindgen } = await import("../bindgen/index.js"); // no other command waits for it
  const { bindings, stubs } = await bindgen({
    wit: { path: wit },
    world: values.world,
    features: values["all-features"] ? "all" : (values.feature ?? []),
    async: values.async,
  });
  for (const path of bindings.keys()) checkOurs(join(out, path));
  for (const [path, text] of bindings) write(join(out, path), text);
  print(process.stdout, `wrote ${bindings.size} files to ${shown(out)}\n`);
  for (const [path, text] of values.stubs ? stubs : []) writeStub(join(out, path), text);
  return 0;
}

/** A file that somebody else wrote is not written over. */
function checkOurs(path: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8").includes(MARK)) return;
  throw new UsageError(`${shown(path)} is there and was not made by bindgen: move it away, or choose another --out`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeStub(path: string, text: string): void {
  const isThere = existsSync(path);
  if (!isThere) write(path, text);
  print(
    process.stdout,
    isThere ? `kept ${shown(path)}, which is there already\n` : `wrote ${shown(path)}: fill it in\n`,
  );
}

function shown(path: string): string {
  return relative(".", path) || ".";
}
