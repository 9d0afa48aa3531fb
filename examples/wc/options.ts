/** What the user asked for. */
export class Options {
  lines: bool = false;
  words: bool = false;
  bytes: bool = false;
  help: bool = false;
  /** Names that are passed over in directories. */
  excluded: Set<string> = new Set();
  /** Files and directories as the user typed them; "-" is standard input. */
  paths: string[] = [];
  /** What is wrong with the arguments, or null. */
  problem: string | null = null;

  /** Reads the arguments behind the program's name. */
  constructor(args: string[]) {
    let onlyPaths = false;
    for (let i = 1; i < args.length && this.problem === null; i++) {
      const arg = args[i];
      if (onlyPaths || arg == "-" || !arg.startsWith("-")) this.paths.push(arg);
      else if (arg == "--") onlyPaths = true;
      else if (arg.startsWith("--")) this.long(arg);
      else for (let at = 1; at < arg.length; at++) this.short(arg.charAt(at));
    }
    if (this.columns == 0) this.lines = this.words = this.bytes = true;
  }

  /** How many numbers a line has. */
  get columns(): i32 {
    return i32(this.lines) + i32(this.words) + i32(this.bytes);
  }

  private long(arg: string): void {
    if (arg == "--lines") this.lines = true;
    else if (arg == "--words") this.words = true;
    else if (arg == "--bytes") this.bytes = true;
    else if (arg == "--help") this.help = true;
    else if (arg.startsWith("--exclude=")) this.excluded.add(arg.substring("--exclude=".length));
    else this.problem = "unrecognized option '" + arg + "'";
  }

  private short(letter: string): void {
    if (letter == "l") this.lines = true;
    else if (letter == "w") this.words = true;
    else if (letter == "c") this.bytes = true;
    else this.problem = "invalid option -- '" + letter + "'";
  }
}

export const HELP = `Usage: wc [OPTION]... [PATH]...
Counts lines, words and bytes of files, and of all regular files in directories.
Without a PATH it is the directory ".", and - is standard input.

  -l, --lines         lines
  -w, --words         words
  -c, --bytes         bytes
      --exclude=NAME  passes over what has that name in a directory; can be given again
      --help          this text
`;
