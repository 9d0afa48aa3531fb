// Random texts and patterns of few letters, so that they often match.

export interface Random {
  text(): string;
  /** Options and a pattern that both greps know, and the locale in which theirs means what ours means. */
  patterns(): { args: string[]; locale: string };
}

export function newRandom(seed: number): Random {
  const below = (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % n;
  };
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const times = (n: number, make: () => string, glue = "") => Array.from({ length: n }, make).join(glue);
  // Words are those of ASCII in ours, and of Unicode in theirs: where letters beyond ASCII are, words aren't asked for.
  let isAscii = true;
  // And where theirs needs the C library's regular expressions, it errs on places beside words, and on anchors within, now and then.
  let hasEdges = true;
  const letter = () =>
    one(["a", "b", "c", "A", "B", "_", "1", " ", " ", "-", ".", ...(isAscii ? [] : ["é", "日", "😀"])]);

  const atom = (depth: number): string => {
    switch (below(depth > 0 ? 11 : 8)) {
      case 0:
        return ".";
      case 1:
        const items = ["a", "b", "_", "1", "a-c", ...(isAscii ? ["[:digit:]", "[:upper:]"] : ["é", "日"])];
        return `[${one(["", "^"])}${times(1 + below(3), () => one(items))}]`;
      case 2:
        return isAscii ? one(["\\w", "\\W"]) : one(["é", "日"]);
      case 3:
        return hasEdges ? one(["^", "$"]) : "b";
      case 4:
        return hasEdges ? one(["\\b", "\\<", "\\>", "\\B"]) : isAscii ? "c" : one(["é*", "😀"]);
      case 8:
      case 9:
      case 10:
        return `(${choice(depth - 1)})`;
      default:
        return one(["a", "b", "c", "A", "_", " ", "\\."]);
    }
  };
  const part = (depth: number): string => {
    const piece = atom(depth);
    return /^(\^|\$|\\[b<>B])$/.test(piece)
      ? piece
      : piece + one(["", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}"]);
  };
  const sequence = (depth: number) => times(1 + below(4), () => part(depth));
  const choice = (depth: number): string => times(1 + Math.max(0, below(4) - 1), () => sequence(depth), "|");

  return {
    text: () => (
      (isAscii = below(2) === 0),
      times(5 + below(25), () => times(below(14), letter), "\n") + one(["", "\n"])
    ),
    patterns() {
      const flags = one([
        "-n",
        "-c",
        "-v",
        "-i",
        "-x",
        "-o",
        "-on",
        "-io",
        "--color=always",
        ...(isAscii ? ["-w", "-wn"] : []),
      ]);
      hasEdges = isAscii && /^-[ncvix]$/.test(flags);
      const isFixed = below(6) === 0;
      const pattern = isFixed ? times(1 + below(3), letter) : choice(2);
      return { args: [isFixed ? "-F" : "-E", flags, "-e", pattern], locale: isAscii ? "C" : "C.UTF-8" };
    },
  };
}
