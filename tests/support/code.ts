import { compileCached } from "../../scripts/targets/asc.js";

/**
 * Compiles an AssemblyScript file at -O3 and gives, for each exported function, its code in the text format on one
 * line, without the parameters and the result. `entry` is relative to the root of the repository.
 */
export async function exportedCode(entry: string): Promise<Map<string, string>> {
  const args = [entry, "--config", "asconfig.unchecked.json", "--textFile", "out.wat", "--target", "release", "-O3"];
  const { error, stderr, files } = await compileCached({ args: [...args, "--exportStart", "_initialize"] });
  if (error !== undefined) throw new Error(`asc ${entry}: ${error}\n${stderr}`);
  const text = Buffer.from(files.get("out.wat")!).toString();
  const exported = [...text.matchAll(/^ \(export "([^"]+)" \(func (\$\S+)\)\)$/gm)];
  return new Map(exported.map(([, name, label]) => [name!, code(text, label!)]));
}

/** Equal functions are one function under several names, so it is found by the label that the export has. */
function code(text: string, label: string): string {
  const start = Math.max(text.indexOf(`\n (func ${label} `), text.indexOf(`\n (func ${label}\n`));
  if (start < 0) throw new Error(`there is no function ${label}`);
  const [, ...lines] = text.slice(start + 1, text.indexOf("\n )", start)).split("\n");
  return lines.map((line) => line.trim()).join(" ");
}
