// Switches the rules of the kernel and the transform off one by one, and looks for a case that notices. A case notices where the errors
// that it has, or what it does, aren't as with all rules on. With `--fuzz 20000` it looks among so many random programs
// instead of among the cases.   npm run mutations [-- words of a rule]

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../support/asc.js";
import { codesOf, readCases, type Case } from "../case.js";
import { compileProgram, runProgram } from "../program.js";
import { execute } from "../twins.js";
import { MUTATIONS, UNCHANGED, type Mutation } from "./list.js";

const cases = readCases();
const unchanged = join(root, "dist/js/transform/index.js");
const known = new Map<string, string>();
const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-mutations-"));

try {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const { values, positionals } = parseArgs({ options: { fuzz: { type: "string" } }, allowPositionals: true });
  const wanted = positionals.join(" ");
  await check(write(UNCHANGED, join(folder, "unchanged")), values.fuzz);
  const survivors: string[] = [];
  let tried = 0;
  for (const [i, mutation] of MUTATIONS.entries()) {
    if (!mutation.rule.includes(wanted) || (mutation.isWording && values.fuzz !== undefined)) continue;
    tried++;
    const transform = write(mutation, join(folder, `${i}`));
    const caught = await (values.fuzz === undefined
      ? caughtBy(mutation, transform)
      : caughtByFuzzer(transform, values.fuzz));
    if (caught === null) survivors.push(mutation.rule);
    console.log(
      `${caught === null ? "SURVIVES" : "caught"}  ${mutation.file}: ${mutation.rule}${caught === null ? "" : `  (${caught})`}`,
    );
  }
  const what = values.fuzz === undefined ? "case" : "program";
  console.log(`\n${survivors.length} of ${tried} rules can be off without a ${what} that notices`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** A copy with all rules on behaves as the original does; otherwise each rule would be "caught" by a broken copy. */
async function check(transform: string, fuzz: string | undefined): Promise<void> {
  const caught = await (fuzz === undefined
    ? caughtBy(UNCHANGED, transform, cases.slice(0, 10))
    : caughtByFuzzer(transform, "200"));
  if (caught !== null)
    throw new Error(`a copy of the transform with all rules on differs from the transform: ${caught}`);
}

/** Writes a copy of the transform with a rule off. Returns its entry. */
function write({ file, from, to, rule }: Mutation, copy: string): string {
  for (const part of readdirSync(join(root, "dist/js")))
    if (part === "ownership" || part === "transform" || part.endsWith(".js"))
      cpSync(join(root, "dist/js", part), join(copy, part), { recursive: true });
  const path = join(copy, `${file}.js`);
  const text = readFileSync(path, "utf8");
  const count = text.split(from).length - 1;
  if (count !== 1) throw new Error(`the mutation "${rule}" is out of date: its text is ${count} times in ${file}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return join(copy, "transform/index.js");
}

async function caughtBy({ first }: Mutation, transform: string, among = cases): Promise<string | null> {
  const rank = (it: Case) =>
    first.some((word) => codesOf(it.errors).includes(word))
      ? 0
      : first.some((word) => it.name.startsWith(`${word}/`))
        ? 1
        : 2;
  for (const it of [...among].sort((a, b) => rank(a) - rank(b))) {
    let expected = known.get(it.name);
    if (expected === undefined) known.set(it.name, (expected = await outcome(it, unchanged)));
    if ((await outcome(it, transform)) !== expected) return it.name;
  }
  return null;
}

/** In a process of its own, as asc may end it. */
async function caughtByFuzzer(transform: string, most: string): Promise<string | null> {
  const env = { ...process.env, OWNERSHIP_TRANSFORM: transform };
  const { stdout, stderr } = await execute(process.execPath, [join(import.meta.dirname, "fuzz/main.js"), most], env);
  return (stdout.trim() || stderr.trim()).split("\n")[0]!.slice(0, 160) || null;
}

/** What asc says about a case and what it does, as text. */
async function outcome(it: Case, transform: string): Promise<string> {
  const { exit } = process;
  let hasCrashed = false;
  process.exit = (() => {
    hasCrashed = true; // asc would end the process
    throw new Error();
  }) as typeof exit;
  try {
    const { wasm, errors } = await compileProgram(it.path, transform);
    return JSON.stringify([errors, wasm && !it.checkOnly ? runProgram(wasm) : null]);
  } catch (error) {
    if (hasCrashed) throw new Error(`asc crashes on ${it.name}: that isn't what a rule that is off does`);
    return String(error);
  } finally {
    process.exit = exit;
  }
}
