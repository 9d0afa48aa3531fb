import { join } from "node:path";
import { compileCached } from "../../scripts/targets/asc.js";
import { root } from "../support/asc.js";

const SANITIZER = join(root, "dist/js/sanitize/index.js");
const OWNERSHIP = join(root, "dist/js/transform/index.js");
const ENTRY = "entry.ts";

/** Compiles a program, given as text, with the sanitizer; and with the ownership transform unless it `isByHand`. */
export async function compileSanitized(text: string, isByHand = false): Promise<WebAssembly.Module> {
  const transforms = isByHand ? [SANITIZER] : [SANITIZER, OWNERSHIP];
  const options = ["--config", "none.json", "--debug", ...transforms.flatMap((path) => ["--transform", path])];
  return new WebAssembly.Module((await compile(ENTRY, text, options)) as Uint8Array<ArrayBuffer>);
}

/** Compiles a command with asconfig.json's target `sanitize`. `text` stands for the file, which needn't exist then. */
export function compileFile(file: string, text?: string, options: string[] = []): Promise<Uint8Array> {
  return compile(file, text, [
    "--config",
    "asconfig.json",
    "--target",
    "sanitize",
    "--exportStart",
    "_start",
    ...options,
  ]);
}

async function compile(file: string, text: string | undefined, options: string[]): Promise<Uint8Array> {
  const { error, stderr, files } = await compileCached({
    args: [file, "--outFile", "out.wasm", ...options],
    sources: new Map(text === undefined ? [] : [[file, text]]),
  });
  if (error !== undefined) throw new Error(`asc: ${error}\n${stderr}`);
  return files.get("out.wasm")!;
}

/** Runs an export and says that the instance ends. Returns what the sanitizer says, or null where it finds no fault. */
export function faultOf(module: WebAssembly.Module, name: string, ...args: number[]): string | null {
  const imports: Record<string, Record<string, (...args: number[]) => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  imports["env"]!["abort"] = (message) => {
    throw new Error(readText(exports["memory"] as WebAssembly.Memory, message!));
  };
  const { exports } = new WebAssembly.Instance(module, imports);
  try {
    (exports[name] as (...args: number[]) => number)(...args);
    (exports["sanitizeEnd"] as () => void)();
  } catch (error) {
    const { message } = error as Error;
    const prefix = "ownership sanitizer: ";
    if (!message.startsWith(prefix)) throw error;
    return message.slice(prefix.length);
  }
  return null;
}

/** A string of AssemblyScript: its length in bytes is before it. */
function readText({ buffer }: WebAssembly.Memory, at: number): string {
  const [length] = new Uint32Array(buffer, at - 4, 1);
  return Buffer.from(buffer, at, length).toString("utf16le");
}
