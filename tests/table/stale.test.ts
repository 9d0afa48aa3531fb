import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openBare } from "../support/bare.js";
import { openInProcess } from "../support/descriptors.js";
import { compileGuest, sentence } from "../support/guest.js";

// On bare node:wasi, which gives the number of a closed descriptor to the next one that is opened.

const test = suite("assembly/table: handles that outlive their file");
const module = await compileGuest("tests/guest/table/stale.ts");
const traps: Record<string, string> = {
  aStaleDropTrapsWhileTheNumberIsAnotherFiles:
    "as-io-lifetimes: a handle was dropped as File that was dropped or moved before\n",
};

for (const { name } of WebAssembly.Module.exports(module).filter(({ kind }) => kind === "function")) {
  if (name.startsWith("_")) continue;
  test(sentence(name), () => {
    const before = openInProcess();
    {
      using guest = openBare(module);
      const text = traps[name];
      if (text === undefined) {
        call(guest.call, name, guest.stderr);
        assert.is(guest.stderr(), "");
        assert.is(guest.open(), 0, "it left a descriptor open");
      } else {
        assert.throws(() => guest.call(name), /unreachable/);
        assert.is(guest.stderr(), text);
        assert.is(guest.open(), 1, "b is still open");
      }
    }
    assert.is(openInProcess(), before);
  });
}

function call(run: (name: string) => void, name: string, stderr: () => string): void {
  try {
    run(name);
  } catch (error) {
    (error as Error).message = stderr() + (error as Error).message;
    throw error;
  }
}

test.run();
