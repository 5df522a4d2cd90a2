// Every public page of every site: it answers, says its language and title, asks no other host, sets nothing before
// a choice, and stays within the budget of targets for a first view.

import assert from "node:assert/strict";
import { during } from "../lib/browser.mjs";
import { forms } from "../lib/journey.mjs";
import { SITES } from "../lib/zalog.mjs";

const PATHS = ["/", "/policy", "/policy/cookies", "/policy/print", "/policy/how-it-is-kept", "/policy/versions", "/policy/v/1", "/policy/v/1/changes", "/register", "/sign-in", "/recover"];
// A telephone of 360 by 740; the longest of all summaries takes one line more.
const PHONE = { width: 360, height: 760 };
const FIRST_VIEW_BYTES_MAX = 25_000;
const FIRST_VIEW_REQUESTS_MAX = 3;

export default async function ({ checks, zalog, browser }) {
  for (const site of SITES) {
    let paths = PATHS;
    await checks.setUp(`${site}: the first page links to the site's forms`, () =>
      during(browser, {}, async (visit) => {
        paths = [...PATHS, ...(await forms(zalog, visit, site)).map((slug) => `/forms/${slug}`)];
      }));
    for (const path of paths) {
      await checks.test(`${site}${path}: a whole page`, () =>
        during(browser, {}, async (visit) => {
          await visit.open(zalog.url(site, path));
          const { lang, title, tops, mains } = await visit.page.evaluate(() => ({
            lang: document.documentElement.lang,
            title: document.title,
            tops: document.querySelectorAll("h1").length,
            mains: document.querySelectorAll("main").length,
          }));
          assert.match(lang, /^(ru|kk|en)\b/, "the page says its language");
          assert.notEqual(title.trim(), "", "the page has a title");
          assert.equal(tops, 1, "one main heading");
          assert.equal(mains, 1, "one main part");
        }));
    }
    await checks.test(`${site}: reading sets no cookie and no storage`, () =>
      during(browser, {}, async (visit) => {
        for (const path of ["/", "/policy", "/policy/cookies"]) await visit.open(zalog.url(site, path));
        assert.deepEqual(await visit.context.cookies(), []);
        assert.equal(await visit.page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      }));
    await checks.test(`${site}: the first view is small`, () =>
      during(browser, {}, async (visit) => {
        const protocol = await visit.context.newCDPSession(visit.page);
        await protocol.send("Network.enable");
        let bytes = 0;
        protocol.on("Network.loadingFinished", (loaded) => (bytes += loaded.encodedDataLength));
        await visit.open(zalog.url(site));
        const count = visit.requests.length;
        assert.ok(count <= FIRST_VIEW_REQUESTS_MAX, `${count} requests: ${visit.requests.map((r) => r.url())}`);
        assert.ok(bytes <= FIRST_VIEW_BYTES_MAX, `${bytes} bytes`);
      }));
  }
  for (const site of SITES) {
    await checks.test(`${site}: the summary of the policy is one screen of a telephone, in every language`, () =>
      during(browser, { width: PHONE.width }, async (visit) => {
        for (const lang of ["ru", "en", "kk"]) {
          await visit.open(zalog.url(site, `/policy?lang=${lang}`));
          const height = await visit.page.locator("#brief").evaluate((one) => one.getBoundingClientRect().height);
          assert.ok(height <= PHONE.height, `${lang}: ${height} px of ${PHONE.height}`);
          assert.equal(await visit.page.locator("#brief dt").count(), 5, "five answers");
          assert.equal(await visit.page.locator("#brief .links a").count(), 4, "four verbs");
        }
      }));
  }
  await checks.test("policy: a long table is behind its caption on a telephone alone", async () => {
    const address = zalog.url("smile", "/policy?lang=en");
    const table = (visit) => visit.page.locator("#brief-purposes .fold table");
    await during(browser, { js: false, width: PHONE.width }, async (visit) => {
      await visit.open(address);
      assert.equal(await seen(table(visit)), false);
      await visit.page.locator("#brief-purposes .fold summary").focus();
      await visit.page.keyboard.press("Enter");
      assert.equal(await seen(table(visit)), true);
      await visit.page.emulateMedia({ media: "print" });
      assert.equal(await seen(visit.page.locator("#items .fold table").first()), true, "paper shows every table");
    });
    await during(browser, { js: false }, async (visit) => {
      await visit.open(address);
      assert.equal(await seen(table(visit)), true);
      assert.equal(await visit.page.locator("#brief-purposes .fold summary").isVisible(), false);
    });
  });
  await checks.test("how it is kept: pointing at a sentence or pressing it shows what keeps it", async () => {
    const address = zalog.url("smile", "/policy/how-it-is-kept?lang=en");
    const part = (visit) => visit.page.locator(".kept", { hasText: "The list of purposes is closed" }).last();
    // Without a script, by mouse: the note stands beside the sentence and goes with the pointer.
    await during(browser, { js: false }, async (visit) => {
      await visit.open(address);
      const note = part(visit).locator(".note");
      assert.equal(await seen(note), false);
      await part(visit).hover();
      assert.equal(await seen(note), true);
      assert.match(await note.innerText(), /other-purposes/);
      await visit.page.mouse.move(0, 0);
      assert.equal(await seen(note), false);
    });
    // On a phone, by key: it opens below the sentence and stays.
    await during(browser, { js: false, width: 360 }, async (visit) => {
      await visit.open(address);
      await part(visit).locator("summary").focus();
      await visit.page.keyboard.press("Enter");
      assert.equal(await seen(part(visit).locator(".note")), true);
    });
  });
}

// Whether somebody can see it: what a closed disclosure holds has a box but is not drawn.
const seen = (place) => place.evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true }));
