// The tables of tasks, ends and sets of the host on which random programs run, against the Canonical ABI's own definitions.
// `tests/async/definitions/main.ts` does more operations.
import { spawnSync } from "node:child_process";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { definitions } from "../../scripts/tools/tools.js";
import { skip } from "../support/skip.js";
import { compare } from "./definitions/compare.js";

const path = definitions.find();
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const NAME = "20,000 operations";
if (path === undefined || !hasPython)
  skip(test, NAME, "the Canonical ABI's definitions aren't there, or no python3: `npm run tools definitions`");
else
  test(NAME, () => {
    const { difference, traps } = compare(path, 1, 20_000);
    assert.is(difference, null);
    assert.ok(traps > 50, `${traps} traps`);
  });

test.run();
