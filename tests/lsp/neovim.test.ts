// A session in a real editor, Neovim without a screen.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { project } from "./project.js";

const test = suite("Neovim");

const missing =
  spawnSync("nvim", ["--version"]).status === 0 ? undefined : "nvim isn't installed: `apt-get install neovim`";

const PROGRAM = `import { File } from "as-io-lifetimes";

function main(): void {
  const log = File.create("log.txt").value;
  use(log);
  log.writeString("done").value;
}
function use<Fd>(fd: Fd): void {}
main();
`;

const NAME = "opens a program, shows the diagnostic, applies the fix, and the diagnostic is gone";

if (missing !== undefined) skip(test, NAME, missing);
else
  test(NAME, () => {
    const [, lines] = /```lua\n(.*?)```/s.exec(readFileSync(join(root, "docs/editors.md"), "utf8"))!;
    const command = JSON.stringify([process.execPath, join(root, "dist/js/cli/main.js")]).slice(1, -1);
    const init = lines!.replace('"npx", "--no-install", "io-lifetimes"', command);
    assert.is.not(init, lines, "the server of this repository is used");
    using files = project({ "main.ts": PROGRAM, "init.lua": init });
    const { stdout, stderr } = spawnSync(
      "nvim",
      ["--headless", "-n", "-u", files.at("init.lua"), "-S", join(root, "tests/lsp/session.lua"), "-c", "cquit"],
      {
        env: { ...process.env, ROOT: files.path },
        encoding: "utf8",
        timeout: 150_000,
      },
    );
    assert.match(stdout, /^\{/m, stderr);
    const { before, titles, after, text } = JSON.parse(/^\{.*/m.exec(stdout)![0]) as {
      before: { code: string; line: number; message: string };
      titles: string[];
      after: number;
      text: string[];
    };
    assert.is(before.code, "E0382");
    assert.is(before.line, 6);
    assert.match(before.message, /^use of moved value: `log`/);
    assert.match(titles[0]!, /Borrow it: `log\.asFd\(\)`/);
    assert.is(after, 0);
    assert.is(text[4], "  use(log.asFd());");
  });

test.run();
