import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";

export interface Page {
  /** A module whose export `result`, a text, is what the page returns; an `index.html` in `files` posts it to /result itself. */
  readonly script?: string;
  /** What is served below /NAME/. */
  readonly folders?: Readonly<Record<string, URL>>;
  /** What is served as /NAME. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};
const HTML = `<!doctype html><script type="module">
  const report = (path, body) => fetch(path, { method: "POST", body });
  try {
    await report("/result", (await import("/script.js")).result);
  } catch (error) {
    await report("/error", String(error?.stack ?? error));
  }
</script>`;

/** Opens a page in a Chromium without a window, and returns the page's result. Serves it on loopback. */
export async function openPage(chromium: string, { script = "", folders = {}, files = {} }: Page): Promise<string> {
  const served = { "index.html": HTML, "script.js": script, ...files };
  const server = createServer();
  const result = new Promise<string>((resolve, reject) => {
    server.on("request", (request, response) => {
      if (request.method === "POST") void received(request, response).then(resolve, reject);
      else send(response, request.url!, contentOf(request.url!.slice(1), served, folders));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await whileOpen(chromium, `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`, result);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Waits for a result of a page while a browser shows it. Fails if the browser ends before. */
async function whileOpen(chromium: string, url: string, result: Promise<string>): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
  const browser = spawn(chromium, [...options, `--user-data-dir=${profile}`, url], { stdio: "ignore" });
  const ended = once(browser, "exit");
  try {
    return await Promise.race([result, ended.then(([code]) => fail(`${chromium} ended with ${code}`))]);
  } finally {
    browser.kill();
    await ended.catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function fail(message: string): never {
  throw new Error(message);
}

async function received(request: IncomingMessage, response: ServerResponse): Promise<string> {
  const body = await text(request);
  response.end();
  if (request.url === "/result") return body;
  return fail(`the page failed: ${body}`);
}

function send(response: ServerResponse, path: string, content: string | Uint8Array | undefined): void {
  response.writeHead(content === undefined ? 404 : 200, { "content-type": TYPES[extname(path)] ?? "text/plain" });
  response.end(content);
}

function contentOf(
  path: string,
  files: NonNullable<Page["files"]>,
  folders: NonNullable<Page["folders"]>,
): string | Uint8Array | undefined {
  if (Object.hasOwn(files, path)) return files[path];
  const [, name, rest] = /^(\w+)\/([\w./-]+)$/.exec(path) ?? [];
  return name !== undefined && Object.hasOwn(folders, name) ? readFileSync(new URL(rest!, folders[name])) : undefined;
}
