// Every distinct page by axe: at smile in four looks (narrow and wide, light and dark), at the others wide and light.
// Each page is also a picture in screenshots/.

import assert from "node:assert/strict";
import { EVERY_LOOK, WIDE_LIGHT, accessible } from "../lib/axe.mjs";
import { visit as begin } from "../lib/browser.mjs";
import { mainForm } from "../lib/form.mjs";
import { consents, firstCase, forms, register, sendForm, signIn, signInAsStaff } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { shoot } from "../lib/shots.mjs";
import { SITES } from "../lib/zalog.mjs";

const PUBLIC = ["/", "/policy", "/policy/cookies", "/policy/print", "/policy/v/1", "/register", "/register/sent"];
const DOORS = ["/sign-in", "/recover", "/staff/sign-in"];

export default async function ({ checks, zalog, browser }) {
  for (const site of SITES) {
    const looks = site === "smile" ? EVERY_LOOK : [WIDE_LIGHT];
    // Each of these is someone of their own: a stranger, a person with an account, one of the staff.
    await asStranger({ checks, zalog, browser }, site, looks);
    await asPerson({ checks, zalog, browser }, site, looks);
    await asStaff({ checks, zalog, browser }, site, looks);
  }
  await inVisit(browser, async (visit) => {
    await looksWell({ checks, zalog }, visit, "demo", "/outbox", EVERY_LOOK);
  });
}

async function asStranger(t, site, looks) {
  await inVisit(t.browser, async (visit) => {
    for (const path of [...PUBLIC, ...DOORS]) await looksWell(t, visit, site, path, looks);
    await looksWell(t, visit, site, "/no-such-page", looks, 404);
    let slugs = [];
    await t.checks.setUp(`axe ${site}: the forms are found`, async () => {
      slugs = await forms(t.zalog, visit, site);
    });
    for (const slug of slugs) await looksWell(t, visit, site, `/forms/${slug}`, looks);
    if (slugs.length > 0) await refusedForm(t, visit, site, slugs[0], looks);
  });
}

// A form sent empty, past the browser's own checks: the page that names the errors.
async function refusedForm(t, visit, site, slug, looks) {
  await t.checks.test(`axe ${site}/forms/${slug} sent empty`, async () => {
    await visit.open(t.zalog.url(site, `/forms/${slug}`));
    const form = await mainForm(visit.page);
    await Promise.all([visit.page.waitForEvent("framenavigated"), form.evaluate((one) => one.submit())]);
    await visit.page.waitForLoadState("load");
    await accessible(visit.page, looks, (look) => shoot(visit.page, `${site}-form-refused-${look}`));
  });
}

async function asPerson(t, site, looks) {
  await inVisit(t.browser, async (visit) => {
    const who = person(site);
    let ready = false;
    await t.checks.setUp(`axe ${site}: a person with an account`, async () => {
      await register(t.zalog, visit, site, who);
      await signIn(t.zalog, visit, site, who);
      const [slug] = await forms(t.zalog, visit, site);
      await sendForm(t.zalog, visit, site, slug, who);
      await accessible(visit.page, looks, (look) => shoot(visit.page, `${site}-form-done-${look}`));
      ready = true;
    });
    if (!ready) return;
    for (const path of ["/cabinet", "/cabinet/sessions"]) await looksWell(t, visit, site, path, looks);
    const [consent] = await consents(t.zalog, visit, site);
    await t.checks.test(`axe ${site}: the cabinet lists a consent`, async () => assert.ok(consent));
    if (!consent) return;
    await looksWell(t, visit, site, consent, looks, 200, "/cabinet/consents/one");
    await looksWell(t, visit, site, `${consent}/receipt`, looks, 200, "/cabinet/consents/one/receipt");
  });
}

async function asStaff(t, site, looks) {
  await inVisit(t.browser, async (visit) => {
    let found = null;
    await t.checks.setUp(`axe ${site}: staff sign in and see a case`, async () => {
      await signInAsStaff(t.zalog, visit, site);
      found = await firstCase(t.zalog, visit, site);
    });
    if (!found) return;
    await looksWell(t, visit, site, "/staff", looks);
    await looksWell(t, visit, site, "/staff?state=all", looks, 200, "/staff/all");
    await looksWell(t, visit, site, "/staff?state=nonsense", looks, 422, "/staff/wrong");
    await looksWell(t, visit, site, "/staff/find", looks);
    await looksWell(t, visit, site, found, looks, 200, "/staff/cases/one");
  });
}

async function looksWell({ checks, zalog }, visit, site, path, looks, status = 200, name = path) {
  const label = `${site}${name}`;
  await checks.test(`axe ${label}`, async () => {
    await visit.open(zalog.url(site, path), status);
    await accessible(visit.page, looks, (look) => shoot(visit.page, `${label}-${look}`));
  }, () => shoot(visit.page, `failed-${label}`));
}

async function inVisit(browser, run) {
  // The pages forbid foreign scripts, and axe is one.
  const visit = await begin(browser, { bypassCSP: true });
  try {
    await run(visit);
  } finally {
    await visit.close();
  }
}
