/** Thrown if bindings or a component can't be made. The message says what is wrong and what to do. */
export class BindgenError extends Error {
  override readonly name = "BindgenError";
}
