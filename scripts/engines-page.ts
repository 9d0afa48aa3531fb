import { join } from "node:path";
import { root } from "./root.js";

/** The page that has lists and tables made by scripts. */
export const ENGINES_PAGE = join(root, "docs/engines.md");

/** Returns a page with the content between the comments of a name replaced. */
export function withPart(page: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`);
  if (!part.test(page)) throw new Error(`the page has no comments <!-- ${name} --> and <!-- /${name} -->`);
  return page.replace(part, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}
