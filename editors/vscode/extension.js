// The extension for VS Code: it starts the language server of the projects in the workspace, each from its own
// node_modules. Everything else is the server's work.

const { dirname } = require("node:path");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { serverOf } = require("./server.js");

/** The clients that run, by the path of their server. */
const clients = new Map();

async function activate(context) {
  const configs = await vscode.workspace.findFiles("**/asconfig.json", "**/node_modules/**");
  for (const config of configs) await start(config.fsPath);
  const watcher = vscode.workspace.createFileSystemWatcher("**/asconfig.json");
  watcher.onDidCreate((config) => start(config.fsPath));
  context.subscriptions.push(watcher);
}

async function deactivate() {
  await Promise.all([...clients.values()].map((client) => client.stop()));
}

/** Starts the server for a configuration, unless it runs. */
async function start(config) {
  const folder = dirname(config);
  const server = serverOf(folder);
  if (server === null) {
    const text = `io-lifetimes: run \`npm install as-io-lifetimes assemblyscript\` in ${folder}, and reload the window`;
    void vscode.window.showWarningMessage(text);
    return;
  }
  if (clients.has(server)) return;
  const client = new LanguageClient(
    "ioLifetimes",
    "io-lifetimes",
    { module: server, args: ["lsp"], transport: TransportKind.stdio, options: { cwd: folder } },
    {
      documentSelector: [{ scheme: "file", language: "typescript" }],
      initializationOptions: vscode.workspace.getConfiguration("ioLifetimes"),
      synchronize: { configurationSection: "ioLifetimes" },
    },
  );
  clients.set(server, client);
  await client.start();
}

module.exports = { activate, deactivate };
