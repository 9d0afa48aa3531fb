// `io-lifetimes check` in the formats of other tools, and while files change.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { tree } from "./support/tree.js";

const test = suite("io-lifetimes check: formats");

const MAIN = join(root, "dist/js/cli/main.js");
const WRONG = `const text: string = 5;\nconst m = 1 + missing;\n`;

interface Matcher {
  readonly pattern: { readonly regexp: string };
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

/** The problem matcher of the extension, which the page for editors shows as well. */
function matcher(): Matcher {
  const manifest = JSON.parse(readFileSync(join(root, "editors/vscode/package.json"), "utf8")) as {
    contributes: { problemMatchers: (Matcher & { name?: string })[] };
  };
  const { name: _name, ...found } = manifest.contributes.problemMatchers[0]!;
  const page = readFileSync(join(root, "docs/editors.md"), "utf8");
  const tasks = JSON.parse(/```json\n(\{\n {2}"version".*?)```/s.exec(page)![1]!) as {
    tasks: { problemMatcher: Matcher }[];
  };
  assert.equal(tasks.tasks[0]!.problemMatcher, found);
  return found;
}

test("in the format short, a problem matcher reads each error", () => {
  using files = tree({ "asconfig.json": "{}", "a b.ts": WRONG });
  const { stdout, status } = spawnSync(process.execPath, [MAIN, "check", "--format", "short", "a b.ts"], {
    cwd: files.path,
    encoding: "utf8",
  });
  assert.is(status, 1);
  const pattern = new RegExp(matcher().pattern.regexp);
  assert.equal(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => pattern.exec(line)!.slice(1)),
    [
      ["a b.ts", "1", "22", "error", "TS2322", "Type 'i32' is not assignable to type '~lib/string/String'."],
      ["a b.ts", "2", "15", "error", "TS2304", "Cannot find name 'missing'."],
    ],
  );
});

test("SARIF has the fields that its specification requires, with places and fixes", () => {
  using files = tree({ "asconfig.json": "{}", "ä.ts": `${WRONG}@ownd\nclass Box {}\n` });
  const { stdout } = spawnSync(process.execPath, [MAIN, "check", "--format", "sarif", "ä.ts"], {
    cwd: files.path,
    encoding: "utf8",
  });
  const log = JSON.parse(stdout) as {
    version: string;
    runs: {
      tool: { driver: { name: string; rules: { id: string }[] } };
      columnKind: string;
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
        fixes?: { artifactChanges: { replacements: { insertedContent: { text: string } }[] }[] }[];
      }[];
    }[];
  };
  assert.is(log.version, "2.1.0");
  const [{ tool, columnKind, results }] = log.runs as [(typeof log.runs)[number]];
  assert.is(tool.driver.name, "io-lifetimes");
  assert.is(columnKind, "utf16CodeUnits");
  assert.equal(results.map(({ ruleId, level }) => `${level} ${ruleId}`).sort(), [
    "error OWN0934",
    "error TS2304",
    "error TS2322",
  ]);
  for (const { ruleId, ruleIndex, message } of results) {
    assert.is(tool.driver.rules[ruleIndex]!.id, ruleId);
    assert.ok(message.text.length > 0);
  }
  const misspelt = results.find(({ ruleId }) => ruleId === "OWN0934")!;
  assert.equal(misspelt.locations[0]!.physicalLocation, {
    artifactLocation: { uri: "%C3%A4.ts" },
    region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 6 },
  });
  assert.is(misspelt.fixes![0]!.artifactChanges[0]!.replacements[0]!.insertedContent.text, "@owned");
});

test("--watch checks again when a file changes, also an imported one in another folder", async () => {
  using files = tree({ "asconfig.json": "{}", "main.ts": `import "./lib/other";\n`, "lib/other.ts": "" });
  const watching = spawn(process.execPath, [MAIN, "check", "--watch", "--format", "short", "main.ts"], {
    cwd: files.path,
  });
  const { beginsPattern, endsPattern } = matcher().background;
  let text = "";
  const linesOf = async (pattern: string, count: number): Promise<string[]> => {
    const found = () => text.split("\n").filter((line) => new RegExp(pattern).test(line));
    while (found().length < count) {
      const [chunk] = (await once(watching.stdout, "data")) as [Buffer];
      text += String(chunk);
    }
    return found();
  };
  const lines = (count: number) => linesOf(endsPattern, count);
  try {
    assert.equal(await lines(1), ["io-lifetimes: 0 errors, 0 warnings"]);
    writeFileSync(files.at("lib/other.ts"), WRONG);
    assert.is((await lines(2)).at(-1), "io-lifetimes: 2 errors, 0 warnings");
    assert.match(text.split("\n")[0]!, new RegExp(beginsPattern));
    writeFileSync(files.at("lib/other.ts"), "const n: i32 = '';\n");
    assert.is((await lines(3)).at(-1), "io-lifetimes: 1 error, 0 warnings");
    for (const delay of [20, 40, 50, 60, 80]) {
      const begun = (await linesOf(beginsPattern, 1)).length;
      writeFileSync(files.at("lib/other.ts"), "");
      await linesOf(beginsPattern, begun + 1);
      await new Promise((resolve) => setTimeout(resolve, delay)); // in the middle of the check
      writeFileSync(files.at("lib/other.ts"), WRONG);
      for (let ended = 1; (await lines(ended)).at(-1) !== "io-lifetimes: 2 errors, 0 warnings";)
        ended = (await lines(ended)).length + 1;
    }
  } finally {
    watching.kill();
  }
});

test("--watch sees the change of a package's file, whose syntax tree it keeps while the text stays the same", async () => {
  const part = "node_modules/part/index.ts";
  const files = {
    "asconfig.json": "{}",
    "main.ts": `import { n } from "part";\nn;\n`,
    [part]: "export const n = 1;\n",
  };
  using folder = tree(files);
  const watching = spawn(process.execPath, [MAIN, "check", "--watch", "--format", "short", "main.ts"], {
    cwd: folder.path,
  });
  let text = "";
  const next = async (count: number): Promise<string> => {
    const ends = () => text.split("\n").filter((line) => /^io-lifetimes: \d+ errors?, /.test(line));
    while (ends().length < count) text += String(((await once(watching.stdout, "data")) as [Buffer])[0]);
    return ends()[count - 1]!;
  };
  try {
    assert.is(await next(1), "io-lifetimes: 0 errors, 0 warnings");
    for (const [at, [value, result]] of [
      ["''", "1 error"],
      ["1", "0 errors"],
    ].entries()) {
      writeFileSync(folder.at(part), `export const n: i32 = ${value};\n`);
      writeFileSync(folder.at("main.ts"), `${files["main.ts"]}// ${at}\n`);
      assert.is(await next(at + 2), `io-lifetimes: ${result}, 0 warnings`);
    }
  } finally {
    watching.kill();
  }
});

test.run();
