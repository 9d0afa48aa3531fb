export * from "./errno";
export * from "./imports";
export * from "./structs";
export * from "./types";
