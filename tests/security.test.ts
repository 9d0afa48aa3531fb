// SECURITY.md: each promise is linked to a test, and each engine has a tier.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engineNames } from "../js/host/index.js";
import { root } from "./support/asc.js";

const test = suite("SECURITY.md");
const page = readFileSync(join(root, "SECURITY.md"), "utf8");
const [, tiers] = page.split("\n## Which engine may run which guest\n");
const rows = [...page.matchAll(/^\| (.*) \| (.*) \|$/gm)].map(([, promise, tests]) => ({
  promise: promise!,
  tests: tests!,
}));
const promises = rows.filter(({ tests }) => tests !== "test" && !/^-+$/.test(tests));

test("it has promises", () => assert.ok(promises.length >= 10));

for (const { promise, tests } of promises) {
  test(`tested: ${promise}`, () => {
    const links = [...tests.matchAll(/`(tests\/[^`]+\.test\.ts)`(?:: "([^"]+)")?/g)];
    assert.ok(links.length > 0, "no test is linked");
    for (const [, path, name] of links) {
      assert.ok(existsSync(join(root, path!)), `${path} doesn't exist`);
      const source = readFileSync(join(root, path!), "utf8");
      assert.ok(/\btest\(|\bsuite\(/.test(source), `${path} has no tests`);
      if (name !== undefined) assert.ok(source.includes(name), `${path} has no test "${name}"`);
    }
  });
}

for (const engine of engineNames)
  test(`a tier has the engine ${engine}`, () => assert.ok(tiers!.split("\n## ")[0]!.includes(`\`${engine}\``)));

test.run();
