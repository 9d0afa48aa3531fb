// A component that jco has transpiled: our wasi:filesystem compared with preview2-shim's.

import * as shim from "@bytecodealliance/preview2-shim/filesystem";
import { filesystem } from "../js/host/wasi-filesystem/filesystem.js";
import { compileComponent, transpileComponent, type Imports } from "../tests/support/component.js";
import { compare, type Comparison, type Work } from "./measure.js";

/** The API of preview2-shim for Node; its typings are those for browsers. */
const { createFilesystem } = shim as unknown as {
  createFilesystem(options: { preopens: Record<string, string> }): { types: unknown; preopens: unknown };
};

const WIT = `
package bench:files;

world files {
  export prepare: func();
  export read: func(n: u32);
  export pread: func(n: u32);
  export open: func(n: u32);
}
`;

interface Exports {
  prepare(): void;
  read: Work;
  pread: Work;
  open: Work;
}

/** Measures what a component's calls on files cost in `directory`, which holds a large file "data". */
export async function benchComponent(
  directory: string,
  report: (what: string, rival: string, aim: string, comparison: Comparison) => void,
): Promise<void> {
  const component = await transpileComponent(await compileComponent("bench/guest/component.ts", WIT));
  const instance = async ({ types, preopens }: { types: unknown; preopens: unknown }) => {
    const imports: Imports = { "wasi:filesystem/types": types, "wasi:filesystem/preopens": preopens };
    const exports = await component.instantiate<Exports>(imports);
    exports.prepare();
    return exports;
  };
  const theirs = await instance(createFilesystem({ preopens: { ".": directory } }));
  const ours = await instance(filesystem({ ".": directory }));
  for (const [what, name, n] of [
    ["read 16 bytes", "read", 1_000],
    ["read 16 bytes at an offset", "pread", 1_000],
    ["open and close", "open", 200],
  ] as const) {
    report(
      `component on jco, our wasi:filesystem: ${what}`,
      "preview2-shim's",
      "≤ 0.1",
      compare(ours[name], theirs[name], n, 11),
    );
  }
}
