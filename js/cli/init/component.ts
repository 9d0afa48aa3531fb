import type { Template } from "./project.js";

export const component: Template = {
  what: "a component, which other languages and components call by its WIT",
  scripts: {
    bindings: "io-lifetimes bindgen wit",
    check: "npm run --silent bindings && io-lifetimes check assembly/index.ts",
    build:
      "npm run --silent bindings && asc assembly/index.ts --target release -o build/words.wasm && " +
      "io-lifetimes componentize build/words.wasm -o build/words.component.wasm",
    start: "npm test",
    test: "npm run --silent build && jco transpile build/words.component.wasm -o build/js --name words && node --test",
  },
  needs: ["@bytecodealliance/jco"],
  files: {
    "asconfig.json": `{
  "extends": "as-io-lifetimes/asconfig.component.json"
}
`,
    "wit/world.wit": `package local:words;

/// Counts in texts.
world words {
  /// Returns the number of words of a text.
  export count-words: func(text: string) -> u32;
}
`,
    "assembly/words.ts": `// What the functions of wit/world.wit do. \`npm run bindings\` writes the files beside this one.

/** Returns the number of words of a text. */
export function countWords(text: string): u32 {
  let count: u32 = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const isSpace = text.charCodeAt(i) <= 32;
    if (!isSpace && !isInside) count++;
    isInside = !isSpace;
  }
  return count;
}
`,
    "words.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords } from "./build/js/words.js";

test("words are counted", () => {
  assert.equal(countWords(""), 0);
  assert.equal(countWords("  a naïve\\ntext "), 3);
});
`,
  },
};
