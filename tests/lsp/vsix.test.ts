// The extension for VS Code, as it is packaged.
import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { strFromU8, unzipSync } from "fflate";
import { makeVsix } from "../../scripts/vsix.js";
import { root } from "../support/asc.js";
import { tree } from "../support/tree.js";

const test = suite<{ files: Record<string, Uint8Array> }>("VS Code extension");

const require = createRequire(import.meta.url);

test.before(async (context) => {
  context.files = unzipSync(await makeVsix());
});

test("a .vsix has the parts that VS Code reads, and its manifest names files that are in it", ({ files }) => {
  const manifest = strFromU8(files["extension.vsixmanifest"]!);
  const { main, version } = JSON.parse(strFromU8(files["extension/package.json"]!)) as {
    main: string;
    version: string;
  };
  const own = require(join(root, "package.json")) as { version: string };
  assert.is(version, own.version);
  assert.match(manifest, `Version="${version}"`);
  const assets = [...manifest.matchAll(/ Path="([^"]+)"/g)].map(([, path]) => path!);
  for (const path of [...assets, join("extension", main)]) assert.ok(files[path], path);
  const types = strFromU8(files["[Content_Types].xml"]!);
  for (const name of Object.keys(files).filter((file) => file !== "[Content_Types].xml" && !file.endsWith("/")))
    assert.match(types, `Extension="${/\.\w+$/.exec(name)![0]}"`);
});

test("the bundle needs VS Code and Node only, and exports what VS Code calls", ({ files }) => {
  const code = strFromU8(files["extension/extension.js"]!);
  // Whatever the library of clients reads from the API while it is loaded.
  const api: unknown = new Proxy(class {}, { get: (of, key) => (key in of ? Reflect.get(of, key) : api) });
  const module = { exports: {} as Record<string, unknown> };
  const load = (name: string) => (name === "vscode" ? api : require(name));
  const globals = ["require", "module", "exports"];
  new Function(...globals, code)(load, module, module.exports);
  assert.type(module.exports["activate"], "function");
  assert.type(module.exports["deactivate"], "function");
});

test("the server is that of the nearest package", () => {
  using files = tree({ "app/src/asconfig.json": "{}" });
  const { serverOf } = require(join(root, "editors/vscode/server.js")) as { serverOf(folder: string): string | null };
  assert.is(serverOf(files.at("app/src")), null);
  const server = files.at("app/node_modules/as-io-lifetimes/dist/js/cli/main.js");
  mkdirSync(join(server, ".."), { recursive: true });
  writeFileSync(server, "");
  assert.is(serverOf(files.at("app/src")), server);
});

test.run();
