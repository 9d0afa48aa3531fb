// wc: counts lines, words and bytes of files, as the program of that name does, and of whole directories.
// Each file is opened, read and dropped by one owner; standard input is borrowed.

import { File, Ref, Result, Whence, process, stdin, stdout, writeString } from "as-io-lifetimes";
import { CHUNK, Counts, countBytes, countFrom } from "./count";
import { HELP, Options } from "./options";
import { Table } from "./print";
import { Progress, progressEnd } from "./progress";
import { complain, failed, failedToWrite, report } from "./report";
import { Source } from "./source";
import { listSources } from "./walk";

const options = new Options(process.args());
main();
if (failed) process.exit(1);

function main(): void {
  const problem = options.problem;
  if (problem !== null) complain(problem + "\nTry 'wc --help' for more information.");
  else if (options.help) writeString(stdout(), HELP).ignore();
  else count();
}

function count(): void {
  const progress = new Progress();
  const sources = listSources(options.paths, options.excluded, progress);
  const table = new Table(options, sources);
  const total = new Counts();
  for (let i = 0; i < sources.length && table.written.isOk; i++) {
    const counts = countSource(sources[i], progress);
    progress.fileDone();
    if (counts === null) continue;
    table.row(counts, sources[i].name);
    total.add(counts);
  }
  if (sources.length > 1) table.row(total, "total");
  const written = table.end();
  progressEnd();
  if (written.isErr) failedToWrite(written.error);
}

/** Counts a file, or standard input. Null where it can't be opened. */
function countSource(source: Source, progress: Progress): Counts | null {
  const counts = new Counts();
  if (source.isStdin) {
    const counted = countFrom(stdin(), counts, progress);
    if (counted.isErr) report(source.name, counted.error);
    return counts;
  }
  if (source.name.length == 0) {
    complain("invalid zero-length file name");
    return null;
  }
  const opened = File.open(source.path);
  if (opened.isErr) {
    report(source.name, opened.error);
    return null;
  }
  const file = opened.value;
  const counted = countFile(file, source, counts, progress);
  if (counted.isErr) report(source.name, counted.error);
  return counts;
}

/** Counts what is in a file. */
function countFile(file: Ref<File>, source: Source, counts: Counts, progress: Progress): Result<void> {
  if (options.lines || options.words) return countFrom(file, counts, progress);
  // Bytes need not be read to be counted, but a file may have more or fewer than it says, so its end is read.
  const end = <i64>source.size - CHUNK;
  if (end > 0) counts.bytes = <u64>file.seek(end, Whence.SET).valueOr(0);
  return countBytes(file, counts, progress);
}
