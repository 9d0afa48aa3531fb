// The components of examples/compose, each made by the tools of its language.

import { componentize as componentizeJs, type ComponentizeOptions } from "@bytecodealliance/componentize-js";
import { componentNew, preview1AdapterReactorPath } from "@bytecodealliance/jco";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bindgen, componentize } from "../../js/bindgen/index.js";
import { compileCached } from "../targets/asc.js";
import { layOut } from "../targets/bindings.js";
import { root } from "../root.js";
import { makeOnce } from "../tools/cache.js";
import { componentizePy, type Tool } from "../tools/tools.js";
import { fixture } from "./fixtures.js";
import { folder, wit } from "./sources.js";

export type World = "opening" | "reading" | "closing";

/** A language of the component that opens. */
export interface Language {
  readonly name: string;
  /** The reason if it can't be made here. */
  readonly missing?: string;
  /** The reason if it can't run on jco here. */
  readonly notOnJco?: string;
  opening(): Promise<Uint8Array>;
}

export const languages: readonly Language[] = [
  { name: "AssemblyScript", opening: () => assemblyScript("opening") },
  { name: "JavaScript", opening: javaScript },
  { name: "Rust", opening: () => fromFixture("rust") },
  { name: "C", opening: () => fromFixture("c") },
  {
    name: "Python",
    ...needs(componentizePy),
    ...(Number(process.versions.node.split(".")[0]) < 22
      ? { notOnJco: "the component of Python has constant expressions that Node 20 doesn't know" }
      : {}),
    opening: python,
  },
];

function needs(tool: Tool): { missing?: string } {
  return tool.find() ? {} : { missing: `${tool.name} is not installed: npm run tools ${tool.name}` };
}

/** A component of AssemblyScript, with bindings by bindgen. */
export async function assemblyScript(world: World): Promise<Uint8Array> {
  const place = `build/compose/${world}`;
  const { bindings } = await bindgen({ wit: { source: wit }, world: `example:compose/${world}` });
  layOut(join(root, place), join(folder, "assemblyscript", world), bindings);
  const args = [`${place}/index.ts`, "--config", "asconfig.component.json", "--target", "release"];
  const { error, stderr, files } = await compileCached({ args: [...args, "--outFile", "out.wasm"] });
  if (error !== undefined) throw new Error(`asc ${place}: ${error}\n${stderr}`);
  return componentize(files.get("out.wasm")!, { wit: { source: wit }, world: `example:compose/${world}` });
}

/** A component of JavaScript: an engine with the program in it, 13 MB. */
function javaScript(): Promise<Uint8Array> {
  return once("javascript", async () => {
    const source = readFileSync(join(folder, "javascript/opening.js"), "utf8");
    const { component } = await componentizeJs(source, wit, {
      worldName: "opening",
      // It uses nothing of WASI itself.
      disableFeatures: ["stdio", "random", "clocks", "http", "fetch-event"],
    } as ComponentizeOptions); // the type asks for a path of the source as well
    return component;
  });
}

/** A component of Python: an interpreter with the program in it, 18 MB. */
function python(): Promise<Uint8Array> {
  return once("python", async (work) => {
    const out = join(work, "out.wasm");
    run(join(dirname(componentizePy.find()!), "componentize-py"), [
      "--quiet",
      "-d",
      writtenWit(work),
      "-w",
      "opening",
      "componentize",
      "-p",
      join(folder, "python"),
      "app",
      "-o",
      out,
    ]);
    return readFileSync(out);
  });
}

/** A component made of a core module in the repository: its compiler takes minutes to install. */
async function fromFixture(language: string): Promise<Uint8Array> {
  return componentNew(fixture(language), [["wasi_snapshot_preview1", readFileSync(preview1AdapterReactorPath())]]);
}

/** Writes the WIT to a file, for tools that take a path, and returns its path. */
function writtenWit(work: string): string {
  const place = join(work, "compose.wit");
  writeFileSync(place, wit);
  return place;
}

/** The result of `make` for a folder of the example, cached until the folder or the WIT changes. */
async function once(language: string, make: (work: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  const hash = createHash("sha256").update(wit);
  const from = join(folder, language);
  for (const file of (readdirSync(from, { recursive: true }) as string[]).sort()) {
    if (statSync(join(from, file)).isFile()) hash.update(file).update(readFileSync(join(from, file)));
  }
  const place = await makeOnce(`compose-${language}-${hash.digest("hex").slice(0, 16)}`, async (work) => {
    writeFileSync(join(work, "component.wasm"), await make(work));
  });
  return readFileSync(join(place, "component.wasm"));
}

function run(command: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stderr}`);
}
