// The page docs/buffers.md: each of its programs does what the page says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { compileText, outputOf, snippets } from "../support/snippets.js";

const test = suite("docs/buffers.md");
const blocks = snippets(readFileSync(join(root, "docs/buffers.md"), "utf8"));

blocks.forEach(({ language, code }, i) => {
  if (language !== "ts") return;
  test(`block ${i + 1} is right, or wrong where it says so`, async () => {
    const expected = code.split("\n").flatMap((line) => {
      const error = / \/\/ (E\d+)$/.exec(line)?.[1];
      return error === undefined ? [] : [{ code: error, line }];
    });
    const { wasm, messages, stderr } = await compileText(code);
    assert.equal(messages, expected, stderr);
    if (expected.length > 0) return;
    assert.is(blocks[i + 1]?.language, "text");
    assert.is(await outputOf(wasm!), blocks[i + 1]!.code);
  });
});

test.run();
