// Runs a command on @bjorn3/browser_wasi_shim in Node:
//
//   node browser-shim.js PACKAGE MODULE ARGUMENT...
//
// The files of the current directory are copied to memory before, and back afterwards.

import { pathToFileURL } from "node:url";
import { finish, jobOf } from "./copied.js";
import { runOnShim, type Shim } from "./on-shim.js";

const [entry, module, ...args] = process.argv.slice(2);
const shim = (await import(pathToFileURL(entry!).href)) as Shim;
finish(await runOnShim(shim, jobOf(module!, args)));
