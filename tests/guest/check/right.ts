import { File } from "as-io-lifetimes";

function unused(file: File): void {
  file.sync().value;
}
