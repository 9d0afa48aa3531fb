const { existsSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Returns the command `io-lifetimes` of the package that a folder has installed, or null. */
function serverOf(folder) {
  const path = join(folder, "node_modules/as-io-lifetimes/dist/js/cli/main.js");
  if (existsSync(path)) return path;
  return folder === dirname(folder) ? null : serverOf(dirname(folder));
}

module.exports = { serverOf };
