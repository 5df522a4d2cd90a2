// The same without JavaScript: whole at one site; at the rest a secret link, withdrawal and closing, and every form.

import { during } from "../lib/browser.mjs";
import { guest } from "../lib/guest.mjs";
import { formsByDoor, sendForm } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { brief, whole } from "../lib/whole.mjs";
import { SITES } from "../lib/zalog.mjs";

const PLAIN = { js: false };
const WHOLE = "progtime";

export default async function ({ checks, zalog, browser }) {
  const t = { zalog, browser };
  await checks.test(`${WHOLE} without scripts: register, see, correct, order, copy, withdraw, close, come back`, () =>
    during(browser, PLAIN, (visit) => whole(t, visit, WHOLE, person(WHOLE))));

  for (const site of SITES.filter((site) => site !== WHOLE)) {
    await checks.test(`${site} without scripts: register, withdraw, close, come back`, () =>
      during(browser, PLAIN, (visit) => brief(t, visit, site, person(site))));
  }
  for (const site of SITES) {
    await checks.test(`${site} without scripts: a guest's secret link sees, corrects, copies, withdraws, deletes`, () =>
      during(browser, PLAIN, (visit) => guest(t, visit, site, person(site), PLAIN)));
    await checks.test(`${site} without scripts: every form is sent by a stranger`, () =>
      during(browser, PLAIN, async (visit) => {
        const { open } = await formsByDoor(zalog, visit, site);
        for (const slug of open) await sendForm(zalog, visit, site, slug, person(site));
      }));
  }
}
