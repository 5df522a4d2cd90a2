// node run.mjs [SUITE...] [--only TEXT]: the browser suites over one running demo. A suite is a file in suites/ that
// exports `async function (t)`, where t has { checks, zalog, browser }; see the suites for the form.

import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { Checks } from "./lib/check.mjs";
import { Zalog } from "./lib/zalog.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string", default: "" } } });
const folder = new URL("./suites/", import.meta.url);
const known = readdirSync(folder).filter((name) => name.endsWith(".mjs")).map((name) => name.slice(0, -4)).sort();
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

const checks = new Checks(values.only);
let zalog;
let browser;
try {
  zalog = await Zalog.start();
  browser = await launch();
  for (const name of positionals.length > 0 ? positionals : known) {
    console.log(`-- ${name}`);
    const suite = await import(new URL(`${name}.mjs`, folder));
    await suite.default({ checks, zalog, browser }).catch((error) => checks.broke(name, error));
  }
} catch (error) {
  checks.broke("the demo and the browser start", error);
} finally {
  await browser?.close();
  await zalog?.stop().catch((error) => checks.broke("the demo stops when asked", error));
}
console.log(checks.summary());
process.exit(checks.failed === 0 ? 0 : 1);
