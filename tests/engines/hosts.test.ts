// What asc makes from the library on hosts that aren't ours. `npm run matrix -- guests` runs it on more of them.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { differencesOn, guestCases } from "../../scripts/matrix/guests.js";
import { guestHosts } from "../../scripts/matrix/hosts.js";
import { skip } from "../support/skip.js";

const test = suite("other hosts");
const cases = await guestCases();

for (const name of ["wasmtime-cli", "node24", "deno", "browser-wasi-shim"]) {
  const host = guestHosts.find(({ tool }) => tool.name === name)!;
  const title = `our programs do on ${host.name} what they do on the engine node`;
  if (host.tool.find() === undefined) {
    skip(test, title, `it isn't installed: npm run tools ${name}`);
    continue;
  }
  test(title, async () => {
    const different = await differencesOn(host, cases);
    assert.equal(
      different.filter((one) => !Object.hasOwn(host.differences, one)),
      [],
    );
  });
}

test.run();
