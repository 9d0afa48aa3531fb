// Installs tools that aren't on npm into a cache, once:
//
//   npm run tools [name…]
//
// The default is the tools that the tests use. The cache is ~/.cache/io-lifetimes or the folder in IO_LIFETIMES_CACHE. If a
// tool can't be installed, the reason is printed and the exit code is 1; tests that need it are skipped.

import { testTools, tools } from "./tools.js";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !tools.some((tool) => tool.name === name));
if (unknown.length > 0) {
  console.error(
    `unknown: ${unknown.join(", ")}. There is:\n` +
      `${tools.map(({ name, version, summary }) => `  ${name} ${version}: ${summary}`).join("\n")}`,
  );
  process.exit(2);
}
for (const tool of names.length > 0 ? tools.filter(({ name }) => names.includes(name)) : testTools) {
  try {
    console.log(`${tool.name} ${tool.version}: ${await tool.install()}`);
  } catch (error) {
    console.error(`${tool.name} ${tool.version} is not installed: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
