// The package as npm packs it, in a folder outside of the repository.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { root } from "./asc.js";

/** Runs a command of the shell, without the network. */
export function run(command: string, cwd: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync("sh", ["-c", command], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, npm_config_offline: "true" },
  });
}

const JCO = "@bytecodealliance/jco/dist/jco.js";

/** A folder with the packed package and its peers installed. */
export function packed(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "io-lifetimes-user-")));
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
  });
  assert.is(packed.status, 0, packed.stderr);
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "as-io-lifetimes"), { recursive: true });
  assert.is(
    run(`tar xzf ${filename} -C node_modules/as-io-lifetimes --strip-components 1 && rm ${filename}`, folder).status,
    0,
  );
  for (const name of [
    "assemblyscript",
    "@assemblyscript/loader",
    "binaryen",
    "long",
    "typescript",
    "@types/node",
    "undici-types",
    "@bytecodealliance/jco",
  ]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  mkdirSync(join(modules, ".bin"));
  for (const [name, path] of [
    ["asc", "assemblyscript/bin/asc.js"],
    ["io-lifetimes", "as-io-lifetimes/dist/js/cli/main.js"],
    ["tsc", "typescript/bin/tsc"],
    ["jco", JCO],
  ]) {
    symlinkSync(join("..", path!), join(modules, ".bin", name!));
    run(`chmod +x node_modules/${path}`, folder);
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", type: "module", private: true }));
  return folder;
}
