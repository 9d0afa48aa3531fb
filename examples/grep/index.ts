// grep: the lines of files that match a pattern, as the program of that name prints them. Each file is opened, read
// through a buffer and dropped by one owner; standard input and output are borrowed.

import { BorrowedFd, BufReader, Errno, File, Mut, fs, process, stdin, stdout, writeString } from "as-io-lifetimes";
import { Matcher } from "./matcher";
import { HELP, Options } from "./options";
import { Output } from "./output";
import { complain, failed, report, sentence } from "./report";
import { Search } from "./search";
import { Source, listSources } from "./walk";

// @ts-ignore: decorator
@inline const CAPACITY = 96 * 1024;

const options = new Options(process.args());
const exitCode = main();
if (exitCode) process.exit(exitCode);

/** Gives the exit code. */
function main(): i32 {
  if (options.help) {
    writeString(stdout(), HELP).ignore();
    return 0;
  }
  if (options.failed) return 2;
  if (options.selectsNothing) return 1;
  const matcher = new Matcher(options.patterns, options.meaning);
  const problem = matcher.problem;
  if (problem !== null) {
    complain(problem);
    return 2;
  }
  const output = new Output(options, matcher);
  const isSelected = searchAll(new Search(options, matcher), output);
  const written = output.end();
  if (written.isErr && written.error.errno != Errno.PIPE) complain("write error: " + sentence(written.error));
  if (failed && !(options.quiet && isSelected)) return 2;
  return isSelected ? 0 : 1;
}

/** Whether a line was selected. */
function searchAll(search: Search, output: Mut<Output>): bool {
  const sources = listSources(options);
  let isSelected = false;
  for (let i = 0; i < sources.length && !output.failed; i++) {
    if (!searchSource(search, sources[i], output)) continue;
    if (search.selected) isSelected = true;
    if (isSelected && options.quiet) break;
  }
  return isSelected;
}

/** Whether the file could be opened, and was searched as far as it could be read. */
function searchSource(search: Search, source: Source, output: Mut<Output>): bool {
  if (!source.path.length) {
    const reader = new BufReader<BorrowedFd>(stdin(), CAPACITY);
    const searched = search.run<BorrowedFd>(source.name, reader, output);
    if (searched.isErr) report(source.name, searched.code, !options.silent);
    search.finish(output);
    return true;
  }
  const opened = File.open(source.path);
  if (opened.isErr) {
    refused(source, opened.code);
    return false;
  }
  const reader = new BufReader<File>(opened.value, CAPACITY);
  const searched = search.run<File>(source.name, reader, output);
  if (searched.isErr) refused(source, searched.code);
  search.finish(output);
  return true;
}

/** Says why a file isn't searched. A directory may be opened, but not read; the errors for that differ. */
function refused(source: Source, error: i32): void {
  const found = fs.stat(source.path);
  if (!found.isOk || !found.value.isDir) report(source.name, error, !options.silent);
  else complain(source.name + ": Is a directory", !options.silent);
}
