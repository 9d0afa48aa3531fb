// The name that bridge/ had in 0.1.0: modules that export it compile as before.
export * from "./bridge";
