/** Whether a name matches a pattern of the shell, with `*`, `?`, `[…]` and `\`. */
export function matchesGlob(name: string, glob: string): bool {
  // On a mismatch the last "*" takes a character more. None before it need be tried again.
  let at = 0, place = 0, star = -1, taken = 0;
  while (at < name.length) {
    const next = place < glob.length ? elementEnd(glob, place) : -1;
    if (place < glob.length && glob.charAt(place) == "*") {
      star = ++place;
      taken = at;
    } else if (next > 0 && matchesElement(name.charAt(at), glob.substring(place, next))) {
      at++;
      place = next;
    } else if (star >= 0) {
      place = star;
      at = ++taken;
    } else return false;
  }
  while (place < glob.length && glob.charAt(place) == "*") place++;
  return place == glob.length;
}

/** The end of the element of a pattern that starts at `at`. */
function elementEnd(glob: string, at: i32): i32 {
  const first = glob.charAt(at);
  if (first == "\\" && at + 1 < glob.length) return at + 2;
  if (first != "[") return at + 1;
  const start = glob.charAt(at + 1) == "!" || glob.charAt(at + 1) == "^" ? at + 3 : at + 2;
  const end = glob.indexOf("]", start);
  return end < 0 ? at + 1 : end + 1;
}

function matchesElement(letter: string, element: string): bool {
  if (element == "?") return true;
  if (element.startsWith("\\")) return element.charAt(element.length - 1) == letter;
  if (!element.startsWith("[") || element.length == 1) return element == letter;
  const isNegated = element.charAt(1) == "!" || element.charAt(1) == "^";
  let isIn = false;
  for (let i = isNegated ? 2 : 1; i < element.length - 1; i++) {
    if (element.charAt(i + 1) == "-" && i + 2 < element.length - 1) {
      isIn = isIn || letter >= element.charAt(i) && letter <= element.charAt(i + 2);
      i += 2;
    } else isIn = isIn || letter == element.charAt(i);
  }
  return isIn != isNegated;
}
