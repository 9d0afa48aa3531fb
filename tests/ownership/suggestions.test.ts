// Applies each change that the messages of the cases suggest, and compiles the result: there are fewer errors. A change that
// may be incorrect, as rustc says, may show mistakes elsewhere, for instance in the body of a function whose parameter
// becomes a borrow, but none in the lines that it changes.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ParsedFiles } from "../../js/transform/asc/parsed.js";
import { check } from "../../js/transform/check.js";
import type { Diagnostic, Place, Suggestion } from "../../js/transform/report/diagnostic.js";
import { root } from "../support/asc.js";
import { readCases } from "./case.js";

const parsed = new ParsedFiles();

/** Returns the errors of a program, some of whose files have other texts than on the disk. */
async function errorsOf(path: string, texts: ReadonlyMap<string, string>): Promise<Diagnostic[]> {
  const { diagnostics } = await check([path, "--baseDir", root, "--config", "none.json"], {
    readFile: (name, base) => texts.get(name) ?? read(join(base, name)),
    parsed,
  });
  return diagnostics.filter(({ severity }) => severity === "error");
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** Returns the texts of the files that a suggestion changes. */
function apply({ edits }: Suggestion): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file } of edits) texts.set(file, readFileSync(join(root, file), "utf8"));
  const last = (a: Place, b: Place) => b.start.line - a.start.line || b.start.column - a.start.column;
  for (const { file, start, end, text } of [...edits].sort(last)) {
    const before = texts.get(file)!;
    texts.set(file, before.slice(0, offset(before, start)) + text + before.slice(offset(before, end)));
  }
  return texts;
}

function offset(text: string, { line, column }: Place["start"]): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

/** Returns the errors in the lines that a suggestion has changed, if they weren't in those lines before. */
function madeBy({ edits }: Suggestion, after: readonly Diagnostic[], before: readonly Diagnostic[]): string[] {
  const isIn = ({ place }: Diagnostic, { file, start }: Place, more: number) =>
    place?.file === file && place.start.line === start.line + more;
  return edits.flatMap((edit) => {
    const known = before.filter((error) => isIn(error, edit, 0)).map(({ code }) => code);
    const added = edits.filter(({ text, start }) => text.includes("\n") && start.line <= edit.start.line).length;
    return after.flatMap((error) => (isIn(error, edit, added) && !known.includes(error.code) ? error.message : []));
  });
}

const test = suite("suggestions");

for (const { name, path, errors } of readCases().filter((it) => it.errors.length > 0)) {
  test(name, async () => {
    const before = await errorsOf(path, new Map());
    assert.ok(before.length >= errors.length);
    for (const error of before)
      for (const suggestion of error.suggestions) {
        const after = await errorsOf(path, apply(suggestion));
        const what = `${error.code}: ${suggestion.title}`;
        const codes = after.map(({ code }) => code).join(", ");
        if (suggestion.applicability === "MachineApplicable")
          assert.ok(after.length < before.length, `${what}: ${codes}`);
        else assert.equal(madeBy(suggestion, after, before), [], what);
      }
  });
}

test.run();
