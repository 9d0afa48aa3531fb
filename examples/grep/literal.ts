import { Kind, Node } from "./node";

/** A text that each match holds: what is looked for first, as that is fast. */
export class Literal {
  bytes: Uint8Array = new Uint8Array(0);
  /** Whether to find it is to find a match. */
  isWhole: bool = false;
  // The places of its two rarest bytes.
  private first: i32 = 0;
  private second: i32 = 0;

  constructor(node: Node) {
    const run = longestRun(node);
    this.bytes = Uint8Array.wrap(String.UTF8.encode(run.best));
    this.isWhole = run.isWhole && this.bytes.length > 0;
    let first = 0, second = 0;
    for (let i = 1; i < this.bytes.length; i++) {
      if (frequency(this.bytes[i]) < frequency(this.bytes[first])) {
        second = first;
        first = i;
      } else if (second == first || frequency(this.bytes[i]) < frequency(this.bytes[second])) second = i;
    }
    this.first = min(first, second);
    this.second = max(first, second);
  }

  /** Where it is first from `at` to `end`, or `end`. */
  find(at: usize, end: usize): usize {
    const needle = this.bytes.dataStart, length = <usize>this.bytes.length;
    if (at + length > end) return end;
    const last = end - length; // the last place to look at
    if (ASC_FEATURE_SIMD) {
      const first = <usize>this.first, second = <usize>this.second;
      const a = i8x16.splat(load<u8>(needle + first)), b = i8x16.splat(load<u8>(needle + second));
      for (; at + 16 <= last + 1; at += 16) {
        let found = i8x16.bitmask(v128.and(i8x16.eq(v128.load(at + first), a), i8x16.eq(v128.load(at + second), b)));
        for (; found; found &= found - 1) {
          const place = at + ctz(found);
          if (same(place, needle, length)) return place;
        }
      }
    }
    const rare = load<u8>(needle + this.first);
    for (; at <= last; at++) {
      if (load<u8>(at + this.first) == rare && same(at, needle, length)) return at;
    }
    return end;
  }
}

// @ts-ignore: decorator
@inline
function same(at: usize, needle: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) if (load<u8>(at + i) != load<u8>(needle + i)) return false;
  return true;
}

class Run {
  best: string = "";
  /** Whether `best` is all that the node matches. */
  isWhole: bool = false;
}

/** The longest text that each match of a node holds. */
function longestRun(node: Node): Run {
  const run = new Run();
  if (node.kind == Kind.SET) {
    const code = node.set.single;
    if (code > 0) run.best = String.fromCodePoint(code);
    run.isWhole = code > 0;
  } else if (node.kind == Kind.SEQUENCE) {
    let open = ""; // what the parts so far surely end with
    let isWhole: bool = true;
    for (let i = 0; i < node.parts.length; i++) {
      const part = longestRun(node.parts[i]);
      open = part.isWhole ? open + part.best : "";
      isWhole = isWhole && part.isWhole;
      const longer = part.isWhole ? open : part.best;
      if (longer.length > run.best.length) run.best = longer;
    }
    run.isWhole = isWhole;
  } else if (node.kind == Kind.REPEAT && node.least > 0) run.best = longestRun(node.parts[0]).best;
  return run;
}

/** How often a byte is in texts, roughly: the higher, the more often. */
function frequency(byte: u32): i32 {
  const at = "zqjxkvbpygfwmucldrhsnioate ".indexOf(String.fromCharCode(byte | 0x20));
  if (byte == 0x20) return 27;
  if (at < 0) return byte >= 0x80 ? 8 : 4;
  return byte & 0x20 ? at : at >> 2; // capital letters are rare
}
