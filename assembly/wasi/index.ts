export * from "../shared/errno";
export * from "./imports";
export * from "./structs";
export * from "./types";
