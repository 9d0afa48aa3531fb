import { BufReader, Mut, Result } from "as-io-lifetimes";
import { findByte, findLastByte } from "as-io-lifetimes/assembly/buffer/memchr";
import { isUtf8 } from "as-io-lifetimes/assembly/wasi/utf8";
import { KeptLines } from "./kept";
import { Matcher } from "./matcher";
import { Options } from "./options";
import { Output } from "./output";

// @ts-ignore: decorator
@inline const LINE_FEED: u8 = 0x0a;

/** Looks through one file after the other. */
export class Search {
  /** How many lines of the file are selected. */
  selected: i64 = 0;
  private name: string = "";
  private buffer: Uint8Array = new Uint8Array(0);
  /** The number of the line that starts at `counted`. */
  private number: i64 = 1;
  private counted: usize = 0;
  /** The number of the line that was printed last, and where the one behind it starts, or the buffer. */
  private printed: i64 = 0;
  private unprinted: usize = 0;
  /** How many lines are still to be printed behind the last selected one. */
  private after: i64 = 0;
  /** Lines that were in the buffer before. */
  private kept: KeptLines;
  /** Whether there was a group of lines, printed or not, that a separator stands behind. */
  private hasGroups: bool = false;
  private isBinary: bool = false;
  /** Whether a selected line wasn't printed since it isn't text. */
  private isHidden: bool = false;
  private isDone: bool = false;
  /** Whether the selected line wasn't printed, and those behind it aren't either. */
  private hidesAfter: bool = false;
  /** Whether selected lines are only counted. */
  private isMute: bool;

  constructor(private options: Options, private matcher: Matcher) {
    this.kept = new KeptLines(options.before);
    this.isMute = options.quiet || options.counts || options.namesMatching || options.namesOthers;
  }

  /** Looks through what a reader has, and prints what is to be printed of it. */
  run<R>(name: string, reader: Mut<BufReader<R>>, output: Mut<Output>): Result<void> {
    this.name = name;
    this.selected = this.after = 0;
    this.number = 1;
    this.printed = -1;
    this.isBinary = this.isHidden = false;
    this.isDone = this.options.most == 0;
    this.kept.clear();
    while (!this.isDone) {
      const lines = reader.readLines();
      if (lines === null) break;
      this.buffer = lines.buffer;
      this.block(lines.dataStart, lines.dataStart + lines.length, output);
    }
    return !this.isDone && reader.failed ? Result.err<void>(reader.code) : Result.done();
  }

  /** Says how the search ended. */
  finish(output: Mut<Output>): void {
    const options = this.options;
    if (options.quiet) return;
    if (options.counts) output.count(this.name, this.selected);
    if (options.namesMatching && this.selected || options.namesOthers && !this.selected) output.fileName(this.name);
    if (this.isHidden) output.binary(this.name);
  }

  /** Looks through whole lines. */
  private block(start: usize, end: usize, output: Mut<Output>): void {
    const options = this.options, matcher = this.matcher;
    if (!options.text) this.splitAtZeros(start, end);
    this.counted = this.unprinted = start;
    for (let at = start; at < end && !this.isDone;) {
      if (this.selected == options.most) { // what is left is context, whether it matches or not
        this.pass(at, end, output);
        break;
      }
      const isFound = matcher.findLine(at, end);
      const line = isFound ? matcher.lineStart : end, behind = isFound ? min(matcher.lineEnd + 1, end) : end;
      if (options.inverts) {
        while (at < line && !this.isDone && this.selected < options.most) at = this.select(at, end, output);
        this.pass(at, behind, output);
      } else {
        this.pass(at, line, output);
        if (isFound && !this.isDone) this.select(line, end, output);
      }
      at = behind;
    }
    if (options.before > 0 && !this.isDone) this.keep(end);
    this.numberAt(end);
  }

  /** A zero byte makes a file binary, and ends a line, as in GNU grep. */
  private splitAtZeros(start: usize, end: usize): void {
    for (let at = findByte(start, end, 0); at != end; at = findByte(at, end, 0)) {
      store<u8>(at, LINE_FEED);
      this.isBinary = true;
    }
  }

