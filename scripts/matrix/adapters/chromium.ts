// Runs a command on @bjorn3/browser_wasi_shim in a page of Chromium:
//
//   node chromium.js CHROMIUM PACKAGE MODULE ARGUMENT...
//
// The files of the current directory are copied to the page before, and back afterwards.

import { finish, jobOf } from "./copied.js";
import { decode, encode, type Done } from "./on-shim.js";
import { openPage } from "./page.js";

const SCRIPT = `
  import * as shim from "/package/index.js";
  import { decode, encode, runOnShim } from "/adapters/on-shim.js";
  const job = decode(await (await fetch("/job")).text());
  export const result = encode(await runOnShim(shim, job));`;

const [chromium, entry, module, ...args] = process.argv.slice(2);
const job = encode(jobOf(module!, args));
const folders = { package: new URL(".", `file://${entry!}`), adapters: new URL(".", import.meta.url) };
finish(decode(await openPage(chromium!, { script: SCRIPT, folders, files: { job } })) as Done);
