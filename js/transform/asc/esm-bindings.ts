import { JSBuilder, type Program } from "assemblyscript";
import { preview1 } from "../../page.js";

// With `--bindings esm`, asc writes a file that imports each module of imports as a package. `wasi_snapshot_preview1` isn't
// one: the file gets it from this package's host in Node, and in a web page from a function within the file.

const PREVIEW1 = "wasi_snapshot_preview1";
const PATCHED = Symbol.for("as-io-lifetimes: bindings");
const BOUND = Symbol.for("as-io-lifetimes: bound");

type BoundProgram = Program & { [BOUND]?: true };

/** asc's builder of bindings; its fields are private. */
interface Builder {
  readonly esm: boolean;
  readonly program: BoundProgram;
}

interface Patched {
  build?: (this: Builder) => string;
  [PATCHED]?: true;
}

/** Makes asc's bindings for ES modules of a program get preview1 from this package. asc has no hook for its outputs. */
export function bindPreview1(program: Program): void {
  (program as BoundProgram)[BOUND] = true;
  const prototype = JSBuilder.prototype as unknown as Patched;
  const { build } = prototype;
  if (prototype[PATCHED] || !build) return;
  prototype[PATCHED] = true;
  prototype.build = function () {
    const text = build.call(this);
    const isOurs = this.esm && this.program[BOUND] === true && this.program.moduleImports.has(PREVIEW1);
    return isOurs ? withPreview1(text) : text;
  };
}

const HEAD = `// Files, standard streams and clocks: from as-io-lifetimes in Node, and in a web page, which has no files, from here.
const __preview1 = typeof process != "undefined" && process.versions?.node != null
  ? (await import("as-io-lifetimes/esm")).preview1()
  : (${preview1.toString()})();
`;

function withPreview1(text: string): string {
  const number = /^import \* as __import(\d+) from "wasi_snapshot_preview1";\n/m.exec(text)?.[1];
  const edits: [from: string, to: string][] = [
    [`import * as __import${number} from "${PREVIEW1}";\n`, HEAD],
    [`    ${PREVIEW1}: __maybeDefault(__import${number}),\n`, `    ${PREVIEW1}: __preview1.imports,\n`],
    [
      "  const { exports } = await WebAssembly.instantiate(module, adaptedImports);\n",
      "  const { exports } = __preview1.started(await WebAssembly.instantiate(module, adaptedImports));\n",
    ],
  ];
  for (const [from, to] of edits) {
    if (!text.includes(from)) {
      throw new Error(
        'as-io-lifetimes: this version of assemblyscript writes other bindings; use `"bindings": "raw"` and the option ' +
          "`bindings` of `instantiate`",
      );
    }
    text = text.replace(from, () => to);
  }
  return text;
}
