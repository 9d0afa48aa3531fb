import { CharSet } from "./node";

// The named sets of characters. Letters and words are those of ASCII.

/** The set that `name` stands for in `[[:name:]]`, or null. */
export function namedSet(name: string): CharSet | null {
  if (name == "alpha") return setOf("azAZ");
  if (name == "digit") return setOf("09");
  if (name == "alnum") return setOf("azAZ09");
  if (name == "upper") return setOf("AZ");
  if (name == "lower") return setOf("az");
  if (name == "space") return setOf("\t\r  ");
  if (name == "blank") return setOf("\t\t  ");
  if (name == "punct") return setOf("!/:@[`{~");
  if (name == "print") return setOf(" ~");
  if (name == "graph") return setOf("!~");
  if (name == "cntrl") return setOf("\0\x1f\x7f\x7f");
  if (name == "xdigit") return setOf("09afAF");
  return null;
}

/** The characters of words, `\w`. */
export function wordSet(): CharSet {
  return setOf("azAZ09__");
}

/** Space, `\s`. */
export function spaceSet(): CharSet {
  return setOf("\t\r  ");
}

/** Whether a byte is of a word. */
export function isWordByte(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 26 || byte == 0x5f;
}

/** The ranges that pairs of characters are the ends of. */
function setOf(pairs: string): CharSet {
  const set = new CharSet();
  for (let i = 0; i < pairs.length; i += 2) set.add(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
  return set;
}
