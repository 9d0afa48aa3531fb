// Packages the extension for VS Code: `npm run vsix`. A .vsix is a zip with the extension in `extension/`, a manifest, and
// the types of its files.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { zipSync, strToU8 } from "fflate";
import { rolldown } from "rolldown";
import { root } from "./root.js";

const folder = join(root, "editors/vscode");

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly publisher: string;
  readonly categories: readonly string[];
  readonly engines: { readonly vscode: string };
}

/** Returns the extension as a .vsix, with the version of this package. */
export async function makeVsix(): Promise<Uint8Array> {
  const { version } = readJson(join(root, "package.json")) as { version: string };
  const manifest = { ...(readJson(join(folder, "package.json")) as Manifest), version };
  return zipSync({
    "[Content_Types].xml": strToU8(TYPES),
    "extension.vsixmanifest": strToU8(vsixManifest(manifest)),
    extension: {
      "package.json": strToU8(JSON.stringify(manifest, null, 2)),
      "extension.js": strToU8(await bundle()),
      "readme.md": readFileSync(join(folder, "README.md")),
      "LICENSE.txt": readFileSync(join(root, "LICENSE-MIT")),
    },
  });
}

/** Returns the extension and the library of language clients as one file. */
async function bundle(): Promise<string> {
  const build = await rolldown({
    input: join(folder, "extension.js"),
    external: ["vscode"],
    platform: "node",
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "cjs", minify: true });
  await build.close();
  return output[0].code;
}

const TYPES = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".txt" ContentType="text/plain"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>
`;

function vsixManifest({
  name,
  displayName,
  description,
  publisher,
  categories,
  engines,
  version,
}: Manifest & { version: string }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Categories>${categories.join(",")}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/readme.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const path = process.argv[2] ?? join(root, "build/as-io-lifetimes.vsix");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await makeVsix());
  console.log(`wrote ${path}`);
}
