// What waiting costs in bytes.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../bindgen/support/build.js";

const wit = {
  source: `package test:size;
world small {
  import pause: async func(n: u32) -> u32;
  export run: async func(n: u32) -> u32;
}`,
};
const sources = {
  "small.ts":
    'import { wait } from "as-io-lifetimes/assembly/async";\nimport { pause } from "./bindings/world";\n' +
    "export function run(n: u32): u32 {\n  return wait(pause(n)) + wait(pause(n + 1));\n}\n",
};

test("the smallest component that waits has less than 9 KB, and with a collector less than 16 KB", async () => {
  const size = async (...options: string[]) => (await build({ wit, sources, options: ["-O3", ...options] })).length;
  assert.ok((await size("--runtime", "stub")) < 9_000);
  assert.ok((await size("--runtime", "stub", "--shrinkLevel", "2", "--noAssert")) < 7_200);
  assert.ok((await size("--runtime", "incremental")) < 16_000);
});

test.run();
