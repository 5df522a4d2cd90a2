// The whole way of a person at each site, with JavaScript.

import { during } from "../lib/browser.mjs";
import { person } from "../lib/person.mjs";
import { SITES } from "../lib/zalog.mjs";
import { whole } from "../lib/whole.mjs";

export default async function ({ checks, zalog, browser }) {
  for (const site of SITES) {
    await checks.test(`${site}: register, confirm, sign in, see, send, withdraw`, () =>
      during(browser, {}, (visit) => whole(zalog, visit, site, person(site))));
  }
}
