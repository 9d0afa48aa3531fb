// `orReturn` leaves the function that uses it, which no function can make its caller do: the transform writes it.

/** Refuses to compile without the transform. */
// @ts-ignore: decorator
@inline
export function needTransformToReturn(): void {
  if (!isDefined(IO_LIFETIMES_TRANSFORM)) {
    ERROR("orReturn needs the ownership transform: extend as-io-lifetimes/asconfig.json, or compile with\
 --transform as-io-lifetimes/transform; or test isErr and return the error");
  }
}
