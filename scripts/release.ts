// A dry run of a release:
//
//   npm run release [VERSION]
//
// The default version is the next minor one. Nothing is published, and nothing in the repository changes: the
// changelog and the tarball of the release are written to build/release/. The tarball is checked with publint, with attw,
// and with the README's first steps in an empty folder.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { released } from "./changelog.js";
import { root } from "./root.js";

const folder = join(root, "build/release");
const readme = readFileSync(join(root, "README.md"), "utf8");

function run(command: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (error) throw new Error(`can't run ${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

function step<T>(name: string, work: () => T): T {
  try {
    const result = work();
    console.log(`ok      ${name}`);
    return result;
  } catch (error) {
    console.error(`FAILED  ${name}\n${(error as Error).message}`);
    process.exit(1);
  }
}

/** Packs the release and returns the path of the tarball. */
function pack(version: string, changelog: string): string {
  const copy = mkdtempSync(join(tmpdir(), "io-lifetimes-release-"));
  try {
    const [{ files, filename }] = JSON.parse(run("npm", ["pack", "--ignore-scripts", "--dry-run", "--json"])) as [
      { files: { path: string }[]; filename: string },
    ];
    if (files.length === 0) throw new Error(`${filename} would be empty`);
    for (const { path } of files) cpSync(join(root, path), join(copy, path));
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as object;
    writeFileSync(join(copy, "package.json"), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
    writeFileSync(join(copy, "CHANGELOG.md"), changelog);
    const [made] = JSON.parse(
      run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], copy),
    ) as [{ filename: string }];
    return join(folder, made.filename);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The block of code of the README that contains a text. */
function block(text: string): string {
  const found = [...readme.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].find(([, code]) => code!.includes(text));
  if (!found) throw new Error(`the README has no block of code with ${text}`);
  return found[1]!;
}

/** The README's first steps: installs the tarball, compiles the program that copies a file, and runs it. */
function takeFirstSteps(tarball: string): void {
  const user = mkdtempSync(join(tmpdir(), "io-lifetimes-user-"));
  try {
    writeFileSync(join(user, "package.json"), JSON.stringify({ name: "user", private: true, type: "module" }));
    const options = ["--no-audit", "--no-fund", "--prefer-offline", "--silent"];
    run("npm", ["install", "--save-dev", ...options, "assemblyscript", tarball], user);
    writeFileSync(join(user, "asconfig.json"), block("extends"));
    writeFileSync(join(user, "copy.ts"), block('File.open("from.txt")'));
    writeFileSync(join(user, "from.txt"), "to be copied");
    run("sh", ["-ec", block("npx asc copy.ts")], user);
    if (readFileSync(join(user, "to.txt"), "utf8") !== "to be copied")
      throw new Error("the copy differs from the original");
  } finally {
    rmSync(user, { recursive: true });
  }
}

function nextMinor(version: string): string {
  const [major, minor] = version.split(".");
  return `${major}.${Number(minor) + 1}.0`;
}

const { positionals } = parseArgs({ allowPositionals: true });
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const version = positionals[0] ?? nextMinor(manifest.version);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const changelog = step(`the changelog has a section for ${version}`, () => {
  const text = released(readFileSync(join(root, "CHANGELOG.md"), "utf8"), version, new Date());
  writeFileSync(join(folder, "CHANGELOG.md"), text);
  return text;
});
const tarball = step("npm pack", () => pack(version, changelog));
step("publint", () => run("npx", ["publint", "--strict", tarball]));
// The package has ES modules only, and these entries have no types.
const asc = ["./component.wasm", "./asconfig.json", "./asconfig.component.json", "./asconfig.unchecked.json"];
step("attw", () => run("npx", ["attw", tarball, "--profile", "esm-only", "--exclude-entrypoints", ...asc]));
step("the README's first steps", () => takeFirstSteps(tarball));
console.log(`\n${tarball.slice(root.length)} is what version ${version} would be. Nothing was published.`);
