import { isWordByte } from "./classes";
import { Place } from "./node";
import { Op, Program } from "./program";

/** What is behind a place: the edge of the line, or a byte that is of a word, or isn't. */
export enum Side {
  EDGE,
  OTHER,
  WORD,
}

// @ts-ignore: decorator
@inline const MOST_STATES = 2048;
// @ts-ignore: decorator
@inline const ROW: usize = 1024;

/** In a row: what comes of this byte isn't known yet. */
// @ts-ignore: decorator
@inline const UNKNOWN: u32 = 1;

// @ts-ignore: decorator
@inline const LINE_FEED: u32 = 0x0a;

/**
 * A machine that is in one state at a time, each of which stands for a set of steps of a program. The states are made as
 * a text leads to them, and forgotten when there are too many: a byte costs one look into a table, whatever the pattern.
 *
 * A state has a row of 256 numbers, by the next byte: the row of the state behind it, plus 1 where a match ends before
 * this byte; that it ends is seen a byte late, since "$" and "\b" ask for what follows.
 */
export class Dfa {
  /** Rows, the memory of which doesn't move. */
  private rows: usize = (heap.alloc(<usize>(MOST_STATES + 1) * ROW) + ROW - 1) & ~(ROW - 1);
  private count: i32 = 0;
  /** The steps and the side of each state. */
  private sets: StaticArray<i32>[] = [];
  private sides: Side[] = [];
  private known: Map<string, i32> = new Map();
  private starts: StaticArray<usize> = new StaticArray<usize>(3);
  /** Steps that are reached, each once. */
  private reached: i32[] = [];
  private marks: StaticArray<u32>;
  private mark: u32 = 0;
  private pending: i32[] = [];

  /** For one that isn't `anchored` a match may start at every place. */
  constructor(private program: Program, private anchored: bool) {
    this.marks = new StaticArray<u32>(program.ops.length);
  }

  /** The row of the state in which a match can start behind `side`. */
  start(side: Side): usize {
    if (!this.starts[side]) {
      this.clear();
      this.reach(this.program.start);
      this.starts[side] = this.state(side);
    }
    return this.starts[side];
  }

  /** Whether nothing can match any more. */
  isDead(row: usize): bool {
    return this.anchored && !this.sets[this.index(row)].length;
  }

  /** What comes of a byte: the row behind it, plus 1 if a match ends before it. */
  // @ts-ignore: decorator
  @inline
  step(row: usize, byte: u32): usize {
    const next = load<u32>(row + (byte << 2));
    return next == UNKNOWN ? this.make(row, byte) : next;
  }

  /**
   * Goes on from a row over the bytes from `at` to `end`. Gives the byte before which a match ends, or `end`; `row` has
   * the row that it came to.
   */
  run(row: usize, at: usize, end: usize): usize {
    while (at < end) {
      let next: usize = load<u32>(row + (<usize>load<u8>(at) << 2));
      if (next & 1) {
        if (next == UNKNOWN) next = this.make(row, load<u8>(at));
        if (next & 1) {
          this.row = row;
          return at;
        }
      }
      row = next;
      at++;
    }
    this.row = row;
    return end;
  }

  /** Where `run` came to. */
  row: usize = 0;

  private index(row: usize): i32 {
    return <i32>((row - this.rows) / ROW);
  }

  /** Finds out what comes of a byte, and notes it for all bytes of its class. */
  private make(row: usize, byte: u32): usize {
    const index = this.index(row), classes = this.program.classes, id = classes[byte];
    const side = byte == LINE_FEED ? Side.EDGE : isWordByte(byte) ? Side.WORD : Side.OTHER;
    const isMatch = this.follow(this.sets[index], this.sides[index], side);
    this.stepOver(byte);
    const isFull = this.count == MOST_STATES;
    if (isFull) this.forget();
    const next = this.state(this.program.hasPlaces ? side : Side.OTHER) + usize(isMatch);
    if (isFull) return next; // the row is gone
    for (let other = 0; other < 256; other++) if (classes[other] == id) store<u32>(row + (<usize>other << 2), <u32>next);
    return next;
  }

  private forget(): void {
    this.count = 0;
    this.sets = [];
    this.sides = [];
    this.known = new Map();
    this.starts.fill(0);
  }

  private clear(): void {
    this.reached = [];
    this.mark++;
  }

  private reach(step: i32): void {
    if (this.marks[step] == this.mark) return;
    this.marks[step] = this.mark;
    this.reached.push(step);
  }

  /** Reaches all that the steps lead to between two sides without taking a byte. Whether that is the end of a match. */
  private follow(steps: StaticArray<i32>, before: Side, after: Side): bool {
    this.clear();
    const ops = this.program.ops, xs = this.program.xs, ys = this.program.ys, nexts = this.program.nexts;
    const pending = this.pending;
    let isMatch = false;
    for (let i = steps.length - 1; i >= 0; i--) pending.push(steps[i]);
    while (pending.length) {
      const step = pending.pop();
      if (this.marks[step] == this.mark) continue;
      this.marks[step] = this.mark;
      switch (<i32>ops[step]) {
        case Op.MATCH: isMatch = true; break;
        case Op.BYTE: this.reached.push(step); break;
        case Op.SPLIT: {
          pending.push(ys[step]);
          pending.push(xs[step]);
          break;
        }
        case Op.PLACE: if (holds(<Place>xs[step], before, after)) pending.push(nexts[step]);
      }
    }
    return isMatch;
  }

  /** From the steps that are reached to those behind a byte. */
  private stepOver(byte: u32): void {
    const xs = this.program.xs, ys = this.program.ys, nexts = this.program.nexts;
    const from = this.reached;
    this.clear();
    if (byte != LINE_FEED) {
      for (let i = 0; i < from.length; i++) {
        const step = from[i];
        if (byte >= <u32>xs[step] && byte <= <u32>ys[step]) this.reach(nexts[step]);
      }
    }
    if (!this.anchored) this.reach(this.program.start);
  }

  /** The row of the state with the steps that are reached. */
  private state(side: Side): usize {
    const steps = this.reached.sort((a, b) => a - b);
    const units: i32[] = [side];
    for (let i = 0; i < steps.length; i++) {
      units.push(steps[i] & 0xffff);
      units.push(steps[i] >> 16);
    }
    const key = String.fromCharCodes(units);
    if (this.known.has(key)) return this.rows + <usize>this.known.get(key) * ROW;
    if (this.count == MOST_STATES) this.forget();
    const index = this.count++, row = this.rows + <usize>index * ROW;
    this.known.set(key, index);
    this.sets.push(StaticArray.fromArray(steps));
    this.sides.push(side);
    for (let at: usize = 0; at < ROW; at += 4) store<u32>(row + at, UNKNOWN);
    return row;
  }
}

function holds(place: Place, before: Side, after: Side): bool {
  const isBehindWord = before == Side.WORD, isBeforeWord = after == Side.WORD;
  switch (place) {
    case Place.LINE_START: return before == Side.EDGE;
    case Place.LINE_END: return after == Side.EDGE;
    case Place.WORD_START: return !isBehindWord && isBeforeWord;
    case Place.WORD_END: return isBehindWord && !isBeforeWord;
    case Place.WORD_EDGE: return isBehindWord != isBeforeWord;
    case Place.NO_WORD_EDGE: return isBehindWord == isBeforeWord;
    case Place.NOT_BEHIND_WORD: return !isBehindWord;
    default: return !isBeforeWord;
  }
}
