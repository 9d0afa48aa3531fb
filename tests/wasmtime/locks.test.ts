import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate, type EngineName } from "../../js/host/index.js";
import { withHost } from "../support/host.js";
import { onLibwasmtime } from "../support/libwasmtime.js";
import { lockTests } from "../support/locks.js";

const tests = suite("locks on wasmtime:wasi");
const test = onLibwasmtime(tests);

await lockTests(test, "wasmtime:wasi");

// docs/engines.md says why.
test("a lock is known on all engines, but for wasmtime:wasi, which gives files numbers of its own", () =>
  withHost(
    { a: "" },
    async (host, dir) => {
      using file = host.open("a");
      using lock = file.tryLock("exclusive");
      assert.ok(lock);
      for (const engine of ["node", "node:wasi", "wasmtime", "wasmtime:wasi"] satisfies EngineName[]) {
        using other = await instantiate({ engine, preopens: { ".": dir } });
        using same = other.open("a");
        const isKnown = engine !== "wasmtime:wasi";
        assert.equal([same.isSame(file), same.tryLock("shared") === undefined], [isKnown, isKnown], engine);
      }
    },
    { engine: "node" },
  ));

tests.run();
