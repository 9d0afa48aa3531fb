import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const index = new URL("../../../../assembly/index.ts", import.meta.url);

let names: ReadonlySet<string> | null = null;

/** Returns the names that programs can import from "as-io-lifetimes". */
export function libraryNames(): ReadonlySet<string> {
  return (names ??= existsSync(fileURLToPath(index)) ? namesIn(index) : new Set());
}

const LIST = /^export \{([^}]*)\}/gm;
const STAR = /^export \* from "([^"]+)"/gm;
const DECLARATION = /^export (?:declare |abstract )*(?:function|class|interface|const|let|enum|namespace|type) (\w+)/gm;

/** Returns the names that a file of the library exports, as the library writes exports. */
function namesIn(file: URL): Set<string> {
  const text = readFileSync(file, "utf8");
  const listed = [...text.matchAll(LIST)].flatMap(([, list]) => list!.split(",").map(exportedName));
  const declared = [...text.matchAll(DECLARATION)].map(([, name]) => name!);
  const others = [...text.matchAll(STAR)].flatMap(([, path]) => [...namesIn(fileOf(path!, file))]);
  return new Set([...listed.filter((name) => name !== ""), ...declared, ...others]);
}

function exportedName(text: string): string {
  return text
    .trim()
    .split(/\s+as\s+/)
    .at(-1)!;
}

function fileOf(path: string, from: URL): URL {
  const file = new URL(`${path}.ts`, from);
  return existsSync(fileURLToPath(file)) ? file : new URL(`${path}/index.ts`, from);
}
