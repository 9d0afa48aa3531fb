import { findByte, findLastByte } from "as-io-lifetimes/assembly/buffer/memchr";
import { isWordByte } from "./classes";
import { Dfa, Side } from "./dfa";
import { Literal } from "./literal";
import { Kind, Node, Place } from "./node";
import { Parser, Syntax } from "./parse";
import { Program } from "./program";

// @ts-ignore: decorator
@inline const LINE_FEED: u8 = 0x0a;

/** How the patterns of the user are meant. */
export class Meaning {
  syntax: Syntax = Syntax.BASIC;
  ignoresCase: bool = false;
  wholeWords: bool = false;
  wholeLines: bool = false;
}

/** Finds lines that match, and where in them. All in time that is linear in the text. */
export class Matcher {
  /** What is wrong with the patterns, or null. */
  problem: string | null = null;
  /** The line that `findLine` found: where it starts, and where its end is, which is no part of it. */
  lineStart: usize = 0;
  lineEnd: usize = 0;
  /** The match that `findIn` found. */
  matchStart: usize = 0;
  matchEnd: usize = 0;

  private literal: Literal;
  private lines: Dfa;
  private node: Node;
  // Made once a place in a line is asked for.
  private starts: Dfa | null = null;
  private ends: Dfa | null = null;
  /** Where matches can start in the line that `begin` was told, a bit for each place. */
  private places: StaticArray<u8> = new StaticArray<u8>(0);
  private line: usize = 0;
  private end: usize = 0;

  /** Without a pattern nothing matches. */
  constructor(private patterns: string[], meaning: Meaning) {
    const parsed = new Parsed(patterns, meaning);
    this.problem = parsed.problem;
    this.node = parsed.node;
    this.literal = new Literal(parsed.node);
    const program = new Program(parsed.node, false);
    this.lines = new Dfa(program, false);
    if (program.isTooBig) this.problem = "Regular expression too big";
  }

  /** Finds the first line from `at`, where one starts, to `end`, where one ends, that matches. */
  findLine(at: usize, end: usize): bool {
    if (!this.patterns.length) return false;
    if (this.literal.bytes.length) return this.findLiteral(at, end);
    let match = this.lines.run(this.lines.start(Side.EDGE), at, end);
    if (match == end) {
      if (at == end || load<u8>(end - 1) == LINE_FEED || !(this.lines.step(this.lines.row, LINE_FEED) & 1)) return false;
      match = end - 1; // the last line has no line feed
    }
    this.setLine(at, match, end);
    return true;
  }

  private findLiteral(at: usize, end: usize): bool {
    while (true) {
      const found = this.literal.find(at, end);
      if (found == end) return false;
      this.setLine(at, found, end);
      if (this.literal.isWhole) return true;
      const row = this.lines.start(Side.EDGE), last = this.lineEnd;
      if (this.lines.run(row, this.lineStart, last) != last || this.lines.step(this.lines.row, LINE_FEED) & 1) return true;
      if (last == end) return false;
      at = last + 1;
    }
  }

  /** Notes the line that a place is in. */
  private setLine(from: usize, place: usize, end: usize): void {
    const before = findLastByte(from, place, LINE_FEED);
    this.lineStart = before == place ? from : before + 1;
    this.lineEnd = findByte(place, end, LINE_FEED);
  }

  /** Looks for places in a line from here on: finds where matches start, going from its end to its start. */
  begin(line: usize, end: usize): void {
    let dfa = this.starts;
    if (dfa === null) {
      this.starts = dfa = new Dfa(new Program(this.node, true), false);
      this.ends = new Dfa(new Program(this.node, false), true);
    }
    this.line = line;
    this.end = end;
    this.matchEnd = line;
    const length = <i32>(end - line);
    if (this.places.length <= length) this.places = new StaticArray<u8>(length + 1);
    let row = dfa.start(Side.EDGE);
    for (let i = length - 1; i >= -1; i--) {
      const next = dfa.step(row, i < 0 ? LINE_FEED : load<u8>(line + i));
      this.places[i + 1] = <u8>(next & 1);
      row = next & ~1;
    }
  }

  /** Finds the next match in the line, the leftmost and of those the longest, that isn't empty. */
  next(): bool {
    const ends = this.ends!;
    for (let at = this.matchEnd; at < this.end; at++) {
      if (!this.places[<i32>(at - this.line)]) continue;
      let row = ends.start(at == this.line ? Side.EDGE : isWordByte(load<u8>(at - 1)) ? Side.WORD : Side.OTHER);
      let longest = at;
      for (let byte = at; byte <= this.end && !ends.isDead(row); byte++) {
        const next = ends.step(row, byte == this.end ? LINE_FEED : load<u8>(byte));
        if (next & 1) longest = byte;
        row = next & ~1;
      }
      if (longest == at) continue;
      this.matchStart = at;
      this.matchEnd = longest;
      return true;
    }
    return false;
  }
}

/** All patterns as one, for whole words or lines where that is meant. */
class Parsed {
  node: Node;
  /** What is wrong with one of them, or null. */
  problem: string | null = null;

  constructor(patterns: string[], meaning: Meaning) {
    const choices: Node[] = [];
    let problem: string | null = null;
    for (let i = 0; i < patterns.length && problem === null; i++) {
      const parser = new Parser(patterns[i], meaning.syntax, meaning.ignoresCase);
      choices.push(parser.parse());
      problem = parser.problem;
    }
    this.node = bounded(Node.joined(Kind.CHOICE, choices), meaning);
    this.problem = problem;
  }
}

function bounded(node: Node, meaning: Meaning): Node {
  if (meaning.wholeLines) return Node.joined(Kind.SEQUENCE, [Node.at(Place.LINE_START), node, Node.at(Place.LINE_END)]);
  if (!meaning.wholeWords) return node;
  return Node.joined(Kind.SEQUENCE, [Node.at(Place.NOT_BEHIND_WORD), node, Node.at(Place.NOT_BEFORE_WORD)]);
}
