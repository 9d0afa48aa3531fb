// The smallest program that does something: its size is what the library costs.
import { File } from "as-io-lifetimes";

const buffer = new Uint8Array(64);
const file = File.open("hello.txt").value;
file.read(buffer);
file.drop();
