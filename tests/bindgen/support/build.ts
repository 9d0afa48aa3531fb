import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bindgen, componentize, type WitInput } from "../../../js/bindgen/index.js";
import { compileCached, compileUncached } from "../../../scripts/targets/asc.js";
import { root } from "../../support/asc.js";

export interface Build {
  readonly wit: WitInput;
  readonly world?: string;
  /** What the user wrote, by file names; what isn't there is a stub. */
  readonly sources?: Record<string, string>;
  readonly options?: readonly string[];
  /** Compiles everything that is imported, called or not. */
  readonly all?: boolean;
  readonly features?: readonly string[] | "all";
  /** As for `bindgen`. */
  readonly async?: readonly string[];
  /** Doesn't store the module for the next run: one of thousands. */
  readonly isOneOfMany?: boolean;
}

/** Generates bindings, compiles them with stubs or sources, and makes a component. */
export async function build(what: Build): Promise<Uint8Array> {
  const core = await compileWorld(what);
  return componentize(core, { wit: what.wit, world: what.world, features: what.features });
}

/** The core module of a world. */
export async function compileWorld({
  wit,
  world,
  sources = {},
  options = [],
  all = false,
  features,
  async,
  isOneOfMany = false,
}: Build): Promise<Uint8Array> {
  const { bindings, stubs } = await bindgen({ wit, world, features, async });
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-bindgen-"));
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const files = new Map([...stubs, ...Object.entries(sources)]);
    for (const [path, text] of bindings) files.set(path, all ? probed(path, text) : text);
    const probes = [...bindings.keys()].filter((path) => all && isImports(path));
    files.set(
      "all.ts",
      probes.map((path, i) => `export { $probe as probe${i} } from "./${path.slice(0, -".ts".length)}";`).join("\n"),
    );
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const entries = ["index.ts", ...(probes.length > 0 ? ["all.ts"] : [])];
    return await asCompiled(folder, [...entries, ...options], [...files].flat().join("\n"), isOneOfMany);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asCompiled(
  folder: string,
  options: string[],
  content: string,
  isOneOfMany: boolean,
): Promise<Uint8Array> {
  const config = options.includes("--config") ? [] : ["--config", join(root, "asconfig.component.json")];
  const args = [...options, ...config, "--outFile", "out.wasm"];
  const { error, stderr, files } = await (isOneOfMany ? compileUncached : compileCached)({
    args,
    baseDir: folder,
    content,
  });
  if (error !== undefined) throw new Error(`${error}\n${stderr}`);
  if (/WARNING|INFO/.test(stderr)) throw new Error(`asc warns of generated code:\n${stderr}`);
  return files.get("out.wasm")!;
}

function isImports(path: string): boolean {
  return path.startsWith("bindings/imports/") || path === "bindings/world.ts";
}

/** asc compiles only what is called, so this calls all functions that a generated file has. */
function probed(path: string, text: string): string {
  if (!isImports(path)) return text;
  const calls: string[] = [];
  let className = "";
  for (const line of text.split("\n")) {
    className = /^export class ([\w$]+)/.exec(line)?.[1] ?? className;
    const head =
      /^(?:@trusted export function ([\w$]+)|  (@trusted static )?(get )?([\w$]+))\((.*?)\)(?:: .*)? \{$/.exec(line);
    if (!head || ["if", "for", "while", "switch"].includes(head[4]!)) continue;
    const [, fn, isStatic, isGetter, member, params] = head;
    const args = typesOf(params!)
      .map((type) => `$any<${type}>()`)
      .join(", ");
    if (fn?.includes("$")) continue;
    if (fn) calls.push(`${fn}(${args});`);
    else if (member === "constructor") {
      if (!text.includes(`ERROR("`) || params) calls.push(`new ${className}(${args});`);
    } else if (isGetter) calls.push(`$any<${className}>().${member};`);
    else if (isStatic) calls.push(`${className}.${member}(${args});`);
    else calls.push(`$any<${className}>().${member}(${args});`);
  }
  const any = "@trusted function $any<T>(): T {\n  return isReference<T>() ? changetype<T>(<usize>0) : <T>0;\n}";
  return `${text}\n${any}\n@trusted export function $probe(): void {\n${calls.map((call) => `  ${call}`).join("\n")}\n}\n`;
}

/** The types in `a: Map<string, u8>, b: u8`. */
function typesOf(params: string): string[] {
  const parts: string[] = [];
  let depth = 0,
    start = 0;
  for (const [i, char] of [...params, ","].entries()) {
    if (char === "<") depth++;
    else if (char === ">") depth--;
    else if (char === "," && depth === 0) {
      parts.push(params.slice(start, i));
      start = i + 1;
    }
  }
  return parts.filter((part) => part.trim() !== "").map((part) => part.slice(part.indexOf(":") + 1).trim());
}
