export { IoError } from "./error";
export { UNEXPECTED_EOF } from "./reason";
export { ManagedResult, Result } from "./result";
