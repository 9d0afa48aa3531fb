/**
 * Generated code calls it where an `async` function of WIT is exported as any function, and may block the instance while it
 * waits. The transform refuses waits in other exports. It does nothing.
 */
export function mayBlock(): void {}
