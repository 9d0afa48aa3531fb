// What a module that checks itself exports besides what its program does.

export { onEnd as sanitizeEnd } from "./events";
