export { IoError } from "./error";
export { ManagedResult, Result } from "./result";
