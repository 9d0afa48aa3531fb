// What `npm pack` puts into the package: the links of its pages lead to files that are in it.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";

const test = suite("the packed package");

const packed = spawnSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: root, encoding: "utf8" });
const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }];
const paths = files.map(({ path }) => path);

test("every relative link of its pages leads to a file that it has", () => {
  const pages = paths.filter((path) => path.endsWith(".md"));
  assert.ok(pages.length > 40, `${pages.length} pages`);
  const dead = pages.flatMap((page) => {
    const links = [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)];
    return links
      .map(([, link]) => link!)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const target = posix.join(posix.dirname(page), link).replace(/\/$/, "");
        return !paths.some((path) => path === target || path.startsWith(`${target}/`));
      })
      .map((link) => `${page}: ${link}`);
  });
  assert.equal(dead, []);
});

test("the examples are in it", () => {
  assert.ok(paths.includes("examples/hello.ts") && paths.includes("examples/tar/header.ts"));
});

test.run();
