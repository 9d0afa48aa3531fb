/** What a project is made of. */
export interface Template {
  /** What it makes, for messages. */
  readonly what: string;
  /** The scripts of package.json. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Packages that only development needs, besides AssemblyScript. */
  readonly needs: readonly string[];
  /** The texts of files by path, besides those that every project has. */
  readonly files: Readonly<Record<string, string>>;
}

/** This package, as its package.json describes it. */
export interface Self {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const TSCONFIG = `{
  "extends": "as-io-lifetimes/assembly/tsconfig.json"
}
`;

const GITIGNORE = `node_modules/
build/
`;

/** Returns the texts of all files of a project, by path. `name` is that of its folder. */
export function filesOf({ scripts, needs, files }: Template, name: string, self: Self): Map<string, string> {
  const manifest = {
    name: packageName(name),
    version: "0.0.0",
    private: true,
    type: "module",
    scripts,
    dependencies: { "as-io-lifetimes": `^${self.version}` },
    devDependencies: Object.fromEntries(
      ["assemblyscript", ...needs].sort().map((peer) => [peer, self.peerDependencies[peer]]),
    ),
  };
  return new Map([
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`],
    [".gitignore", GITIGNORE],
    ["assembly/tsconfig.json", TSCONFIG],
    ...Object.entries(files),
  ]);
}

/** Makes a name that npm accepts of the name of a folder. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, "-")
    .replace(/^[._-]+|[-]+$/g, "");
  return name === "" ? "program" : name.slice(0, 214);
}
