// The guide docs/io.md: each of its programs prints what the page says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { compileText, outputOf, snippets } from "./support/snippets.js";

const test = suite("docs/io.md");
const blocks = snippets(readFileSync(join(root, "docs/io.md"), "utf8"));

blocks.forEach(({ language, code }, i) => {
  if (language !== "ts") return;
  const output = blocks[i + 1];
  test(`program ${i + 1} prints what the page says`, async () => {
    assert.is(output?.language, "text", "what it prints is below it");
    const { wasm, messages, stderr } = await compileText(code);
    assert.equal(messages, [], stderr);
    assert.is(await outputOf(wasm!), output!.code);
  });
});

test.run();
