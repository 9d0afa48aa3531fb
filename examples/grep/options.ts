import { File, stderr, writeString } from "as-io-lifetimes";
import { Meaning } from "./matcher";
import { Syntax } from "./parse";
import { complain, report } from "./report";

/** What the user asked for. */
export class Options {
  meaning: Meaning = new Meaning();
  patterns: string[] = [];
  paths: string[] = [];
  inverts: bool = false;
  counts: bool = false;
  /** Names of files that have a selected line, or of those that have none. */
  namesMatching: bool = false;
  namesOthers: bool = false;
  quiet: bool = false;
  silent: bool = false;
  onlyMatching: bool = false;
  numbers: bool = false;
  /** Whether lines have the name of their file before them: by the user's word, or else if there can be several. */
  names: bool = false;
  namesAreSet: bool = false;
  recursive: bool = false;
  colors: bool = false;
  /** Whether all files are text. */
  text: bool = false;
  /** How many lines are selected in a file at most. */
  most: i64 = i64.MAX_VALUE;
  /** How many lines before and behind a selected one are printed too; below zero where that wasn't asked for. */
  before: i32 = -1;
  after: i32 = -1;
  included: string[] = [];
  excluded: string[] = [];
  excludedDirs: string[] = [];
  help: bool = false;
  /** Whether the arguments are wrong, which has been said. */
  failed: bool = false;
  private hasPatterns: bool = false;
  private context: i32 = -1;
  private at: i32 = 1;

  /** Reads the arguments behind the program's name. */
  constructor(private args: string[]) {
    const operands: string[] = [];
    while (this.at < args.length && !this.failed) {
      const arg = args[this.at++];
      if (arg == "--") {
        while (this.at < args.length) operands.push(args[this.at++]);
      } else if (arg.startsWith("--")) this.long(arg.substring(2));
      else if (arg.length > 1 && arg.startsWith("-")) this.shorts(arg);
      else operands.push(arg);
    }
    if (!this.failed && !this.help) this.settle(operands);
  }

  /** What depends on all arguments. */
  private settle(operands: string[]): void {
    if (!this.hasPatterns) {
      if (!operands.length) return this.usage();
      this.addPatterns(operands.shift());
    }
    this.paths = operands;
    if (!this.patterns.length) this.matchNothing();
    if (this.namesMatching || this.namesOthers) this.counts = false;
    if (this.before < 0) this.before = this.context;
    if (this.after < 0) this.after = this.context;
    if (!this.namesAreSet) this.names = this.recursive || operands.length > 1;
  }

  /** Without a pattern nothing matches: as in GNU grep that is the opposite of everything. */
  private matchNothing(): void {
    this.patterns.push("");
    this.inverts = !this.inverts;
    this.meaning.wholeWords = this.meaning.wholeLines = false;
  }

  /** Whether groups of lines are printed, with a separator between them. */
  get hasContext(): bool {
    return this.before >= 0 || this.after >= 0;
  }

  /** Whether no line can be selected. Then no file is looked at, nor counted, as in GNU grep. */
  get selectsNothing(): bool {
    const isAll = this.patterns.length == 1 && !this.patterns[0].length && !this.meaning.wholeWords && !this.meaning.wholeLines;
    return !this.namesOthers && (this.most == 0 || this.inverts && isAll);
  }

  /** One letter or more behind a "-". What is behind a letter that takes a value is the value. */
  private shorts(arg: string): void {
    for (let i = 1; i < arg.length && !this.failed; i++) {
      const letter = arg.charAt(i);
      if (letter >= "0" && letter <= "9") {
        let end = i;
        while (end < arg.length && arg.charAt(end) >= "0" && arg.charAt(end) <= "9") end++;
        this.context = this.length(arg.substring(i, end));
        i = end - 1;
      } else if ("efmABC".includes(letter)) {
        if (i + 1 < arg.length) this.valued(letter, arg.substring(i + 1));
        else if (this.at < this.args.length) this.valued(letter, this.args[this.at++]);
        else this.wrong("option requires an argument -- '" + letter + "'");
        return;
      } else if (!this.flag(letter)) this.wrong("invalid option -- '" + letter + "'");
    }
  }

  private long(arg: string): void {
    const equals = arg.indexOf("="), name = equals < 0 ? arg : arg.substring(0, equals);
    const letter = letterOf(name);
    if (letter.length && "efmABC".includes(letter) || name == "include" || name == "exclude" || name == "exclude-dir") {
      let value = "";
      if (equals >= 0) value = arg.substring(equals + 1);
      else if (this.at < this.args.length) value = this.args[this.at++];
      else return this.wrong("option '--" + name + "' requires an argument");
      if (name == "include") this.included.push(value);
      else if (name == "exclude") this.excluded.push(value);
      else if (name == "exclude-dir") this.excludedDirs.push(value);
      else this.valued(letter, value);
    } else if (name == "color" || name == "colour") {
      this.colors = arg.endsWith("=always"); // no terminal, no colours: a guest can't tell which terminal it is
    } else if (name == "help") this.help = true;
    else if (!letter.length || equals >= 0 || !this.flag(letter)) this.wrong("unrecognized option '--" + arg + "'");
  }

