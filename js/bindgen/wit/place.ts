// Where in WIT text a mistake is. jco passes on only what the official parser says about it, without file and line.

/** A file of WIT: its name, and its text. */
export interface WitFile {
  readonly name: string;
  readonly text: string;
}

/** What the official parser says of each of several texts, or undefined where it accepts one. */
export type Parse = (texts: readonly string[]) => Promise<readonly (string | undefined)[]>;

/** How long a file may be to have each of its lines tried. */
const LINES = 2000;

/** Returns a message with `file.wit:12: ` before it, or as it is where the place can't be found. */
export async function withPlace(message: string, files: readonly WitFile[], parse: Parse): Promise<string> {
  if (!isSyntax(message)) {
    const place = namedPlace(message, files);
    return place === undefined ? message : `${place}: ${message}`;
  }
  const said = await parse(files.map(({ text }) => text));
  const wrong = said.findIndex((one) => one !== undefined && isSyntax(one));
  if (wrong < 0) return message;
  return `${await syntaxPlace(said[wrong]!, files[wrong]!, parse)}: ${said[wrong]}`;
}

/** Whether a message is about the grammar alone, so that the file has it without the others too. */
function isSyntax(message: string): boolean {
  return message.startsWith("expected ");
}

/** A text is wrong in the same way up to the line of the mistake, and in another way, or not at all, before it. */
async function syntaxPlace(message: string, { name, text }: WitFile, parse: Parse): Promise<string> {
  const lines = text.split("\n");
  if (message.endsWith("found eof")) return `${name}:${lines.length}`;
  if (lines.length > LINES) return name;
  const prefixes = await parse(lines.map((_, index) => lines.slice(0, index + 1).join("\n")));
  return `${name}:${prefixes.indexOf(message) + 1}`;
}

/** The first place of the name in a message, or the second one where it is there twice. */
function namedPlace(message: string, files: readonly WitFile[]): string | undefined {
  const name = /[`']([^`']+)[`']/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const word = new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/g, "\\$&")}(?![\\w-])`);
  const isTwice = message.includes("more than once");
  for (const { name: file, text } of files) {
    const found = withoutComments(text)
      .split("\n")
      .flatMap((line, index) => (word.test(line) ? [index + 1] : []));
    const line = isTwice ? found[1] : found[0];
    if (line !== undefined) return `${file}:${line}`;
  }
  return undefined;
}

/** The text with spaces instead of its comments, line by line as before. */
function withoutComments(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}
