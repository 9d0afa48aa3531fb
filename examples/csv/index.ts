// Summarises a CSV file of any size: for each column how many values it has, how many of them are numbers, and of those
// the least, the greatest and the mean.
//
//   npx io-lifetimes run --dir . build/csv.wasm data.csv

import { File, Result, process, stdin, stdout, writeString } from "as-io-lifetimes";
import { Parser } from "./records";
import { Summary } from "./summary";

function main(): Result<void> {
  const args = process.args();
  const summary = new Summary();
  if (args.length > 1) new Parser(summary).parse(File.open(args[1]).orReturn.asFd()).orReturn;
  else new Parser(summary).parse(stdin()).orReturn;
  return writeString(stdout(), summary.toString());
}

main();
