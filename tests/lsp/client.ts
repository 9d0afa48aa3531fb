import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Diagnostic,
  type ProtocolConnection,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { root } from "../support/asc.js";

const SERVER = join(root, "dist/js/cli/main.js");

/** How long a test waits for the server, in milliseconds. */
const PATIENCE = 20_000;

/** A client of the language server, as an editor is one: it keeps what the server publishes. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly messages: string[] = [];
  readonly progress: string[] = [];
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #texts = new Map<string, TextDocument>();
  #listeners: (() => void)[] = [];

  private constructor(private readonly process: ChildProcess) {
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout!),
      new StreamMessageWriter(process.stdin!),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      this.#diagnostics.set(uri, diagnostics);
      this.#heard();
    });
    this.connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      this.messages.push(message);
      this.#heard();
    });
    this.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      this.progress.push(value.kind);
      this.#heard();
    });
    this.connection.onRequest("window/workDoneProgress/create", () => null);
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/inlayHint/refresh", () => null);
    this.connection.listen();
  }

  /** Starts a server for a folder. */
  static async start(folder: string, initializationOptions: object = {}): Promise<Client> {
    const process = spawn(globalThis.process.execPath, [SERVER, "lsp", "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const client = new Client(process);
    const uri = pathToFileURL(folder).href;
    await client.connection.sendRequest("initialize", {
      processId: globalThis.process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "test" }],
      initializationOptions,
      capabilities: {
        window: { workDoneProgress: true },
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          inlayHint: { refreshSupport: true },
        },
      },
    });
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#texts.set(uri, TextDocument.create(uri, "typescript", 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text },
    });
  }

  textOf(uri: string): string {
    return this.#texts.get(uri)!.getText();
  }

  /** Replaces a range, or the whole text. */
  async change(uri: string, text: string, range?: Range): Promise<void> {
    const document = this.#texts.get(uri)!;
    const version = document.version + 1;
    const contentChanges = [range ? { range, text } : { text }];
    this.#texts.set(uri, TextDocument.update(document, contentChanges, version));
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Replaces the first `from` in an open text by `to`. */
  async edit(uri: string, from: string, to: string): Promise<void> {
    const document = this.#texts.get(uri)!;
    const start = document.getText().indexOf(from);
    if (start < 0) throw new Error(`${uri} has no ${JSON.stringify(from)}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    await this.change(uri, to, range);
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async changedOnDisk(uri: string, type: 1 | 2 | 3 = 2): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
  }

  /** What the server has published for a file last. */
  diagnostics(uri: string): Diagnostic[] {
    return this.#diagnostics.get(uri) ?? [];
  }

  /** The codes in a file, each with its line: `8 E0382`. */
  codes(uri: string): string[] {
    return this.diagnostics(uri).map(({ range, code }) => `${range.start.line + 1} ${code}`);
  }

  /** Waits until the server has published exactly these codes for a file. */
  async expect(uri: string, ...codes: string[]): Promise<void> {
    await this.until(
      () => this.#diagnostics.has(uri) && this.codes(uri).join() === codes.join(),
      () => {
        return `expected ${codes.join(", ") || "no diagnostics"}, got ${JSON.stringify(this.diagnostics(uri), null, 1)}`;
      },
    );
  }

  /** Waits until something holds, which is tried after each message of the server. */
  async until(holds: () => boolean, expectation: () => string): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!holds()) {
      if (Date.now() > end) throw new Error(expectation());
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - Date.now());
        this.#listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The quick fixes at the first place of a text in a file. */
  async actions(uri: string, at: string): Promise<CodeAction[]> {
    const document = this.#texts.get(uri)!;
    const position = document.positionAt(document.getText().indexOf(at));
    const range = { start: position, end: position };
    const context = { diagnostics: this.diagnostics(uri) };
    return this.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  }

  /** Applies the quick fix with a text in its title. */
  async fix(uri: string, at: string, title: string): Promise<void> {
    const actions = await this.actions(uri, at);
    const found = actions.find((action) => action.title.includes(title));
    if (!found) throw new Error(`no fix ${title} among ${JSON.stringify(actions.map((action) => action.title))}`);
    for (const [file, edits] of Object.entries(editsIn(found.edit!)))
      await this.change(file, TextDocument.applyEdits(this.#texts.get(file)!, edits));
  }

  /** Ends the server as an editor does, and returns its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.on("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await ended;
    this.connection.dispose();
    return code;
  }

  #heard(): void {
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

function editsIn({ changes = {} }: WorkspaceEdit): Record<string, TextEdit[]> {
  return changes;
}
