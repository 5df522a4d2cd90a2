// Accessibility: axe by WCAG 2.2 AA and its best practices, and the reflow that axe does not look at.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const NARROW_LIGHT = { width: 320, scheme: "light" };
export const NARROW_DARK = { width: 320, scheme: "dark" };
export const WIDE_LIGHT = { width: 1280, scheme: "light" };
export const WIDE_DARK = { width: 1280, scheme: "dark" };
export const EVERY_LOOK = [NARROW_LIGHT, NARROW_DARK, WIDE_LIGHT, WIDE_DARK];

// What a scheme of colours can change.
const COLOURS = ["color-contrast", "link-in-text-block"];

// Violations on the page as it stands, one line for each element.
export async function violations(page, only = { type: "tag", values: TAGS }) {
  const loaded = await page.evaluate("typeof axe === 'object'");
  if (!loaded) await page.evaluate(SOURCE);
  const found = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }),
    only,
  );
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.help}): ${node.target.join(" ")} ${node.html.slice(0, 160)}`));
}

// The page in each look: no violations, nothing to scroll sideways. `seen` is told each look once it is on.
export async function accessible(page, looks, seen) {
  const found = [];
  for (const { width, scheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const wider = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
    if (wider > 0) found.push(`${width} ${scheme}: ${wider} px wider than the window`);
    // A page is the same in the dark but for its colours.
    const known = scheme === "dark" && looks.some((look) => look.width === width && look.scheme === "light");
    const lines = await violations(page, known ? { type: "rule", values: COLOURS } : undefined);
    found.push(...lines.map((line) => `${width} ${scheme}: ${line}`));
    await seen?.(`${width}-${scheme}`);
  }
  assert.deepEqual(found, []);
}
