import type { Parser, Source, Statement } from "assemblyscript";

type Dependees = Parser["dependees"];

/** A file that asc has parsed. */
interface Parsed {
  readonly text: string;
  readonly features: number;
  readonly source: Source;
  readonly statements: readonly Statement[];
  /** The files that it imports, each with the place of its first import. */
  readonly imports: Dependees;
}

/**
 * Keeps the syntax trees of library files from one program to the next, until their text changes. asc resolves names and
 * types in elements of the program and leaves the trees as they are. Programs that share trees must be compiled one after
 * the other.
 */
export class ParsedFiles {
  readonly #files = new Map<string, Parsed>();

  /** Makes the parser of a new program take its library files from here. */
  serve(parser: Parser): void {
    const parse = parser.parseFile.bind(parser);
    parser.parseFile = (text, path, isEntry) => {
      if (text === null || isEntry || !path.startsWith("~lib/")) return parse(text, path, isEntry);
      const features = parser.options?.features ?? 0;
      const known = this.#files.get(path);
      const isCurrent = known?.text === text && known.features === features;
      if (isCurrent && !parser.donelog.has(known.source.internalPath)) reuse(parser, known);
      else if (!isCurrent) this.#parse(parser, path, text, features, () => parse(text, path, isEntry));
    };
  }

  #parse(parser: Parser, path: string, text: string, features: number, parse: () => void): void {
    const { seenlog, backlog, dependees, diagnostics } = parser;
    const [errors, files] = [diagnostics.length, parser.sources.length];
    const imports: Dependees = new Map();
    Object.assign(parser, { seenlog: new Set(), backlog: [], dependees: imports });
    parse();
    Object.assign(parser, { seenlog, backlog, dependees });
    if (parser.sources.length === files) return; // it was parsed already
    const source = parser.sources.at(-1)!;
    seenlog.add(source.internalPath);
    request(parser, imports);
    if (diagnostics.length === errors)
      this.#files.set(path, { text, features, source, statements: [...source.statements], imports });
  }
}

function reuse(parser: Parser, { source, statements, imports }: Parsed): void {
  parser.donelog.add(source.internalPath);
  parser.seenlog.add(source.internalPath);
  parser.sources.push(source);
  source.statements = [...statements]; // the transform replaces those that need drops
  source.debugInfoIndex = -1;
  request(parser, imports);
}

/** Has asc read the files that it hasn't seen. */
function request({ seenlog, backlog, dependees }: Parser, imports: Dependees): void {
  for (const [path, dependee] of imports) {
    if (seenlog.has(path)) continue;
    seenlog.add(path);
    dependees.set(path, dependee);
    backlog.push(path);
  }
}
