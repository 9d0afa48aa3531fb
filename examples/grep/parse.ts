import { namedSet, spaceSet, wordSet } from "./classes";
import { CharSet, Kind, Node, Place, UNLIMITED } from "./node";

/** How patterns are written. */
export enum Syntax {
  BASIC,
  EXTENDED,
  FIXED,
}

// @ts-ignore: decorator
@inline const MOST_REPEATS = 32767;

/** Reads a pattern. `problem` says what is wrong with it, in the words of GNU grep. */
export class Parser {
  problem: string | null = null;
  private at: i32 = 0;
  private depth: i32 = 0;

  constructor(private pattern: string, private syntax: Syntax, private ignoresCase: bool) {}

  parse(): Node {
    if (this.syntax == Syntax.FIXED) return this.fixed();
    const node = this.choice();
    if (this.problem === null && this.at < this.pattern.length) this.problem = "Unmatched ) or \\)";
    return node;
  }

  private fixed(): Node {
    const parts: Node[] = [];
    while (this.at < this.pattern.length) parts.push(this.character());
    return Node.joined(Kind.SEQUENCE, parts);
  }

  private choice(): Node {
    const choices = [this.sequence()];
    while (this.takeOperator("|")) choices.push(this.sequence());
    return Node.joined(Kind.CHOICE, choices);
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.problem === null && this.at < this.pattern.length && !this.sees("|") && !this.closes) {
      parts.push(this.repeats(this.atom(parts.length == 0), parts.length == 0));
    }
    return Node.joined(Kind.SEQUENCE, parts);
  }

  /** Whether a ")" is next. In an extended expression one without its "(" is itself. */
  private get closes(): bool {
    return this.sees(")") && (this.depth > 0 || this.syntax == Syntax.BASIC);
  }

  /** An atom with the repetitions behind it. */
  private repeats(atom: Node, isFirst: bool): Node {
    const isAnchor = this.syntax == Syntax.BASIC && isFirst && atom.kind == Kind.PLACE && atom.place == Place.LINE_START;
    while (this.problem === null && !isAnchor) {
      if (this.take("*")) atom = Node.repeated(atom, 0, UNLIMITED);
      else if (this.takeOperator("+")) atom = Node.repeated(atom, 1, UNLIMITED);
      else if (this.takeOperator("?")) atom = Node.repeated(atom, 0, 1);
      else if (this.sees("{") && this.seesBounds()) atom = this.bounds(atom);
      else break;
    }
    return atom;
  }

  /** In an extended expression a "{" that isn't followed by bounds is itself. */
  private seesBounds(): bool {
    if (this.syntax == Syntax.BASIC) return true;
    let at = this.at + 1;
    let digits = 0;
    for (; isDigit(this.pattern.charCodeAt(at)); at++) digits++;
    if (this.pattern.charAt(at) == ",") {
      for (at++; isDigit(this.pattern.charCodeAt(at)); at++) digits++;
      return this.pattern.charAt(at) == "}";
    }
    return digits > 0 && this.pattern.charAt(at) == "}";
  }

  private bounds(atom: Node): Node {
    this.takeOperator("{");
    let least = this.number(), most = least;
    if (this.take(",")) most = isDigit(this.code) ? this.number() : UNLIMITED;
    else if (least < 0) return this.fail("Invalid content of \\{\\}");
    least = max(least, 0);
    if (this.at >= this.pattern.length) return this.fail(this.syntax == Syntax.BASIC ? "Unmatched \\{" : "Unmatched {");
    if (!this.takeOperator("}") || most != UNLIMITED && most < least) return this.fail("Invalid content of \\{\\}");
    if (max(least, most) > MOST_REPEATS) return this.fail("Regular expression too big");
    return Node.repeated(atom, least, most);
  }

  private number(): i32 {
    if (!isDigit(this.code)) return -1;
    let number = 0;
    for (; isDigit(this.code); this.at++) number = min(number * 10 + this.code - 0x30, MOST_REPEATS + 1);
    return number;
  }

  private atom(isFirst: bool): Node {
    if (this.takeOperator("(")) return this.group();
    const isBasic = this.syntax == Syntax.BASIC;
    if (this.sees("*") || !isBasic && (this.sees("+") || this.sees("?") || this.sees("{") && this.seesBounds())) {
      return isBasic ? this.character() : new Node(Kind.EMPTY); // what comes first repeats nothing
    }
    if (this.take(".")) return Node.of(new CharSet().complement());
    if (this.take("[")) return this.bracket();
    if (this.sees("^") && (!isBasic || isFirst)) {
      this.at++;
      return Node.at(Place.LINE_START);
    }
    if (this.sees("$") && (!isBasic || this.isLast)) {
      this.at++;
      return Node.at(Place.LINE_END);
    }
    return this.take("\\") ? this.escape() : this.character();
  }

  /** Whether "$" is at the end of a part of a basic expression. */
  private get isLast(): bool {
    const behind = this.pattern.substring(this.at + 1, this.at + 3);
    return behind.length == 0 || behind == "\\)" || behind == "\\|";
  }

  private group(): Node {
    this.depth++;
    const node = this.choice();
    this.depth--;
    if (this.problem === null && !this.takeOperator(")")) return this.fail("Unmatched ( or \\(");
    return node;
  }

  private escape(): Node {
    if (this.at >= this.pattern.length) return this.fail("Trailing backslash");
    const code = this.code;
    this.at++;
    switch (code) {
      case 0x77: return Node.of(wordSet()); // w
      case 0x57: return Node.of(wordSet().complement());
      case 0x73: return Node.of(spaceSet());
      case 0x53: return Node.of(spaceSet().complement());
      case 0x62: return Node.at(Place.WORD_EDGE); // b
      case 0x42: return Node.at(Place.NO_WORD_EDGE);
      case 0x3c: return Node.at(Place.WORD_START); // <
      case 0x3e: return Node.at(Place.WORD_END);
      case 0x60: return Node.at(Place.LINE_START); // `
      case 0x27: return Node.at(Place.LINE_END); // '
    }
    if (code >= 0x31 && code <= 0x39) return this.fail("back-references are not supported: they can take exponential time");
    this.at--;
    return this.character();
  }

  private bracket(): Node {
    const isNegated = this.take("^");
    const set = new CharSet();
    for (let isFirst = true; ; isFirst = false) {
      if (this.at >= this.pattern.length) return this.fail("Unmatched [, [^, [:, [., or [=");
      if (!isFirst && this.take("]")) break;
      if (this.seesText("[:")) {
        const named = namedSet(this.named(":"));
        if (named === null) return this.fail("Invalid character class name");
        set.addAll(named);
        continue;
      }
      const start = this.element();
      let end = start;
      if (this.sees("-") && this.at + 1 < this.pattern.length && this.pattern.charAt(this.at + 1) != "]") {
        this.at++;
        end = this.element();
        if (end < start) return this.fail("Invalid range end");
      }
      set.add(start, end);
    }
    if (this.ignoresCase) set.addOtherCases();
    return Node.of(isNegated ? set.complement() : set);
  }

  /** A character in brackets, which may be written `[.x.]` or `[=x=]`. */
  private element(): u32 {
    for (let i = 0; i < 2; i++) {
      const mark = i ? "=" : ".";
      if (this.seesText("[" + mark)) {
        const name = this.named(mark);
        if (!name.length) this.fail("Invalid collation character");
        return name.length ? <u32>name.codePointAt(0) : 0;
      }
    }
    return this.next();
  }

  /** What is between "[:" and ":]". */
  private named(mark: string): string {
    const end = this.pattern.indexOf(mark + "]", this.at + 2);
    if (end < 0) {
      this.fail("Unmatched [, [^, [:, [., or [=");
      return "";
    }
    const name = this.pattern.substring(this.at + 2, end);
    this.at = end + 2;
    return name;
  }

  private character(): Node {
    return Node.of(CharSet.of(this.next(), this.ignoresCase));
  }

  private next(): u32 {
    const code = <u32>this.pattern.codePointAt(this.at);
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private get code(): i32 {
    return this.at < this.pattern.length ? this.pattern.charCodeAt(this.at) : -1;
  }

  /** Whether an operator is next, which has a backslash before it in a basic expression. */
  private sees(operator: string): bool {
    if (this.syntax == Syntax.BASIC && "|(){}+?".includes(operator)) return this.seesText("\\" + operator);
    return this.pattern.charAt(this.at) == operator;
  }

  private takeOperator(operator: string): bool {
    if (!this.sees(operator)) return false;
    this.at += this.syntax == Syntax.BASIC && "|(){}+?".includes(operator) ? 2 : 1;
    return true;
  }

  private seesText(text: string): bool {
    return this.pattern.substring(this.at, this.at + text.length) == text;
  }

  private take(text: string): bool {
    if (!this.seesText(text)) return false;
    this.at += text.length;
    return true;
  }

  private fail(problem: string): Node {
    if (this.problem === null) this.problem = problem;
    return new Node(Kind.EMPTY);
  }
}

function isDigit(code: i32): bool {
  return code >= 0x30 && code <= 0x39;
}
