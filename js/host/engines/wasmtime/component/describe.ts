/** Describes a wrong value for an error. Runs no code of the caller except a getter of `constructor`, and never throws. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST ? `a string of ${value.length} characters` : JSON.stringify(value);
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : `an object of ${className(value)}`;
    case "undefined":
      return "undefined";
    default:
      return `${typeof value} ${String(value)}`;
  }
}

/** How much of a string an error shows. */
const LONGEST = 80;

function className(value: object): string {
  try {
    const { name } = value.constructor;
    return typeof name === "string" && name !== "" ? name : "no class";
  } catch {
    return "no class"; // a getter or a proxy threw
  }
}
