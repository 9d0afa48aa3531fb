// A part of the host's tests on other versions of Node, on Deno and on Bun. `npm run matrix -- nodes` runs all of them.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { hostTestsOn, unexpected } from "../scripts/matrix/nodes.js";
import { runtimes } from "../scripts/tools/tools.js";
import { skip } from "./support/skip.js";

const test = suite("other runtimes");

const FILES = [
  "directories",
  "faults",
  "files",
  "instantiate",
  "one-way",
  "preview1-descriptors",
  "preview1-paths",
  "run",
];

/** Deno and Bun make errors of node:fs themselves. */
const FILES_ELSEWHERE = [...FILES, "faults"];

for (const { name, version, find } of runtimes) {
  const title = `the host works on ${name} ${version}`;
  if (find() === undefined) {
    skip(test, title, `it isn't installed: npm run tools ${name}`);
    continue;
  }
  test(title, () => {
    const { passed, failed } = hostTestsOn(name, "node", name.startsWith("node") ? FILES : FILES_ELSEWHERE);
    assert.equal(unexpected(name, failed), []);
    assert.ok(passed > 90, `only ${passed} tests passed`);
  });
}

test.run();
