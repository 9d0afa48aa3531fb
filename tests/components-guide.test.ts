// docs/components.md, followed step by step in an empty folder.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";

const page = readFileSync(join(root, "docs/components.md"), "utf8");

/** The steps of a section: files to write, commands to run, and what these print. */
function* steps(title: string): Generator<{ file?: string | undefined; language: string; code: string }> {
  const section = page.slice(page.indexOf(`## ${title}\n`)).split(/^## /m)[1]!;
  for (const [, file, language, code] of section.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm)) {
    yield { file, language: language!, code: code! };
  }
}

/** What `npm install` makes, without a download. */
function install(folder: string): void {
  const from = join(root, "node_modules"),
    to = join(folder, "node_modules");
  mkdirSync(join(to, ".bin"), { recursive: true });
  for (const name of readdirSync(from)) if (!name.startsWith(".")) symlinkSync(join(from, name), join(to, name));
  for (const name of ["asc", "jco"]) symlinkSync(join(from, ".bin", name), join(to, ".bin", name));
  const command = join(root, "dist/js/cli/main.js");
  chmodSync(command, 0o755);
  symlinkSync(command, join(to, ".bin/io-lifetimes"));
}

test("a component from nothing, as the guide says it", () => {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-guide-"));
  try {
    install(folder);
    let printed = "",
      commands = 0;
    for (const { file, language, code } of steps("Write a component in AssemblyScript from nothing")) {
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), code);
      } else if (language === "sh") {
        const script = code.replace(/^npm install .*$/m, "true").replace(/^npx jco .*$/m, "$& > /dev/null");
        const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", script], { cwd: folder, encoding: "utf8" });
        assert.is(status, 0, `${code}${stdout}${stderr}`);
        printed = stdout;
        commands++;
      } else {
        assert.is(printed, code, "what the commands print");
      }
    }
    assert.is(commands, 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
