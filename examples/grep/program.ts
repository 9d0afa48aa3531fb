import { isWordByte } from "./classes";
import { CharSet, Kind, Node, Place, UNLIMITED } from "./node";
import { Utf8Ranges } from "./utf8";

/** What a step of a program does. */
export enum Op {
  /** Takes a byte from `x` to `y`, and goes on at `next`. */
  BYTE,
  /** Goes on at `x` and at `y`. */
  SPLIT,
  /** Goes on at `next` where `x`, a Place, holds. */
  PLACE,
  /** Is done. */
  MATCH,
}

// @ts-ignore: decorator
@inline const MOST_STEPS = 1_000_000;

/**
 * A regular expression as a machine on bytes that is in many steps at once (Thompson's). One for `reversed` reads a line
 * from its end to its start.
 */
export class Program {
  ops: u8[] = [];
  xs: i32[] = [];
  ys: i32[] = [];
  nexts: i32[] = [];
  start: i32;
  /** Whether there was no room for the expression. */
  isTooBig: bool = false;
  /** Whether it asks for what is beside a place. */
  hasPlaces: bool = false;
  /** Bytes that no step tells apart have the same class. */
  classes: StaticArray<u8> = new StaticArray<u8>(256);

  constructor(node: Node, private reversed: bool) {
    this.start = this.compile(node, this.emit(Op.MATCH, 0, 0, 0));
    this.findClasses();
  }

  private emit(op: Op, x: i32, y: i32, next: i32): i32 {
    if (this.ops.length >= MOST_STEPS) {
      this.isTooBig = true;
      return 0;
    }
    this.ops.push(<u8>op);
    this.xs.push(x);
    this.ys.push(y);
    this.nexts.push(next);
    return this.ops.length - 1;
  }

  /** Adds the steps of a node, which go on at `next`. Gives the first of them. */
  private compile(node: Node, next: i32): i32 {
    if (this.isTooBig) return 0;
    const parts = node.parts;
    switch (node.kind) {
      case Kind.SET: return this.characters(node.set, next);
      case Kind.PLACE: return this.emit(Op.PLACE, this.reversed ? mirrored(node.place) : node.place, 0, next);
      case Kind.SEQUENCE: {
        for (let i = 0; i < parts.length; i++) next = this.compile(parts[this.reversed ? i : parts.length - 1 - i], next);
        return next;
      }
      case Kind.CHOICE: {
        let start = this.compile(parts[parts.length - 1], next);
        for (let i = parts.length - 2; i >= 0; i--) start = this.emit(Op.SPLIT, this.compile(parts[i], next), start, 0);
        return start;
      }
      case Kind.REPEAT: return this.repeat(node, next);
      default: return next;
    }
  }

  private repeat(node: Node, next: i32): i32 {
    const part = node.parts[0];
    if (node.most == UNLIMITED) {
      const loop = this.emit(Op.SPLIT, 0, next, 0);
      this.xs[loop] = this.compile(part, loop);
      next = loop;
    } else {
      const end = next;
      for (let i = node.least; i < node.most && !this.isTooBig; i++) next = this.emit(Op.SPLIT, this.compile(part, next), end, 0);
    }
    for (let i = 0; i < node.least && !this.isTooBig; i++) next = this.compile(part, next);
    return next;
  }

  private characters(set: CharSet, next: i32): i32 {
    let start = -1;
    for (let i = 0; i < set.starts.length; i++) {
      const ranges = new Utf8Ranges(set.starts[i], set.ends[i]);
      while (ranges.next()) {
        let step = next;
        for (let k = 0; k < ranges.length; k++) {
          const at = this.reversed ? k : ranges.length - 1 - k;
          step = this.emit(Op.BYTE, ranges.lows[at], ranges.highs[at], step);
        }
        start = start < 0 ? step : this.emit(Op.SPLIT, step, start, 0);
      }
    }
    return start < 0 ? this.emit(Op.BYTE, 1, 0, 0) : start; // nothing is in it
  }

  private findClasses(): void {
    const starts = new StaticArray<bool>(257);
    starts[0x0a] = starts[0x0b] = true;
    for (let i = 0; i < this.ops.length; i++) {
      if (this.ops[i] == Op.BYTE) starts[this.xs[i]] = starts[this.ys[i] + 1] = true;
      else if (this.ops[i] == Op.PLACE) this.hasPlaces = true;
    }
    let id = 0;
    for (let byte = 0; byte < 256; byte++) {
      const isWordStart = this.hasPlaces && byte > 0 && isWordByte(byte) != isWordByte(byte - 1);
      if (byte > 0 && (starts[byte] || isWordStart)) id++;
      this.classes[byte] = <u8>id;
    }
  }
}

function mirrored(place: Place): Place {
  switch (place) {
    case Place.LINE_START: return Place.LINE_END;
    case Place.LINE_END: return Place.LINE_START;
    case Place.WORD_START: return Place.WORD_END;
    case Place.WORD_END: return Place.WORD_START;
    case Place.NOT_BEHIND_WORD: return Place.NOT_BEFORE_WORD;
    case Place.NOT_BEFORE_WORD: return Place.NOT_BEHIND_WORD;
    default: return place;
  }
}
