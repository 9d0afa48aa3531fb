/** What a node of a regular expression is. */
export enum Kind {
  /** Nothing, which is everywhere. */
  EMPTY,
  /** One character of `set`. */
  SET,
  /** All of `parts`, one behind the other. */
  SEQUENCE,
  /** One of `parts`. */
  CHOICE,
  /** The first of `parts`, `least` to `most` times. */
  REPEAT,
  /** A place that `place` holds of. */
  PLACE,
}

/** A condition on a place between two characters, or beside an end of the line. */
export enum Place {
  LINE_START,
  LINE_END,
  WORD_START,
  WORD_END,
  WORD_EDGE,
  NO_WORD_EDGE,
  /** Not behind a character of a word. */
  NOT_BEHIND_WORD,
  /** Not before a character of a word. */
  NOT_BEFORE_WORD,
}

// @ts-ignore: decorator
@inline export const UNLIMITED: i32 = -1;

/** A part of a regular expression. */
export class Node {
  set: CharSet = NO_CHARACTERS;
  parts: Node[] = [];
  least: i32 = 0;
  most: i32 = 0;
  place: Place = Place.LINE_START;

  constructor(public kind: Kind) {}

  static of(set: CharSet): Node {
    const node = new Node(Kind.SET);
    node.set = set;
    return node;
  }

  static at(place: Place): Node {
    const node = new Node(Kind.PLACE);
    node.place = place;
    return node;
  }

  /** The parts one behind the other, or, for CHOICE, one of them. */
  static joined(kind: Kind, parts: Node[]): Node {
    if (parts.length == 1) return parts[0];
    const node = new Node(parts.length ? kind : Kind.EMPTY);
    node.parts = parts;
    return node;
  }

  static repeated(part: Node, least: i32, most: i32): Node {
    const node = new Node(Kind.REPEAT);
    node.parts = [part];
    node.least = least;
    node.most = most;
    return node;
  }
}

// @ts-ignore: decorator
@inline const LAST_CHARACTER: u32 = 0x10ffff;

/** A set of characters: ranges of code points, both ends included, that may overlap until `complement`. */
export class CharSet {
  starts: u32[] = [];
  ends: u32[] = [];

  static of(code: u32, ignoresCase: bool): CharSet {
    const set = new CharSet();
    set.add(code, code);
    if (ignoresCase) set.addOtherCases();
    return set;
  }

  add(start: u32, end: u32): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  addAll(other: CharSet): void {
    for (let i = 0; i < other.starts.length; i++) this.add(other.starts[i], other.ends[i]);
  }

  /** The one character in it, or -1. */
  get single(): i32 {
    return this.starts.length == 1 && this.starts[0] == this.ends[0] ? <i32>this.starts[0] : -1;
  }

  /** Adds what differs from a character of the set in its case alone. */
  addOtherCases(): void {
    for (let i = 0, n = this.starts.length; i < n; i++) {
      if (this.ends[i] - this.starts[i] > 0x3000) continue; // such a range has both cases
      for (let code = this.starts[i]; code <= this.ends[i]; code++) {
        const text = String.fromCodePoint(code);
        this.addCase(code, text.toLowerCase());
        this.addCase(code, text.toUpperCase());
      }
    }
  }

  private addCase(code: u32, text: string): void {
    const other = <u32>text.codePointAt(0);
    if (other != code && text.length == (other > 0xffff ? 2 : 1)) this.add(other, other);
  }

  /** All other characters but the end of a line. */
  complement(): CharSet {
    const order: i32[] = [];
    for (let i = 0; i < this.starts.length; i++) order.push(i);
    sortBy(order, this.starts);
    const set = new CharSet();
    let next: u32 = 0;
    for (let i = 0; i < order.length; i++) {
      const start = this.starts[order[i]];
      if (start > next) set.addWithoutLineFeed(next, start - 1);
      next = max(next, this.ends[order[i]] + 1);
    }
    if (next <= LAST_CHARACTER) set.addWithoutLineFeed(next, LAST_CHARACTER);
    return set;
  }

  private addWithoutLineFeed(start: u32, end: u32): void {
    if (start > 0x0a || end < 0x0a) return this.add(start, end);
    if (start < 0x0a) this.add(start, 0x09);
    if (end > 0x0a) this.add(0x0b, end);
  }
}

/** Sorts indices by what they lead to. There are few. */
function sortBy(order: i32[], values: u32[]): void {
  for (let i = 1; i < order.length; i++) {
    const index = order[i];
    let at = i;
    for (; at > 0 && values[order[at - 1]] > values[index]; at--) order[at] = order[at - 1];
    order[at] = index;
  }
}

export const NO_CHARACTERS = new CharSet();