  /** An option without a value. */
  private flag(letter: string): bool {
    if (letter == "G") this.meaning.syntax = Syntax.BASIC;
    else if (letter == "E") this.meaning.syntax = Syntax.EXTENDED;
    else if (letter == "F") this.meaning.syntax = Syntax.FIXED;
    else if (letter == "i" || letter == "y") this.meaning.ignoresCase = true;
    else if (letter == "w") this.meaning.wholeWords = true;
    else if (letter == "x") this.meaning.wholeLines = true;
    else if (letter == "v") this.inverts = true;
    else if (letter == "c") this.counts = true;
    else if (letter == "l") this.setNames(true);
    else if (letter == "L") this.setNames(false);
    else if (letter == "q") this.quiet = true;
    else if (letter == "s") this.silent = true;
    else if (letter == "o") this.onlyMatching = true;
    else if (letter == "n") this.numbers = true;
    else if (letter == "a") this.text = true;
    else if (letter == "r") this.recursive = true;
    else if (letter == "h" || letter == "H") {
      this.names = letter == "H";
      this.namesAreSet = true;
    } else return false;
    return true;
  }

  private setNames(matching: bool): void {
    this.namesMatching = matching;
    this.namesOthers = !matching;
  }

  private valued(letter: string, value: string): void {
    if (letter == "e") this.addPatterns(value);
    else if (letter == "f") this.addFile(value);
    else if (letter == "m") this.most = this.number(value, "invalid max count");
    else if (letter == "A") this.after = this.length(value);
    else if (letter == "B") this.before = this.length(value);
    else this.context = this.length(value);
  }

  /** Each line is a pattern. */
  private addPatterns(text: string): void {
    this.hasPatterns = true;
    const lines = text.split("\n");
    for (let i = 0; i < lines.length; i++) this.patterns.push(lines[i]);
  }

  /** Each line of a file is a pattern. */
  private addFile(path: string): void {
    this.hasPatterns = true;
    const opened = File.open(path);
    if (opened.isErr) return this.wrongFile(path, opened.code);
    const text = opened.value.readToString();
    if (text.isErr) return this.wrongFile(path, text.code);
    const patterns = text.value;
    if (patterns.length) this.addPatterns(patterns.endsWith("\n") ? patterns.substring(0, patterns.length - 1) : patterns);
  }

  private length(text: string): i32 {
    return <i32>min<i64>(this.number(text, text + ": invalid context length argument"), i32.MAX_VALUE);
  }

  private number(text: string, problem: string): i64 {
    let number: i64 = text.length ? 0 : -1;
    for (let i = 0; i < text.length && number >= 0; i++) {
      const digit = text.charCodeAt(i) - 0x30;
      number = digit < 0 || digit > 9 ? -1 : min<i64>(number * 10 + digit, <i64>1 << 56);
    }
    if (number >= 0) return number;
    complain(problem);
    this.failed = true;
    return 0;
  }

  private wrongFile(path: string, error: i32): void {
    report(path, error);
    this.failed = true;
  }

  private wrong(problem: string): void {
    complain(problem);
    this.usage();
  }

  private usage(): void {
    writeString(stderr(), "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n").ignore();
    this.failed = true;
  }
}

/** The letter of a long option, or "". */
function letterOf(name: string): string {
  const at = LONG.indexOf(" " + name + " ");
  return at < 0 ? "" : LONG.charAt(at + name.length + 2);
}

const LONG = " basic-regexp G extended-regexp E fixed-strings F ignore-case i word-regexp w line-regexp x invert-match v"
  + " count c files-with-matches l files-without-match L quiet q silent q no-messages s only-matching o line-number n"
  + " text a recursive r no-filename h with-filename H regexp e file f max-count m after-context A before-context B"
  + " context C ";

export const HELP = `Usage: grep [OPTION]... PATTERNS [FILE]...
Prints the lines of files that match a pattern. PATTERNS has one on each line. - is standard input, and without a FILE
it is that, or with -r the directory ".".

  -E, --extended-regexp      patterns are extended regular expressions
  -F, --fixed-strings        patterns are texts
  -G, --basic-regexp         patterns are basic regular expressions, which is so without these
  -e, --regexp=PATTERNS      these patterns; can be given again
  -f, --file=FILE            the patterns in a file
  -i, --ignore-case          capital letters and small ones are the same
  -w, --word-regexp          matches are whole words
  -x, --line-regexp          matches are whole lines
  -v, --invert-match         the lines that don't match
  -m, --max-count=NUM        no more lines than that of each file
  -n, --line-number          with the numbers of the lines
  -H, --with-filename        with the names of the files
  -h, --no-filename          without them
  -o, --only-matching        what matches, and not the line around it
  -q, --quiet                nothing: the exit code tells
  -s, --no-messages          nothing about files that can't be read
  -a, --text                 a binary file as if it were text
  -r, --recursive            the files in directories
      --include=GLOB         only files with such a name
      --exclude=GLOB         no files with such a name
      --exclude-dir=GLOB     no directories with such a name
  -L, --files-without-match  the names of files without a selected line
  -l, --files-with-matches   the names of files with one
  -c, --count                how many lines are selected in each file
  -A, --after-context=NUM    with lines behind
  -B, --before-context=NUM   with lines before
  -C, --context=NUM          with both; also -NUM
      --color=WHEN           with colours: always or never

Letters and words are those of ASCII, and ranges as in [a-z] go by code points.
The exit code is 0 if a line was selected, 1 if none, 2 after an error.
`;
