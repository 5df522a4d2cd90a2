// Every public page of every site: it answers, says its language and title, asks no other host, sets nothing before
// a choice, and stays within the budget of targets for a first view.

import assert from "node:assert/strict";
import { during } from "../lib/browser.mjs";
import { forms } from "../lib/journey.mjs";
import { SITES } from "../lib/zalog.mjs";

const PATHS = ["/", "/policy", "/policy/cookies", "/policy/print", "/policy/how-it-is-kept", "/policy/v/1", "/register", "/sign-in", "/recover"];
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
}
