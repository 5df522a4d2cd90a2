// The same without JavaScript: the whole way at one site, registration and the forms at the rest.

import { during } from "../lib/browser.mjs";
import { forms, register, sendForm } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { whole } from "../lib/whole.mjs";
import { SITES } from "../lib/zalog.mjs";

const PLAIN = { js: false };
const WHOLE = "progtime";

export default async function ({ checks, zalog, browser }) {
  await checks.test(`${WHOLE} without scripts: register, confirm, sign in, see, send, withdraw`, () =>
    during(browser, PLAIN, (visit) => whole(zalog, visit, WHOLE, person(WHOLE))));

  for (const site of SITES.filter((site) => site !== WHOLE)) {
    await checks.test(`${site} without scripts: register and confirm`, () =>
      during(browser, PLAIN, (visit) => register(zalog, visit, site, person(site))));
    await checks.test(`${site} without scripts: every form is sent by a stranger`, () =>
      during(browser, PLAIN, async (visit) => {
        for (const slug of await forms(zalog, visit, site)) {
          await sendForm(zalog, visit, site, slug, person(site));
        }
      }));
  }
}
