// Every distinct page by axe: at smile in four looks (narrow and wide, light and dark), at the others wide and light.
// Each page is also a picture in screenshots/.

import assert from "node:assert/strict";
import { EVERY_LOOK, WIDE_LIGHT, accessible } from "../lib/axe.mjs";
import { visit as begin } from "../lib/browser.mjs";
import { find, follow, mainForm, submit } from "../lib/form.mjs";
import {
  consents, firstCase, forms, formsByDoor, register, sendForm, signIn, signInAsStaff,
} from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { shoot } from "../lib/shots.mjs";
import { SITES } from "../lib/zalog.mjs";

const PUBLIC = ["/", "/policy", "/policy/cookies", "/policy/print", "/policy/how-it-is-kept", "/policy/versions", "/policy/v/1", "/policy/v/1/changes", "/register", "/register/sent"];
const DOORS = ["/sign-in", "/recover", "/staff/sign-in"];

export default async function ({ checks, zalog, browser }) {
  for (const site of SITES) {
    const looks = site === "smile" ? EVERY_LOOK : [WIDE_LIGHT];
    // Each of these is someone of their own: a stranger, a person with an account, a guest, one of the staff.
    await asStranger({ checks, zalog, browser }, site, looks);
    await asPerson({ checks, zalog, browser }, site, looks);
    await asGuest({ checks, zalog, browser }, site, looks);
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
      const { signedIn } = await formsByDoor(t.zalog, visit, site);
      await sendForm(t.zalog, visit, site, signedIn[0], who);
      await asItStands(visit, `${site}-form-done`, looks);
      ready = true;
    });
    if (!ready) return;
    for (const path of ["/cabinet", "/cabinet/sessions", "/cabinet/password", "/cabinet/address"]) await looksWell(t, visit, site, path, looks);
    await ownRooms(t, visit, site, "/cabinet", looks);
    await looksWell(t, visit, site, "/cabinet/close", looks);
    await t.checks.test(`axe ${site}/cabinet/close with a wrong password, then the closing`, async () => {
      const password = async (text) => {
        const form = await mainForm(visit.page);
        await (await find(form, "password")).fill(text);
        return submit(visit.page, form);
      };
      assert.equal((await password("это не мой пароль")).status(), 422);
      await asItStands(visit, `${site}-cabinet-close-refused`, looks);
      assert.equal((await password(who.password)).status(), 200);
      await asItStands(visit, `${site}-destruction`, looks);
    });
  });
}

async function asGuest(t, site, looks) {
  await inVisit(t.browser, async (visit) => {
    let link = null;
    await t.checks.setUp(`axe ${site}: a guest with a secret link`, async () => {
      const { open } = await formsByDoor(t.zalog, visit, site);
      ({ link } = await sendForm(t.zalog, visit, site, open[0], person(site)));
      await asItStands(visit, `${site}-link-sent`, looks);
    });
    if (!link) return;
    await looksWell(t, visit, site, link, looks, 200, "/link");
    await ownRooms(t, visit, site, link, looks);
  });
}

// The rooms behind a door: `home` is the cabinet or a secret link.
async function ownRooms(t, visit, site, home, looks) {
  const base = home === "/cabinet" ? home : "/link";
  for (const room of ["openings", "copy", "copy.html"]) {
    await looksWell(t, visit, site, `${home}/${room}`, looks, 200, `${base}/${room}`);
  }
  for (const [ending, name] of [["/edit", "edit"], ["/delete", "value-delete"], ["/remove", "remove"]]) {
    await t.checks.test(`axe ${site}${base}/${name}`, async () => {
      await visit.open(t.zalog.url(site, home));
      const link = visit.page.locator(`main a[href$='${ending}']`).first();
      // Some records have nothing that can be deleted by itself.
      if ((await link.count()) === 0 && name === "value-delete") return;
      await follow(visit.page, () => link.click());
      await asItStands(visit, `${site}${base}-${name}`, looks);
      if (name !== "edit") return;
      const form = await mainForm(visit.page);
      const field = form.locator("input[type=text], input[type=tel], textarea").first();
      await field.fill("4111 1111 1111 1111");
      assert.equal((await submit(visit.page, form)).status(), 422);
      await asItStands(visit, `${site}${base}-edit-refused`, looks);
    });
  }
  const [consent] = await consents(t.zalog, visit, site, home);
  if (home === "/cabinet") await t.checks.test(`axe ${site}: the cabinet lists a consent`, async () => assert.ok(consent));
  if (!consent) return;
  await looksWell(t, visit, site, consent, looks, 200, `${base}/consents/one`);
  await looksWell(t, visit, site, `${consent}/receipt`, looks, 200, `${base}/consents/one/receipt`);
}

async function asStaff(t, site, looks) {
  await inVisit(t.browser, async (visit) => {
    const { page } = visit;
    let found = null;
    let work = null;
    await t.checks.setUp(`axe ${site}: staff sign in and see a case`, async () => {
      await signInAsStaff(t.zalog, visit, site);
      found = await firstCase(t.zalog, visit, site);
      await visit.open(t.zalog.url(site, found));
      work = await page.locator("a[href*='/handling']").getAttribute("href");
    });
    if (!found) return;
    await looksWell(t, visit, site, "/staff", looks);
    await looksWell(t, visit, site, "/staff?state=all", looks, 200, "/staff-all");
    await looksWell(t, visit, site, "/staff?state=nowhere", looks, 422, "/staff-filter-wrong");
    await looksWell(t, visit, site, "/staff/find", looks);
    await looksWell(t, visit, site, "/staff/undertaking", looks);
    await looksWell(t, visit, site, "/staff/editions", looks);
    await looksWell(t, visit, site, "/staff/carriers", looks);
    await looksWell(t, visit, site, "/staff/unaccepted", looks);
    await looksWell(t, visit, site, found, looks, 200, "/staff/cases/one");
    await t.checks.test(`axe ${site}/staff/cases/one open, with a note`, async () => {
      await page.locator("textarea[name=note]").fill("Перезвонить после шести");
      await follow(page, () => page.locator("form:has(textarea[name=note])").getByRole("button").click());
      await follow(page, () => page.getByRole("button", { name: "Показать заметки" }).click());
      await asItStands(visit, `${site}-staff-notes`, looks);
      await follow(page, () => page.locator("form:has(select[name=purpose])").getByRole("button").click());
      await asItStands(visit, `${site}-staff-case-open`, looks);
    });
    await looksWell(t, visit, site, work, looks, 200, "/staff/records/one/handling");
    await t.checks.test(`axe ${site}/staff/find, found`, async () => {
      const { login } = await t.zalog.person(site);
      await visit.open(t.zalog.url(site, "/staff/find"));
      await page.locator("input[name=address]").fill(login);
      await follow(page, () => page.locator("form:has(input[name=address])").getByRole("button").click());
      assert.ok((await page.locator("main .found").count()) > 0, "somebody is found");
      await asItStands(visit, `${site}-staff-found`, looks);
    });
  });
}

async function asItStands(visit, name, looks) {
  await accessible(visit.page, looks, (look) => shoot(visit.page, `${name}-${look}`));
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
