export { io_buffer, io_text } from "./buffer";
export * from "./descriptor";
export * from "./lock";
export * from "./path";
export * from "./pipe";
export * from "./poll";
export * from "./report";
export * from "./socket";
export * from "./tree";