  /** A line is selected, which starts at `at`. Gives the start of the next. */
  private select(at: usize, end: usize, output: Mut<Output>): usize {
    const options = this.options;
    const lineEnd = findByte(at, end, LINE_FEED), next = min(lineEnd + 1, end);
    this.selected++;
    const isLast = this.selected == options.most;
    if (this.isMute) this.isDone = isLast || !options.counts;
    else if (this.isBinary) this.isHidden = this.isDone = this.hasGroups = true;
    else {
      const number = this.numberAt(at);
      if (options.hasContext) this.before(at, number, output);
      this.print(number, this.buffer, at, lineEnd, true, output);
      this.unprinted = next;
      this.after = this.hidesAfter ? 0 : max(options.after, 0);
      this.hidesAfter = false;
      this.isDone = this.isDone || isLast && !this.after;
    }
    return next;
  }

  /** Lines that aren't selected: the first of them may be wanted behind the last selected one. */
  private pass(at: usize, end: usize, output: Mut<Output>): void {
    while (this.after && at < end && !this.isDone) {
      const lineEnd = findByte(at, end, LINE_FEED);
      this.print(this.numberAt(at), this.buffer, at, lineEnd, false, output);
      this.unprinted = at = min(lineEnd + 1, end);
      this.after--;
      if (!this.after && this.selected == this.options.most) this.isDone = true;
    }
  }

  /** Prints what is wanted before a selected line, and a separator where lines were left out. */
  private before(line: usize, number: i64, output: Mut<Output>): void {
    const wanted = max(this.options.before, 0);
    let start = line, count = 0;
    for (; count < wanted && start > this.unprinted; count++) start = this.lineBefore(start);
    const kept = min(wanted - count, this.kept.length);
    let next = number - count - kept;
    if (this.hasGroups && next != this.printed + 1) output.separator();
    for (let i = kept - 1; i >= 0; i--) {
      const bytes = this.kept.fromEnd(i);
      this.print(next++, bytes, bytes.dataStart, bytes.dataStart + bytes.length, false, output);
    }
    this.kept.clear();
    while (start < line) {
      const lineEnd = findByte(start, line, LINE_FEED);
      this.print(next++, this.buffer, start, lineEnd, false, output);
      start = lineEnd + 1;
    }
  }

  /** The start of the line before the one that starts at `line`, of those that weren't printed. */
  private lineBefore(line: usize): usize {
    const found = findLastByte(this.unprinted, line - 1, LINE_FEED);
    return found == line - 1 ? this.unprinted : found + 1;
  }

  /** Keeps the last lines that weren't printed for those that come. */
  private keep(end: usize): void {
    if (this.unprinted > this.counted && this.unprinted == end) return this.kept.clear();
    let start = end;
    for (let count = 0; count < this.options.before && start > this.unprinted; count++) start = this.lineBefore(start);
    while (start < end) {
      const lineEnd = findByte(start, end, LINE_FEED);
      this.kept.add(start, lineEnd);
      start = lineEnd + 1;
    }
  }

  private print(number: i64, buffer: Uint8Array, start: usize, end: usize, isSelected: bool, output: Mut<Output>): void {
    const options = this.options;
    this.hasGroups = true;
    if (!options.text && !options.onlyMatching && !isUtf8(start, <u32>(end - start))) {
      // No lines behind it are wanted, and among lines that don't match its place counts as printed, as in GNU grep.
      this.isHidden = true;
      if (options.inverts) this.printed = number;
      if (isSelected) this.hidesAfter = true;
      return;
    }
    output.line(this.name, number, buffer, start, end, isSelected);
    this.printed = number;
    if (output.failed) this.isDone = true;
  }

  /** The number of the line that starts at a place, which is never before the last place that was asked for. */
  private numberAt(place: usize): i64 {
    if (this.options.numbers || this.options.hasContext) this.number += countLines(this.counted, place);
    this.counted = place;
    return this.number;
  }
}

/** How many line feeds there are. */
function countLines(at: usize, end: usize): u32 {
  let lines: u32 = 0;
  if (ASC_FEATURE_SIMD) {
    const feed = i8x16.splat(LINE_FEED);
    for (; at + 16 <= end; at += 16) lines += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), feed)));
  }
  for (; at < end; at++) lines += u32(load<u8>(at) == LINE_FEED);
  return lines;
}
