export * from "as-io-lifetimes/assembly/reactor";
