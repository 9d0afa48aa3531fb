import { run } from "../../js/host/index.js";
import { compileCached } from "../../scripts/targets/asc.js";
import { tree } from "./tree.js";

/** A block of code in a page. */
export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** The blocks of code of a page of Markdown, in their order. */
export function snippets(markdown: string): Snippet[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language, code]) => ({ language: language!, code: code! }));
}

export interface CompiledText {
  /** Null where there are errors. */
  readonly wasm: Uint8Array | null;
  /** What asc said, ours and its own, errors and warnings: the code, and the line of the program that it is about. */
  readonly messages: { readonly code: string; readonly line: string }[];
  readonly stderr: string;
}

/** Compiles the text of a command with the asconfig.json of the package, which loads the transform. */
export async function compileText(text: string): Promise<CompiledText> {
  const { error, stderr, files } = await compileCached({
    args: ["program.ts", "--outFile", "out.wasm", "--target", "debug"],
    sources: new Map([["program.ts", text]]),
  });
  const messages = messagesIn(stderr, text.split("\n"));
  if (error !== undefined && messages.length === 0) throw new Error(`${error}\n${stderr}`);
  return { wasm: files.get("out.wasm") ?? null, messages, stderr };
}

function messagesIn(stderr: string, lines: string[]): CompiledText["messages"] {
  return stderr.split(/^(?=(?:ERROR|WARNING|INFO|PEDANTIC) )/m).flatMap((message) => {
    const code = /^(?:ERROR|WARNING|INFO|PEDANTIC) (\w+):/.exec(message)?.[1];
    if (!code) return [];
    const place = /^ *--> program\.ts:(\d+):\d+$/m.exec(message) ?? /└─ in program\.ts\((\d+),\d+\)/.exec(message);
    return [{ code, line: lines[Number(place?.[1]) - 1] ?? "" }];
  });
}

/** Runs a command in a new directory and gives what it printed. It must end well and leave nothing open. */
export async function outputOf(wasm: Uint8Array): Promise<string> {
  const directory = tree();
  try {
    const { exitCode, leaks, stdout, stderr } = await run(wasm, {
      stdout: "buffer",
      stderr: "buffer",
      preopens: { ".": directory.path },
    });
    const said = Buffer.from(stderr!).toString();
    if (exitCode !== 0 || leaks.length > 0 || said !== "")
      throw new Error(`exit code ${exitCode}, leaks: ${leaks.join()}\n${said}`);
    return Buffer.from(stdout!).toString();
  } finally {
    directory.dispose();
  }
}
