// What a user of an editor waits for: from an edit to the diagnostics of the language server, its pause included, beside a
// cold `io-lifetimes check` of the same program.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Client } from "../tests/lsp/client.js";
import { project } from "../tests/lsp/project.js";
import { root } from "../tests/support/asc.js";
import { middle } from "./measure.js";
import { table } from "./table.js";

const ROUNDS = 15;

/** A program of functions that open, read, write and close files, and of about `lines` lines. */
function program(lines: number): string {
  const functions = Array.from(
    { length: Math.ceil(lines / 11) },
    (_, i) => `function task${i}(name: string): i32 {
  const opened = File.open(name);
  if (opened.isErr) return -1;
  const source = opened.value;
  const target = File.create(name + ".${i}").value;
  const buffer = new Uint8Array(64);
  const n = source.read(buffer).value;
  if (n > ${i}) target.writeAll(buffer.subarray(0, n)).value;
  source.close().value;
  return n;
}
`,
  );
  const calls = functions.map((_, i) => `task${i}("x");`).join(" ");
  return `import { File } from "as-io-lifetimes";\nlet edited: i32 = 0;\n${functions.join("")}${calls}\n`;
}

/** Prints a table. */
export async function benchEditor(): Promise<void> {
  const row = table("edit to diagnostics, warm", "lines>", "server>", "cold check>", "ratio>", "aim");
  for (const lines of [50, 500, 1_000, 2_000, 4_000]) {
    const text = program(lines);
    using files = project({ "main.ts": text });
    const server = await editing(files.uri("main.ts"), files.path, text);
    const cold = middle([1, 2, 3].map(() => checkCold(files.path)));
    const milliseconds = (value: number) => ({ value, digits: 0, unit: "ms" });
    row(
      "a program that opens, reads and writes files",
      text.split("\n").length,
      milliseconds(server),
      milliseconds(cold),
      { value: server / cold, digits: 2 },
      lines === 500 ? "≤ 300 ms" : "",
    );
  }
}

/** Returns the time from an edit to the diagnostics that it makes, in milliseconds. */
async function editing(uri: string, folder: string, text: string): Promise<number> {
  const client = await Client.start(folder);
  await client.open(uri, text);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 5; round++) {
    const [from, to] =
      round % 2 === 0 ? ["edited: i32 = 0", "edited: i32 = ''"] : ["edited: i32 = ''", "edited: i32 = 0"];
    const start = performance.now();
    await client.edit(uri, from!, to!);
    await (round % 2 === 0 ? client.expect(uri, "2 TS2322") : client.expect(uri));
    if (round >= 5) times.push(performance.now() - start);
  }
  await client.stop();
  return middle(times);
}

function checkCold(cwd: string): number {
  const start = performance.now();
  spawnSync(process.execPath, [join(root, "dist/js/cli/main.js"), "check", "main.ts"], { cwd });
  return performance.now() - start;
}
