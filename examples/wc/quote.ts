import { Kind, kindOf } from "./characters";

// How GNU programs show a name in a message so that a shell would read it back: as it is where that is safe, else
// in quotes, with what can't be seen as $'\n' or $'\303'.

/** A name, quoted if it has to be. */
export function quote(name: string): string {
  if (isSafe(name)) return name;
  if (name.includes("'") && fitsDoubleQuotes(name)) return '"' + name + '"';
  let text = "'";
  let inEscapes = false;
  for (let i = 0; i < name.length; i++) {
    const code = <u32>name.codePointAt(i);
    if (code > 0xffff) i++;
    if (!isVisible(code)) {
      if (!inEscapes) text += "'$'";
      text += escape(code);
      inEscapes = true;
    } else if (code == 0x27) { // the quote itself, outside of quotes
      text += "'\\''";
      inEscapes = false;
    } else {
      if (inEscapes) text += "''";
      text += String.fromCodePoint(code);
      inEscapes = false;
    }
  }
  return text + "'";
}

/** Whether a name needs no quotes. */
function isSafe(name: string): bool {
  if (name.length == 0 || name == "{" || name == "}" || name.startsWith("#") || name.startsWith("~")) return false;
  for (let i = 0; i < name.length; i++) {
    const code = <u32>name.codePointAt(i);
    if (code > 0xffff) i++;
    if (!isVisible(code) || isOneOf(code, " !\"$&'()*:;<=>?[\\^`|")) return false;
  }
  return true;
}

/** Whether a name means the same in double quotes, also in C. */
function fitsDoubleQuotes(name: string): bool {
  for (let i = 0; i < name.length; i++) {
    const code = <u32>name.codePointAt(i);
    if (code > 0xffff) i++;
    if (!isVisible(code) || isOneOf(code, "!\"$&()*;<=>?[\\^`{|}") || i > 0 && isOneOf(code, "#~")) return false;
  }
  return true;
}

function isVisible(code: u32): bool {
  return code < 0x80 ? code >= 0x20 && code != 0x7f : kindOf(code) != Kind.OTHER;
}

function isOneOf(code: u32, set: string): bool {
  return code < 0x80 && set.includes(String.fromCharCode(code));
}

/** A character that can't be seen: by its letter if it has one, else its bytes in octal digits. */
function escape(code: u32): string {
  if (code >= 7 && code <= 13) return "\\" + "abtnvfr".charAt(code - 7);
  const bytes = Uint8Array.wrap(String.UTF8.encode(String.fromCodePoint(code)));
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += "\\" + (<u32>bytes[i]).toString(8).padStart(3, "0");
  return text;
}
