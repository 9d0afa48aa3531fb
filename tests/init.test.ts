// `io-lifetimes init` from the packed package, without the network: each kind of project builds, runs and passes its tests.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { reactor } from "../js/cli/init/reactor.js";
import { root } from "./support/asc.js";
import { packed, run } from "./support/packed.js";

const test = suite("io-lifetimes init, from the packed package");
let folder: string;
test.before(() => {
  folder = packed();
});
test.after(() => rmSync(folder, { recursive: true }));

/** Makes a project, with the packages that `npm install` would get. */
function init(name: string, ...options: string[]): string {
  const { status, stdout, stderr } = run(`npx io-lifetimes init "${name}" ${options.join(" ")}`, folder);
  assert.equal([status, stderr], [0, ""]);
  assert.match(stdout, /\nNext: cd .* && npm install && npm start\n$/);
  assert.ok(stdout.includes(/^\w+$/.test(name) ? `cd ${name} ` : `cd '${name}' `), stdout);
  const project = join(folder, name);
  symlinkSync("../node_modules", join(project, "node_modules"));
  return project;
}

/** The paths of the files in a folder. */
function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
}

const KINDS: readonly [options: string[], started: RegExp][] = [
  [["--command"], /^\d+\n$/],
  [["--reactor"], /^\d{4}-\d\d-\d\dT[\d:.]+Z\n\n$/],
  [["--component"], /# pass 1\n/],
];
for (const [options, started] of KINDS) {
  test(`a project made with ${options.join("")} builds, runs and passes its tests and the check`, () => {
    const project = init(options[0]!.slice(2), ...options);
    const start = run("npm start --silent", project);
    assert.is(start.status, 0, start.stdout + start.stderr);
    assert.match(start.stdout, started);
    const tests = run("npm test --silent", project);
    assert.is(tests.status, 0, tests.stdout + tests.stderr);
    assert.match(tests.stdout, /# fail 0\n/);
    const check = run("npm run check --silent", project);
    assert.is(check.status, 0, check.stdout + check.stderr);
  });
}

test("what it needs is what the package needs, in the same versions", () => {
  const project = init("Näme of a project!", "--component");
  const { name, dependencies, devDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const { version, peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  assert.is(name, "n-me-of-a-project");
  assert.equal(dependencies, { "as-io-lifetimes": `^${version}` });
  assert.equal(devDependencies, {
    "@bytecodealliance/jco": peerDependencies["@bytecodealliance/jco"],
    assemblyscript: peerDependencies.assemblyscript,
  });
});

test("nothing is overwritten, and nothing is written where something is in the way", () => {
  const there = join(folder, "there");
  mkdirSync(there);
  writeFileSync(join(there, "asconfig.json"), "mine");
  symlinkSync("nowhere", join(there, ".gitignore"));
  const { status, stdout, stderr } = run("npx io-lifetimes init there", folder);
  assert.equal([status, stdout], [2, ""]);
  assert.match(stderr, /\.gitignore, asconfig\.json exist in .*there: nothing was written/);
  assert.equal(readdirSync(there).sort(), [".gitignore", "asconfig.json"]);
  assert.is(readFileSync(join(there, "asconfig.json"), "utf8"), "mine");
  writeFileSync(join(folder, "a-file"), "");
  assert.is(run("npx io-lifetimes init a-file", folder).status, 2);
});

test("docs/reactors.md shows the files of a reactor", () => {
  const page = readFileSync(join(root, "docs/reactors.md"), "utf8");
  for (const [path, text] of Object.entries(reactor.files))
    assert.ok(page.includes(`\`${path}\`:\n\n\`\`\`${path.split(".").at(-1)}\n${text}\`\`\``), path);
});

test("a command line that makes no sense writes nothing", () => {
  const before = filesIn(join(folder)).length;
  for (const args of ["--command --reactor", "one two", "--fast"])
    assert.is(run(`npx io-lifetimes init ${args}`, folder).status, 2, args);
  assert.is(filesIn(join(folder)).length, before);
  assert.not.ok(existsSync(join(folder, "one")));
});

test.run();
