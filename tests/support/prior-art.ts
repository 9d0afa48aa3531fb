import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { Errno } from "../../js/shared.js";
import { root } from "./asc.js";
import { publicNames, witNames } from "./public-names.js";
import { testNames } from "./test-names.js";

/** A capability: `| 52 | a pipe | std, … | `pipe` | [test](file) |`. */
interface Row {
  readonly number: number;
  readonly here: string;
  readonly shownBy: string;
  /** The heading that it stands under, as a link has it. */
  readonly anchor: string;
}

/** Names of a relative: `| `io::dup` | `OwnedFd.tryClone` | [37](#clones) | [test](file) |`. */
interface Twin {
  readonly there: string;
  readonly here: string;
  readonly rows: string;
  readonly shownBy: string;
}

/** The tables of docs/prior-art.md. */
export interface Tables {
  readonly rows: readonly Row[];
  readonly twins: readonly Twin[];
}

export function tablesOf(markdown: string): Tables {
  const rows: Row[] = [],
    twins: Twin[] = [];
  let anchor = "";
  for (const line of markdown.split("\n")) {
    const heading = /^## (.*)$/.exec(line)?.[1];
    if (heading !== undefined)
      anchor = heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-");
    const cells = line.startsWith("| ")
      ? line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    const [first, second, third, fourth = "", fifth = ""] = cells;
    if (/^\d+$/.test(first ?? "")) rows.push({ number: Number(first), here: fourth, shownBy: fifth, anchor });
    else if (/^\[\d+\]/.test(third ?? "")) twins.push({ there: first!, here: second!, rows: third!, shownBy: fourth });
  }
  return { rows, twins };
}

/** Rows without a test that have no reason either. The names of a relative have the reason of their row. */
export function unshown({ rows, twins }: Tables): string[] {
  const bare = rows.flatMap(({ number, here, shownBy }) => {
    const reason = /^not on WASI: (.*)/i.exec(here)?.[1];
    if (reason === undefined) return linksIn(shownBy).length > 0 ? [] : [`${number} has no test`];
    return reason.split(" ").length >= 3 ? [] : [`${number} says no reason`];
  });
  const names = twins.filter(({ here, shownBy }) => here !== "not on WASI" && linksIn(shownBy).length === 0);
  return [...bare, ...names.map(({ there }) => `${there} has no test`)];
}

/** Tests that are named and aren't there. */
export function missingTests({ rows, twins }: Tables): string[] {
  const known = new Map<string, RegExp[]>();
  const cells = [
    ...rows.map(({ number, shownBy }) => ({ of: `${number}`, shownBy })),
    ...twins.map(({ there, shownBy }) => ({ of: there, shownBy })),
  ];
  return cells.flatMap(({ of, shownBy }) => linksIn(shownBy).flatMap(({ text, target }) => fault(of, text, target)));

  function fault(of: string, text: string, target: string): string[] {
    const path = normalize(join("docs", target));
    if (!existsSync(join(root, path))) return [`${of}: there is no ${path}`];
    const program = /^tests\/ownership\/cases\/(.*)\.ts$/.exec(path)?.[1];
    if (program !== undefined) return text === program ? [] : [`${of}: ${path} has the name ${program}`];
    if (!/^tests\/.*\.test\.ts$/.test(path)) return [`${of}: ${path} is no test`];
    if (!known.has(path)) known.set(path, testNames(path));
    return known.get(path)!.some((name) => name.test(text)) ? [] : [`${of}: ${path} has no test "${text}"`];
  }
}

/** Names that are given as ours and aren't. */
export function unknownNames({ rows, twins }: Tables): string[] {
  const { functions } = JSON.parse(readFileSync(join(root, "tests/fixtures/preview1.json"), "utf8"));
  const names = new Set([
    ...publicNames(join(root, "assembly/index.ts")),
    ...publicNames(join(root, "js/host/index.ts")),
    ...witNames(),
    ...Object.keys(functions),
    ...Object.keys(Errno).map((name) => `E${name}`),
    "null",
    "using",
    "--noUnsafe",
    "@unsafe",
    "@external",
  ]);
  const isKnown = (name: string) => names.has(name) || existsSync(join(root, `docs/errors/${name}.md`));
  const cells = [...rows, ...twins].map(({ here }) => here);
  const spans = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span!.split(/ \\?\| /)));
  // `stdin().tryCloneToOwned()` is a call of what `stdin` gives.
  return spans.map((span) => span.replace(/[(<].*/, "")).filter((name) => !isKnown(name));
}

/** Numbers of rows that don't lead there. */
export function wrongNumbers({ rows, twins }: Tables): string[] {
  return twins.flatMap((twin) =>
    linksIn(twin.rows).flatMap(({ text, target }) => {
      const anchor = rows.find(({ number }) => number === Number(text))?.anchor;
      return target === `#${anchor}` ? [] : [`${twin.there}: ${text} is at #${anchor}`];
    }),
  );
}

/** Links of a page that lead to no file. */
export function brokenLinks(markdown: string): string[] {
  const files = linksIn(markdown)
    .map(({ target }) => target.replace(/#.*/, ""))
    .filter((target) => target !== "");
  return files.filter((target) => !existsSync(join(root, "docs", target)));
}

function linksIn(text: string): { text: string; target: string }[] {
  return [...text.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)].map(([, text, target]) => ({ text: text!, target: target! }));
}
