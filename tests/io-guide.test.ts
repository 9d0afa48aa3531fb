// The guides docs/io.md and docs/buffers.md: each of their programs does what the page says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { compileText, outputOf, snippets } from "./support/snippets.js";

for (const page of ["docs/io.md", "docs/buffers.md"]) {
  const test = suite(page);
  const blocks = snippets(readFileSync(join(root, page), "utf8"));
  blocks.forEach(({ language, code }, i) => {
    if (language !== "ts") return;
    test(`program ${i + 1} prints what the page says, or is wrong where it says so`, async () => {
      const expected = code.split("\n").flatMap((line) => {
        const error = / \/\/ (E\d+)$/.exec(line)?.[1];
        return error === undefined ? [] : [{ code: error, line }];
      });
      const { wasm, messages, stderr } = await compileText(code);
      assert.equal(messages, expected, stderr);
      if (expected.length > 0) return;
      assert.is(blocks[i + 1]?.language, "text", "what it prints is below it");
      assert.is(await outputOf(wasm!), blocks[i + 1]!.code);
    });
  });
  test.run();
}
