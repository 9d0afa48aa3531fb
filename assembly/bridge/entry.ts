// What `npm run build` makes dist/io-lifetimes.wasm from: the library for TypeScript programs without a module of
// their own. A reactor of yours that wants the same puts this line into its entry file.
export * from "as-io-lifetimes/assembly/bridge";
