// @trusted: an owner is a handle of the table
/** Orders two texts by their bytes in UTF-8. */
export function compareBytes(a: string, b: string): i32 {
  const length = min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i), right = b.charCodeAt(i);
    if (left != right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** In UTF-16 surrogates (U+D800 to U+DFFF) sort before U+E000 to U+FFFF, in UTF-8 their characters sort after them. */
function rank(unit: i32): i32 {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
