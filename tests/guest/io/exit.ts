// A command that ends itself.
import { File, process } from "as-io-lifetimes";

assert(process.args().length == 0, "no arguments");
assert(process.env().size == 0, "no environment");
File.open("none");
process.exit(7);
unreachable();
