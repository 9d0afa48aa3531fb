// A command that fails an assertion, after it has written something.

console.log("before");
assert(false, "the reason: naïve");
