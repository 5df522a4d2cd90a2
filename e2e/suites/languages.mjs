// The pages in Kazakh and in English: each says its language, has words of no other but where it says so, is accessible and
// fits 360 px.

import assert from "node:assert/strict";
import { accessible } from "../lib/axe.mjs";
import { during } from "../lib/browser.mjs";
import { fill, mainForm, submit } from "../lib/form.mjs";
import { signInAsStaff } from "../lib/journey.mjs";

const SITE = "proedu";
const STRANGER = [
  "/", "/policy", "/policy/cookies", "/policy/versions", "/policy/v/1", "/requests", "/register", "/sign-in", "/recover",
  "/forms/question",
];
const PERSON = ["/cabinet", "/cabinet/sessions", "/cabinet/openings", "/cabinet/copy", "/cabinet/password", "/cabinet/address", "/cabinet/close"];
const STAFF = ["/staff", "/staff/find", "/staff/acts", "/staff/undertaking", "/staff/editions", "/staff/carriers", "/staff/unaccepted"];
const LOOK = { width: 360, scheme: "light" };

// Russian words that Kazakh does not have in any sense; in English any Cyrillic word is foreign.
const FOREIGN = {
  kk: /(?<!\p{L})(?:в|для|данные|данных|если|за|и|из|или|к|как|мы|вы|на|о|об|по|при|с|у|что|это)(?!\p{L})/giu,
  en: /\p{Script=Cyrillic}+/gu,
};
const LANGUAGES = {
  // The school gives all its texts in Kazakh.
  kk: SITE,
  // The clinic gives all its texts in English.
  en: "smile",
};

export default async function ({ checks, zalog, browser }) {
  for (const [lang, site] of Object.entries(LANGUAGES)) {
    const t = { checks, zalog, lang, site };
    const inVisit = (run) => during(browser, { width: LOOK.width, bypassCSP: true }, run);
    await inVisit(async (visit) => {
      for (const path of STRANGER) if (site === SITE || !path.startsWith("/forms/")) await speaks(t, visit, path);
      await speaks(t, visit, "/no-such-page", 404);
    });
    await inVisit(async (visit) => {
      const { login, password } = await zalog.person(site);
      await visit.open(zalog.url(site, "/sign-in"));
      const form = await mainForm(visit.page);
      await fill(form, { login, email: login, phone: login, password, gave: new Set() });
      await submit(visit.page, form);
      assert.equal(visit.path(), "/cabinet");
      for (const path of PERSON) await speaks(t, visit, path);
    });
    await inVisit(async (visit) => {
      await signInAsStaff(zalog, visit, site);
      for (const path of STAFF) await speaks(t, visit, path);
    });
  }
}

async function speaks({ checks, zalog, lang, site }, visit, path, status = 200) {
  await checks.test(`${site}${path}: in ${lang}`, async () => {
    await visit.open(zalog.url(site, `${path}?lang=${lang}`), status);
    const { said, text } = await visit.page.evaluate(() => {
      const own = document.documentElement.lang;
      const copy = document.body.cloneNode(true);
      for (const one of copy.querySelectorAll(`script, style, [lang]:not([lang=${own}])`)) one.remove();
      // The switch names each language in itself.
      for (const one of copy.querySelectorAll("a[hreflang]")) one.remove();
      // What people typed is in whatever language they typed it.
      for (const one of copy.querySelectorAll("dd")) one.remove();
      return { said: own, text: copy.textContent };
    });
    assert.equal(said, lang);
    assert.deepEqual(text.match(FOREIGN[lang]) ?? [], []);
    await accessible(visit.page, [LOOK]);
  });
}
