import type { Diagnostic } from "./diagnostic.js";

// The texts of a diagnostic for formats that have no place for labels and help.

/** Returns the message, the label and the help, each on a line. */
export function messageOf({ message, label, help }: Diagnostic): string {
  return [message, label, help && `help: ${help}`].filter(Boolean).join("\n");
}

/** Returns the text of a place that explains the error. */
export function relatedText({ label }: Diagnostic["related"][number]): string {
  return label || "related to this";
}
