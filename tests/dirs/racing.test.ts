// Another process replaces a directory by a link while a guest walks it; the guest never leaves the tree.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { INSTANCE_ENGINES } from "../support/each-engine.js";
import { tree } from "../support/tree.js";

const test = suite("directories that become links");
const swapper = fileURLToPath(new URL("../support/swapper.js", import.meta.url));
const module = await compile("tests/guest/dirs/racing.ts", ["--config", "asconfig.json"]);

for (const [engine, missing] of INSTANCE_ENGINES) {
  if (missing !== undefined) {
    test.skip(`on ${engine}: skipped: ${missing}`, () => {});
    continue;
  }
  for (const [work, times] of [
    ["go", 1500],
    ["remove", 600],
    ["walk", 400],
  ] as const) {
    test(`${work}, on ${engine}`, async () => {
      using files = tree({ "out/secret": "secret", "out/of the host": "", "out/a/b": "", "jail/x/secret": "inside" });
      const before = statSync(files.at("out/secret"));
      const other = spawn(process.execPath, [swapper, files.at("jail/x"), files.at("out")], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      try {
        await new Promise((resolve) => other.stdout.once("data", resolve));
        using host = await instantiate({ engine, module, preopens: { ".": files.path }, stdin: "ignore" });
        const { [work]: go, counted } = host.exports as unknown as Record<string, (n: number) => number>;
        const met = (which: number) => counted!(which) > 0;
        // On a busy machine the other process may not get its turn at once.
        for (const until = Date.now() + 60_000; ;) {
          go!(times);
          if (work !== "go" || (met(0) && met(1))) break;
          assert.ok(Date.now() < until, `it came there both ways: ${met(0)}, ${met(1)}`);
        }
        assert.not(met(2), "the guest saw nothing outside");
      } finally {
        other.kill("SIGKILL");
        await new Promise((resolve) => other.once("close", resolve));
      }
      assert.equal(readdirSync(files.at("out")).sort(), ["a", "of the host", "secret"]);
      assert.equal([readdirSync(files.at("out/a")), readFileSync(files.at("out/secret"), "utf8")], [["b"], "secret"]);
      assert.is(statSync(files.at("out/secret")).mtimeMs, before.mtimeMs);
    });
  }
}

test.run();
