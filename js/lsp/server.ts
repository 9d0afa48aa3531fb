// The language server, over the standard streams. docs/editors.md describes it.

import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type CodeActionParams,
  type DocumentHighlight,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type InlayHint,
  type TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Checkers } from "./checker.js";
import { codeActions } from "./actions.js";
import type { Life } from "./job.js";
import { highlightsOf, hoverOf, inlayHintOf } from "./show.js";
import { readSettings } from "./settings.js";
import { toPath, Uris } from "./uris.js";
import { Workspace } from "./workspace.js";

/** How long the server waits after a change before it checks, in milliseconds. */
const PAUSE = 80;

/** Serves a client until it disconnects. */
export function serve(version: string): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const uris = new Uris();
  const checkers = new Checkers((text) => connection.console.log(text));
  const workspace = new Workspace(
    {
      publish: (uri, diagnostics) => ignore(connection.sendDiagnostics({ uri, diagnostics })),
      say: (text) => {
        const message = `io-lifetimes: ${text}`;
        ignore(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
      },
      progress: (title) => showProgress(title),
    },
    uris,
    checkers,
    PAUSE,
  );
  let settings = readSettings(null);
  let canWatch = false;
  let canRefresh = false;
  let canShowProgress = false;

  function showProgress(title: string): { done(): void } {
    if (!canShowProgress) return { done() {} };
    const created = connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin("io-lifetimes", undefined, title);
      return progress;
    });
    return { done: () => ignore(created.then((progress) => progress.done())) };
  }

  connection.onInitialize(({ capabilities, initializationOptions }: InitializeParams): InitializeResult => {
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    canShowProgress = capabilities.window?.workDoneProgress === true;
    canRefresh = capabilities.workspace?.inlayHint?.refreshSupport === true;
    configure(initializationOptions);
    return {
      serverInfo: { name: "io-lifetimes", version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        documentHighlightProvider: true,
        inlayHintProvider: true,
      },
    };
  });

  connection.onInitialized(() => {
    const watchers = ["**/*.ts", "**/asconfig*.json", "**/package.json"].map((globPattern) => ({ globPattern }));
    if (canWatch) ignore(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  });

  function configure(value: unknown): void {
    settings = readSettings(value);
    workspace.setTarget(settings.target);
  }

  connection.onDidChangeConfiguration((params) => {
    configure(params.settings);
    if (canRefresh) ignore(connection.languages.inlayHint.refresh());
  });
  connection.onDidChangeWatchedFiles(({ changes }) =>
    workspace.changedOnDisk(changes.flatMap(({ uri }) => toPath(uri) ?? [])),
  );

  documents.onDidChangeContent(({ document }) => {
    const path = toPath(document.uri);
    if (path === null) return;
    uris.learn(path, document.uri);
    workspace.update(path, document.getText());
  });
  documents.onDidClose(({ document }) => {
    const path = toPath(document.uri);
    if (path !== null) workspace.close(path);
  });
  documents.onDidSave(({ document }) => {
    const path = toPath(document.uri);
    if (path !== null && !canWatch) workspace.changedOnDisk([path]);
  });

  connection.onCodeAction(async ({ textDocument, range }: CodeActionParams): Promise<CodeAction[]> => {
    const path = toPath(textDocument.uri);
    if (path === null) return [];
    await workspace.settled();
    return codeActions(workspace.diagnosticsIn(path), range, uris);
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
    const path = toPath(textDocument.uri);
    const { drops, moves } = settings.hints;
    if (path === null || (!drops && !moves)) return [];
    const [program] = await workspace.programsWith(path);
    const hints = program ? await checkers.hints(program.baseDir, { key: program.key, path }) : [];
    return hints
      .filter(({ kind }) => (kind === "drop" ? drops : moves))
      .map(inlayHintOf)
      .filter(({ position: { line } }) => range.start.line <= line && line <= range.end.line);
  });

  async function lifeAt({ textDocument, position }: TextDocumentPositionParams): Promise<Life | null> {
    const path = toPath(textDocument.uri);
    if (path === null) return null;
    const place = { line: position.line + 1, column: position.character + 1 };
    for (const { key, baseDir } of await workspace.programsWith(path)) {
      const life = await checkers.life(baseDir, { key, path, ...place });
      if (life) return life;
    }
    return null;
  }

  connection.onHover(async (params): Promise<Hover | null> => {
    const life = await lifeAt(params);
    return life && hoverOf(life, params.position);
  });
  connection.onDocumentHighlight(async (params): Promise<DocumentHighlight[] | null> => {
    const life = await lifeAt(params);
    return life && highlightsOf(life);
  });

  documents.listen(connection);
  connection.listen();
  return new Promise((resolve) => connection.onExit(() => resolve()));
}

/** Ignores that a client rejects what it said it supports, or has gone. */
function ignore(answer: Promise<unknown>): void {
  answer.catch(() => {});
}
