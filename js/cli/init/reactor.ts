import type { Template } from "./project.js";

export const reactor: Template = {
  what: "a reactor, whose functions a program in TypeScript or JavaScript calls",
  scripts: {
    check: "io-lifetimes check assembly/index.ts",
    build: "asc assembly/index.ts --target release",
    start: "npm run --silent build && node index.js",
    test: "npm run --silent build && node --test",
  },
  needs: [],
  files: {
    "asconfig.json": `{
  "extends": "as-io-lifetimes/asconfig.json",
  "options": {
    "outFile": "build/journal.wasm",
    "exportStart": "_initialize",
    "exportRuntime": true
  }
}
`,
    "assembly/index.ts": `// Functions for index.js, which passes strings by their addresses and descriptors by their handles.
import { File, OpenOptions, Ref, Result } from "as-io-lifetimes";

// What TypeScript's owners call: host.open, file.read and so on.
export * from "as-io-lifetimes/assembly/bridge";

/** Opens a journal. The caller owns the file: \`host.file(handle)\` takes it. A number below zero is an error. */
export function openJournal(path: string): Result<File> {
  return new OpenOptions().append().create().open(path);
}

/** Writes an entry to a file that the caller keeps: pass \`file.asHandle()\`. Returns whether that succeeded. */
export function note(journal: Ref<File>, text: string): bool {
  return journal.writeString(text + "\\n").isOk;
}
`,
    "index.js": `import { pathToFileURL } from "node:url";
import { instantiate } from "as-io-lifetimes";

/** Starts the module with a directory in which it may work. Call \`end()\` afterwards, or use \`using\`. */
export async function start(directory) {
  const host = await instantiate({ module: new URL("build/journal.wasm", import.meta.url), preopens: { ".": directory } });
  const { openJournal, note, __newString, __pin, __unpin } = host.exports;
  return {
    host,
    /** Returns a File, which the caller closes. */
    open: (path) => host.file(openJournal(__newString(path))),
    note(file, text) {
      const string = __pin(__newString(text)); // keeps it while the module allocates
      try {
        return note(file.asHandle(), string) !== 0;
      } finally {
        __unpin(string);
      }
    },
    end: () => host.end(),
  };
}

if (pathToFileURL(process.argv[1]).href === import.meta.url) {
  const journal = await start(".");
  const file = journal.open("journal.txt");
  journal.note(file, new Date().toISOString());
  file.close();
  console.log(journal.host.readFileToString("journal.txt"));
  journal.end();
}
`,
    "journal.test.js": `import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { start } from "./index.js";

test("entries are appended, and nothing stays open", async () => {
  const directory = mkdtempSync(join(tmpdir(), "journal-"));
  const journal = await start(directory);
  const file = journal.open("journal.txt");
  assert.equal(journal.note(file, "one"), true);
  assert.equal(journal.note(file, "naïve"), true);
  file.close();
  assert.throws(() => journal.note(file, "closed"), /this File has ended/);
  assert.deepEqual(journal.end(), []);
  assert.equal(readFileSync(join(directory, "journal.txt"), "utf8"), "one\\nnaïve\\n");
  rmSync(directory, { recursive: true });
});
`,
  },
};
