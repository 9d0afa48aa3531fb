// The walks in ARCHITECTURE.md lead through files and functions that exist.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";

const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
const walks = page.slice(page.indexOf("\n## Walks")).split(/^## /m)[1]!;

test("each step of a walk names a file and something in it", () => {
  const steps = [...walks.matchAll(/^\d+\. `([^`]+\.ts)`, `([^`]+)`/gm)];
  assert.ok(steps.length >= 20, `${steps.length} steps`);
  for (const [step, file, name] of steps) {
    assert.ok(existsSync(join(root, file!)), step);
    const text = readFileSync(join(root, file!), "utf8");
    const definition = new RegExp(`(?:function|class|const|let) ${name}\\b|^ +(?:[a-z]+ )*${name}(?:<[^>]*>)?\\(`, "m");
    assert.match(text, definition, step);
  }
});

test.run();
