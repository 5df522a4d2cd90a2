// The whole way of a person at each site, with JavaScript, on a phone: with an account, and without one.

import { during } from "../lib/browser.mjs";
import { guest } from "../lib/guest.mjs";
import { person } from "../lib/person.mjs";
import { SITES } from "../lib/zalog.mjs";
import { whole } from "../lib/whole.mjs";

const PHONE = { width: 360 };

export default async function ({ checks, zalog, browser }) {
  const t = { zalog, browser };
  for (const site of SITES) {
    await checks.test(`${site}: register, see, correct, order, copy, withdraw, close, come back`, () =>
      during(browser, PHONE, (visit) => whole(t, visit, site, person(site))));
    await checks.test(`${site}: a guest's secret link sees, corrects, copies, withdraws, deletes`, () =>
      during(browser, PHONE, (visit) => guest(t, visit, site, person(site), PHONE)));
  }
}
