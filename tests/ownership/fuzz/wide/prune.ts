import type { Program } from "./program.js";
import type { Piece } from "./writer.js";

/** Leaves out the declarations that `main` doesn't lead to, methods too: no input runs them. */
export function prune(files: Program["files"]): Program["files"] {
  const words = new Set<string>();
  for (let before = -1; before < words.size;) {
    before = words.size;
    for (const piece of files.flat()) addWords(piece, words);
  }
  return [kept(files[0], words), kept(files[1], words)];
}

function addWords(piece: Piece, words: Set<string>): void {
  if (isUnused(piece, words)) return;
  for (const part of piece.text) {
    if (typeof part === "string") for (const [word] of part.matchAll(/\w+/g)) words.add(word);
    else for (const inner of part) addWords(inner, words);
  }
}

function kept(list: readonly Piece[], words: ReadonlySet<string>): Piece[] {
  return list
    .filter((piece) => !isUnused(piece, words))
    .map((piece) => ({
      ...piece,
      text: piece.text.map((part) => (typeof part === "string" ? part : kept(part, words))),
    }));
}

function isUnused({ name }: Piece, words: ReadonlySet<string>): boolean {
  return name !== undefined && !words.has(name);
}
