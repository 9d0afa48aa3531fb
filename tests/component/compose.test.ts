// examples/compose: a descriptor that is opened by a component in one language, read in a second and closed in a third.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composition } from "../../scripts/compose/composition.js";
import { languages } from "../../scripts/compose/guests.js";
import { NO_WAC, hasWac } from "../../scripts/compose/wac.js";
import { filesystem } from "../../js/host/wasi-filesystem/filesystem.js";
import { transpileComponent } from "../support/component.js";
import { skip } from "../support/skip.js";
import { tree } from "../support/tree.js";
import { NO_WASMTIME, runOnWasmtime, wasmtimePython } from "../support/wasmtime.js";

const test = suite("compositions");
const files = tree({ "notes.txt": "hello\nworld\n" });
test.after(() => files.dispose());

const OPENED = "hello: 12 bytes, 0 left open";
const MISSING = 'open "missing.txt": no such file or directory (noent)';

for (const language of languages) {
  const name = `opened by ${language.name}`;
  const missing = hasWac ? language.missing : NO_WAC;
  if (missing) {
    skip(test, name, missing);
    continue;
  }
  const component = await composition(language);

  const onWasmtime = `${name}, lent to a second component and given away to a third, nothing is left: on wasmtime`;
  if (wasmtimePython()) {
    test(onWasmtime, () => {
      const calls = ["notes.txt", "missing.txt", "notes.txt"].map((path) => ({ call: "run", with: [path] }));
      const [outcomes] = runOnWasmtime(component, files.path, [calls]);
      const opened = { ok: { tag: "ok", val: OPENED } };
      assert.equal(outcomes, [opened, { ok: { tag: "err", val: MISSING } }, opened]);
    });
  } else skip(test, onWasmtime, NO_WASMTIME);

  const onJco = `${name}, lent and given away, nothing is left: on jco`;
  if (language.notOnJco) skip(test, onJco, language.notOnJco);
  else {
    test(onJco, async () => {
      const { types, preopens } = filesystem({ ".": files.path });
      const { run } = await (
        await transpileComponent(component)
      ).instantiate<{ run(path: string): string }>({
        "wasi:filesystem/types": types,
        "wasi:filesystem/preopens": preopens,
      });
      assert.is(run("notes.txt"), OPENED);
      assert.throws(
        () => run("missing.txt"),
        (error: { payload: string }) => error.payload === MISSING,
      );
      assert.is(run("notes.txt"), OPENED);
    });
  }
}

test.run();
