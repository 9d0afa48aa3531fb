import { File } from "as-io-lifetimes";

export function later(): void {}

export function unused(file: File): File {
  file.close().ignore();
  return file;
}
