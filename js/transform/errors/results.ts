// Results: E0277 of `orReturn`, OWN0936.

import { report, type Report, type Span } from "../../ownership/report.js";
import { insertAfter, suggest } from "../../ownership/suggestions.js";

const cannotReturn = (
  span: Span,
  label: string,
  more: { secondary?: Report["secondary"]; help?: string } = {},
): Report =>
  report("E0277", span, "the `orReturn` can only be used in a function that returns `Result`", { label, ...more });

/** E0277, outside of functions and in values that a caller computes. */
export function orReturnOutside(span: Span): Report {
  return cannotReturn(span, "there is no function here that could return", {
    help: "put it into a function, `function main(): Result<void> { … }`, and call `main();`",
  });
}

/** E0277, in a constructor. */
export function orReturnInConstructor(span: Span, cls: string): Report {
  return cannotReturn(span, "a constructor returns the object that it makes", {
    help: `evaluate it first, in a static method that returns \`Result<${cls}>\`, and pass the value to the constructor`,
  });
}

/** E0277, in a function that returns something else. `name` is where the function is named. */
export function orReturnWithoutResult(span: Span, type: string, name: Span | null): Report {
  return cannotReturn(span, `cannot use \`orReturn\` in a function that returns \`${type}\``, {
    secondary: name ? [{ span: name, text: "this function should return `Result` to accept `orReturn`" }] : [],
  });
}

/** E0277, where the function's errors have another type. */
export function orReturnOfOtherError(span: Span, from: string, to: string): Report {
  return report("E0277", span, `\`orReturn\` couldn't convert the error to \`${to}\``, {
    label: `the error is of type \`${from}\``,
    help: "test `isErr`, and return a result with an error of the function's own",
  });
}

/** E0277, in code that the transform doesn't rewrite. */
export function orReturnInTrusted(span: Span): Report {
  return report("E0277", span, "the `orReturn` can't be used in trusted code", {
    label: "the transform writes no returns and no drops here",
    help: "test `isErr` and return the error",
  });
}

/** OWN0936. `canReturn`: the function returns a result itself. */
export function unusedResult(span: Span, type: string, canReturn: boolean): Report {
  const append = (text: string) => suggest(`add \`${text}\``, [insertAfter(span, text)]);
  const ignore = "or write `.ignore()` if it doesn't matter";
  return report("OWN0936", span, `unused \`${type}\` that must be used`, {
    severity: "warning",
    label: "it may be an error, which should be handled",
    help: canReturn ? `return the error with \`.orReturn\`; ${ignore}` : `test \`isErr\`, or take \`value\`; ${ignore}`,
    suggestions: [...(canReturn ? [append(".orReturn")] : []), append(".ignore()")],
  });
}
