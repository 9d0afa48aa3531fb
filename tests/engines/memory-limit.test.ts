import binaryen from "binaryen";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { withMemoryLimit } from "../../js/host/engines/memory-limit.js";
import { LimitError } from "../../js/host/index.js";
import { wat } from "../support/wat.js";

const test = suite("memory limits of a module");
const MIB = 2 ** 20;

/** What the limited module says of its memories and tables. */
function limited(text: string): string[] {
  const module = binaryen.readBinary(withMemoryLimit(wat(`(module ${text} (func $f))`), MIB));
  module.setFeatures(binaryen.Features.All);
  try {
    return [...module.emitText().matchAll(/\((?:memory|table) \$\S+ ([^\n]*)\)\n/g)].map(([, found]) => found!);
  } finally {
    module.dispose();
  }
}

test("memories share the limit", () => {
  assert.equal(limited("(memory $a 1)"), ["1 16"]);
  assert.equal(limited("(memory $a 1 4)"), ["1 4"]);
  assert.equal(limited("(memory $a 1) (memory $b 2 100)"), ["1 8", "2 8"]);
});

test("tables share the limit, with 16 bytes an element", () => {
  assert.equal(limited("(table $t 1 funcref)"), ["1 65536 funcref"]);
  assert.equal(limited("(table $t 1 10 externref) (table $u 3 funcref)"), ["1 10 externref", "3 32768 funcref"]);
});

test("a table with a value for its elements keeps it", () => {
  assert.equal(limited("(table $t 1 (ref null func) (ref.func $f))"), ["1 65536 funcref (ref.func $0)"]);
});

test("a module that has more from the start is refused", () => {
  for (const text of ["(memory $a 17)", "(memory $a 9) (memory $b 1)", "(table $t 65537 funcref)"])
    assert.throws(
      () => limited(text),
      (error: unknown) => error instanceof LimitError,
      text,
    );
});

test.run();
