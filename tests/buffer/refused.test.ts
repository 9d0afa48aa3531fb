import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compile, root } from "../support/asc.js";

const entry = "tests/guest/buffer/refused.ts";

test("the transform refuses what outlives a buffer, and nothing else", async () => {
  const said = await compile(entry, ["--config", "asconfig.json"]).then(
    () => "",
    (error: Error) => error.message,
  );
  const places = said.matchAll(/ERROR (\w+): .*\n +--> (\S+):(\d+):/g);
  const expected = readFileSync(join(root, entry), "utf8")
    .split("\n")
    .flatMap((line, i) => {
      const code = / \/\/ (E\d+)$/.exec(line)?.[1];
      return code === undefined ? [] : [`${code} ${entry}:${i + 1}`];
    });
  assert.equal([...places].map(([, code, file, line]) => `${code} ${file}:${line}`).sort(), expected.sort());
  assert.ok(expected.length > 8);
});

test.run();
