/**
 * The changelog of a release: the section "Unreleased" is named after the version and the day, below an empty
 * "Unreleased". Fails if there is nothing to release, or if the version is malformed or already has a section.
 */
export function released(text: string, version: string, day: Date): string {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`"${version}" is not a version: write it like 1.2.3`);
  const head = "## Unreleased\n";
  const start = text.indexOf(head);
  if (start < 0) throw new Error('the changelog has no section "Unreleased"');
  const end = text.indexOf("\n## ", start + 1);
  const changes = text.slice(start + head.length, end < 0 ? undefined : end).trim();
  if (changes === "") throw new Error('nothing is "Unreleased"');
  if (text.includes(`\n## ${version}`))
    throw new Error(`${version} is in the changelog already: name the next version`);
  const rest = end < 0 ? "" : text.slice(end);
  return `${text.slice(0, start)}${head}\n## ${version} (${day.toISOString().slice(0, 10)})\n\n${changes}\n${rest}`;
}
