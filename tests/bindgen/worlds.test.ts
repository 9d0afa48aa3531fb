// Bindings of worlds with hard names compile, and become components. WORLDS=5000 SEED=7 makes a long run of it.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bindgen } from "../../js/bindgen/index.js";
import { isReserved, reservedWords } from "../../js/bindgen/generate/words.js";
import { Random } from "../ownership/fuzz/random.js";
import { build } from "./support/build.js";
import { kebab, randomWorld } from "./support/worlds.js";

const WORLDS = Number(process.env["WORLDS"] ?? 6);
const SEED = Number(process.env["SEED"] ?? 1);

test(`${WORLDS} random worlds with hard names`, async () => {
  const failed: string[] = [];
  for (let i = 0; i < WORLDS; i++) {
    const seed = SEED * 100_000 + i;
    try {
      await build({
        wit: { source: randomWorld(new Random(seed)) },
        all: true,
        options: ["-O0"],
        isOneOfMany: WORLDS > 100,
      });
    } catch (error) {
      const said = (error as Error).message.split("\n").find((line) => /ERROR|rror/.test(line)) ?? String(error);
      failed.push(`${seed}: ${said}`);
      if (WORLDS > 100) console.log(failed.at(-1));
    }
    if (WORLDS > 100 && i % 500 === 499)
      console.log(`${i + 1} worlds, ${failed.length} failed, ${Math.round(process.uptime())} s`);
  }
  assert.equal(failed, []);
});

/** One name in each place where WIT has names. */
function worldOf(words: readonly string[]): string {
  const list = (write: (word: string) => string, glue = "\n") => words.map((word) => write(`%${word}`)).join(glue);
  const places = [
    `resource res { constructor(); ${list((word) => `${word}: func(${word === "%self" ? "a" : word}: u32) -> u32;`)} }`,
    `record fields { ${list((word) => `${word}: u8`, ", ")} }`,
    `variant cases { ${list((word) => `${word}(u32)`, ", ")} }`,
    `enum names { ${list((word) => word, ", ")} }`,
    `f: func(a: fields, b: cases, c: names, d: borrow<res>, e: res) -> tuple<res, option<res>, result<res, list<res>>>;`,
  ];
  const functions = `interface functions { ${list((word) => `${word}: func();`)} }`;
  const types =
    `interface types { ${list((word) => `record ${word} { a: string }`)} ` +
    `${list((word) => `${word}-fn: func(a: ${word}) -> ${word};`)} }`;
  const resources =
    "interface resources { " +
    `${list((word) => `resource ${word} { constructor(); method-of-it: func(a: borrow<${word}>) -> ${word}; }`)} ` +
    "}";
  const names = ["places", "functions", "types", "resources"];
  return `package test:words;\ninterface places { ${places.join("\n")} }\n${functions}\n${types}\n${resources}
world w {\n${names.map((name) => `import ${name}; export ${name};`).join("\n")}\n}`;
}

/** The words of generated code, without its comments and strings. */
function wordsOf(code: string): string[] {
  const plain = code.replace(/\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g, " ");
  return [...new Set(plain.match(/[A-Za-z][\w$]*/g) ?? [])].filter((word) => !word.includes("$"));
}

test("every word that generated code uses may be a name in WIT", async () => {
  const { bindings } = await bindgen({ wit: { source: worldOf(["plain-word"]) } });
  const used = wordsOf([...bindings.values()].join("\n")).filter((word) => !/^(plainWord|res$|methodOfIt)/i.test(word));
  assert.ok(used.includes("OwnedArray") && used.includes("changetype") && used.includes("lendExclusively"));
  const words = [...new Set([...used, ...reservedWords].flatMap((word) => kebab(word) ?? []))];
  assert.ok(words.length > 150, `${words.length} words`);
  assert.ok(await build({ wit: { source: worldOf(words) }, options: ["-O0"] }));
});

test("what the bindings import is reserved, tuples of any size too", () => {
  for (const word of ["Mut", "Ref", "Option", "abi", "Tuple2", "Tuple99"]) assert.ok(isReserved(word), word);
  assert.not(isReserved("mutable"));
});

test.run();
