// The declarations in the package have no errors in a strict project, whatever it has of the DOM, of Node's types and of module
// resolution. None of them leaves out the check of libraries.
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { tree } from "./support/tree.js";

/** The versions of @types/node, and the packages that have them here. */
const NODE_TYPES = { 20: "@types/node", 22: "types-node-22", 24: "types-node-24", 26: "types-node-26" } as const;

/** What programs import. The transform's declarations need those of asc, which have errors themselves. */
const ENTRIES = ["host/index", "bindgen/index"];

const PROGRAM = `
import { instantiate, run, type Exports, type Host, type ModuleSource, type Utilities } from "as-io-lifetimes";
import * as bindgen from "as-io-lifetimes/bindgen";

interface Own {
  add(a: number, b: number): number;
}
const host = await instantiate<Own>({ preopens: { ".": "." }, imports: { env: { log: (code: number) => code } } });
const sum: number = host.exports.add(1, 2);
const text: string = host.exports.__getString(sum);
const bytes: Uint8Array = host.exports.__getUint8Array(sum);
const size: number = host.exports.memory.buffer.byteLength;
// @ts-expect-error: there is no such export
host.exports.subtract;
declare const bindings: (module: { readonly brand?: 1 }, imports: { wasi: unknown }) => Promise<{ greet(name: string): string }>;
const greeting: string = (await instantiate({ bindings })).exports.greet("you");
const plain: Host = await instantiate({ module: new Uint8Array(8) });
const unknown: unknown = plain.exports["anything"];
const source: ModuleSource = new URL("file:///x.wasm");
const { exitCode }: { exitCode: number } = await run(source, { args: ["x"] });
export { bindgen, bytes, greeting, exitCode, size, text, unknown, type Exports, type Utilities };
`;
const WITH_DOM = `
import { instantiate } from "as-io-lifetimes";
const module = await WebAssembly.compile(new Uint8Array(8));
const imports: WebAssembly.Imports = {};
export const host = await instantiate({ module, imports });
`;

const declarations = tree();
test.after(() => declarations.dispose());

/** Makes the package with its declarations, as the build does. */
test.before(() => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.types.json"), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: ENTRIES.map((entry) => `js/${entry}.ts`), include: [] },
    ts.sys,
    root,
  );
  const program = ts.createProgram(
    ENTRIES.map((entry) => join(root, `js/${entry}.ts`)),
    { ...options, noCheck: true, outDir: declarations.at("dist") },
  );
  program.emit();
  cpSync(join(root, "package.json"), declarations.at("package.json"));
});

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

/** Returns the errors of the programs in a project with these versions and options. */
function errors(types: string, lib: readonly string[], resolution: "nodenext" | "bundler"): string[] {
  using files = tree({ "program.ts": PROGRAM, "with-dom.ts": WITH_DOM, "package.json": '{ "type": "module" }' });
  link(declarations.path, files.at("node_modules/as-io-lifetimes"));
  link(join(root, "node_modules", types), files.at("node_modules/@types/node"));
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    {
      strict: true,
      target: "es2022",
      lib,
      types: ["node"],
      noEmit: true,
      module: resolution === "nodenext" ? "nodenext" : "esnext",
      moduleResolution: resolution,
    },
    files.path,
  );
  assert.equal(errors, []);
  const entries = lib.includes("dom") ? ["program.ts", "with-dom.ts"] : ["program.ts"];
  const program = ts.createProgram(
    entries.map((entry) => files.at(entry)),
    options,
    hostOf(options),
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

/** The libraries of TypeScript and the types of Node, parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    if (!name.includes("/node_modules/typescript/")) return getSourceFile(name, version, ...rest);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  return host;
}

const OLDEST_AND_NEWEST = ["20", "26"];
for (const [version, types] of Object.entries(NODE_TYPES)) {
  for (const lib of [["es2023"], ["es2023", "dom"]]) {
    for (const resolution of ["nodenext", "bundler"] as const) {
      const isUsual = lib.length === 1 && resolution === "nodenext";
      if (!isUsual && !OLDEST_AND_NEWEST.includes(version)) continue;
      test(`no errors with @types/node ${version}, lib ${lib.join(" and ")}, ${resolution}`, () => {
        assert.equal(errors(types, lib, resolution), []);
      });
    }
  }
}

test.run();
