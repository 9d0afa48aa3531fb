// Paths as texts. What is expected is what Rust's std::path::Path gives on Unix.
import { path } from "as-io-lifetimes";

export function aPathIsJoinedToADirectory(): void {
  assert(path.join("a", "b") == "a/b" && path.join("a/", "b/c") == "a/b/c", "one slash");
  assert(path.join("a", "/b") == "/b", "an absolute path stays");
  assert(path.join("", "b") == "b" && path.join("/", "b") == "/b", "from nothing, from the root");
  assert(path.join("a", "") == "a/", "an empty path");
}

export function theParentIsThePathWithoutItsLastName(): void {
  parent("a/b", "a");
  parent("/a/b", "/a");
  parent("/a", "/");
  parent("a", "");
  parent(".", "");
  parent("./a", ".");
  parent("a//b//", "a");
  parent("a/./b/.", "a");
  parent("a/..", "a");
  parent("/..", "/");
  parent(".a", "");
  parent("a/.b", "a");
  parent("/", null);
  parent("//", null);
  parent("/.", null);
  parent("", null);
}

export function theFileNameIsTheLastName(): void {
  name("a/b.txt", "b.txt");
  name("/a", "a");
  name("a/", "a");
  name("a/.", "a");
  name("a/.//./", "a");
  name("a/.b", ".b");
  name("a/b.", "b.");
  name("a/...", "...");
  name("/", null);
  name("", null);
  name(".", null);
  name("./", null);
  name("a/..", null);
  name("..", null);
}

export function theExtensionFollowsTheLastDot(): void {
  extension("a/b.txt", "txt");
  extension("b.tar.gz", "gz");
  extension("b.", "");
  extension("..b", "b");
  extension(".b.c", "c");
  extension("a.d/b", null);
  extension(".b", null);
  extension("a/..", null);
  extension("", null);
}

function parent(text: string, expected: string | null): void {
  check(text, path.parent(text), expected);
}

function name(text: string, expected: string | null): void {
  check(text, path.fileName(text), expected);
}

function extension(text: string, expected: string | null): void {
  check(text, path.extension(text), expected);
}

function check(text: string, given: string | null, expected: string | null): void {
  assert(given == expected, `${text}: ${given === null ? "null" : given}`);
}
