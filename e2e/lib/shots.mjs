// Pictures of pages, for eyes: e2e/screenshots/NAME.png, made anew by each run, not tracked.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));

// The whole page; answers the file's path below e2e/.
export async function shoot(page, name) {
  await mkdir(FOLDER, { recursive: true });
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}.png`;
  await page.screenshot({ path: FOLDER + file, fullPage: true });
  return `screenshots/${file}`;
}
