export { memoryFile } from "./memory-file";
export { Pipe, pipe } from "./pipe";
export { SocketPair, socketPair } from "./socket-pair";
