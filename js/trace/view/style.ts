// Colours and type, for the page and for pictures. The colours of owners are told apart with any colour vision: those of
// Okabe and Ito. What is left open is hatched and crossed as well, so that red isn't its only mark.

const LIGHT = `
--ground:#fbfbf9;--panel:#ffffff;--line:#dedcd5;--text:#1d2025;--quiet:#5d6470;--inside:#ffffff;--lend:#7d8590;--mark:#1d2025;
--leak:#c4162a;--leak-ground:#fdeaec;--focus:#0a62b8;
--o0:#0a6cab;--o1:#0b7d5e;--o2:#a6538a;--o3:#7a5bc0;--o4:#26749f;--o5:#a86a00;--o6:#7c7414;--o7:#5c6470;--o8:#6b7078;`;
const DARK = `
--ground:#14171c;--panel:#1b1f26;--line:#343a45;--text:#e8eaee;--quiet:#a3abb8;--inside:#0d1014;--lend:#8d96a3;--mark:#e8eaee;
--leak:#ff7b86;--leak-ground:#3a1c22;--focus:#7db8ff;
--o0:#5eb0ec;--o1:#3cc79b;--o2:#e29cc4;--o3:#b7a1ef;--o4:#8fd0f2;--o5:#f0b13c;--o6:#d8cf58;--o7:#a3abb8;--o8:#7f8791;`;

/** Sets the colours, by what the reader prefers. */
export const COLOURS = `:root{color-scheme:light dark;${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}`;

const FONT = `font-family:"Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif`;

/** The shapes of lanes. */
export const SHAPES = `
text{${FONT};font-size:11px;fill:var(--text)}
.name{font-size:12px;font-weight:600}.about{fill:var(--quiet)}.leak-text{fill:var(--leak)}
.inside{fill:var(--inside);font-weight:600;pointer-events:none}
.grid{stroke:var(--line);stroke-width:1}.axis{fill:var(--quiet)}
.row-line{stroke:var(--line);stroke-width:1;opacity:.6}
.bar{rx:3px}.leak{fill:url(#hatch);stroke:var(--leak);stroke-width:1.5;rx:3px}
.cross{stroke:var(--leak);stroke-width:2.2;fill:none;stroke-linecap:round}
.cap{stroke:var(--mark);stroke-width:2;fill:none}.brace{font-size:15px;font-weight:700;fill:var(--mark)}
.lend{fill:var(--lend)}.poll{fill:var(--panel);stroke:var(--mark);stroke-width:1.2}
.redirect{stroke:var(--mark);stroke-width:1.5;stroke-dasharray:2 2;fill:none}
.row{fill:transparent}.fold{fill:var(--quiet)}.density{opacity:.75}
.tip{fill:var(--mark)}.arrow .line{stroke:var(--mark);stroke-width:1.4;fill:none}
${[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `.owner-${i}{fill:var(--o${i})}`).join("")}.owner-other{fill:var(--o8)}`;

/** The pattern of what is left open. */
export const HATCH =
  `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect class="hatch" width="3" height="6"/></pattern></defs>`;

/** The colours of the pattern. */
export const HATCHED = `.hatch{fill:var(--leak);opacity:.75}`;
