// Finds the place of an error in WIT text. jco passes on only the official parser's message, without file and line.

/** A file of WIT: its name, and its text. */
export interface WitFile {
  readonly name: string;
  readonly text: string;
}

/** Returns the official parser's message for each of several texts, or undefined for a valid one. */
export type Parse = (texts: readonly string[]) => Promise<readonly (string | undefined)[]>;

/** The maximum length of a file whose lines are tried one by one. */
const LINES = 2000;

/** Returns a message with `file.wit:12: ` in front, or unchanged if the place can't be found. */
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

/** Whether a message is about grammar only, so that the file has the error without the other files too. */
function isSyntax(message: string): boolean {
  return message.startsWith("expected ");
}

/** The shortest prefix of the text that has the same error ends with the line of the error. */
async function syntaxPlace(message: string, { name, text }: WitFile, parse: Parse): Promise<string> {
  const lines = text.split("\n");
  if (message.endsWith("found eof")) return `${name}:${lines.length}`;
  if (lines.length > LINES) return name;
  const prefixes = await parse(lines.map((_, index) => lines.slice(0, index + 1).join("\n")));
  return `${name}:${prefixes.indexOf(message) + 1}`;
}

/** Returns the first place of the name in a message, or the second if it occurs twice. */
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

/** Returns the text with its comments replaced by spaces, line by line. */
function withoutComments(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}
