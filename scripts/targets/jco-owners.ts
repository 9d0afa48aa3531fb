// jco 1.35 declares the owners that it lifts with `var`, which the loop of a list has once, while each owner's
// `Symbol.dispose` is a function that reads it later. So the owners of a list all drop the last one. With `let`, each
// has its own. docs/jco.md has the fault; its test says when a newer jco no longer has it.

/** An owner that is lifted: its handle, and the object for it. */
const LIFTED = /var (handle\d+ = [^;\n]+;\s*)var (rsc\d+ = new\.target === )/g;
const OWNERS = /rsc\d+ = new\.target === /g;

/** JavaScript that jco made, in which each owner of a list drops itself. Throws where jco writes it in another way. */
export function withOwnersApart(code: string): string {
  const owners = code.match(OWNERS)?.length ?? 0;
  let mended = 0;
  const text = code.replace(LIFTED, (_, handle: string, resource: string) => {
    mended++;
    return `let ${handle}let ${resource}`;
  });
  if (mended !== owners)
    throw new Error(`jco writes ${owners - mended} of ${owners} owners in another way than 1.35: look at docs/jco.md`);
  return text;
}
