// Other ways of using the pages than a mouse and a screen: the closing by keyboard alone, receipts on paper.

import assert from "node:assert/strict";
import { during } from "../lib/browser.mjs";
import { find, follow, mainForm } from "../lib/form.mjs";
import { consents, register, signIn } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { shoot } from "../lib/shots.mjs";

const SITE = "smile";
const TABS_MAX = 60;

export default async function ({ checks, zalog, browser }) {
  await checks.test("an account is closed by keyboard alone", () => during(browser, {}, async (visit) => {
    const { page } = visit;
    const who = person(SITE);
    visit.watch(who);
    await register(zalog, visit, SITE, who);
    await visit.context.clearCookies();
    await visit.open(zalog.url(SITE, "/cabinet"));
    await types(page, page.locator("main input[autocomplete~=username]"), who.email);
    await types(page, await find(await mainForm(page), "password"), who.password);
    await follow(page, () => page.keyboard.press("Enter"));
    assert.equal(visit.path(), "/cabinet");

    await goes(page, page.locator("a.skip"));
    await page.keyboard.press("Enter");
    await goes(page, page.locator("main a[href='/cabinet/close']"));
    await follow(page, () => page.keyboard.press("Enter"));
    await types(page, await find(await mainForm(page), "password"), "не тот пароль вовсе");
    await follow(page, () => page.keyboard.press("Enter"));
    assert.ok(await page.locator(".errors").evaluate((one) => one === document.activeElement), "the errors have the focus");
    await types(page, await find(await mainForm(page), "password"), who.password);
    await goes(page, page.locator("main form button"));
    await follow(page, () => page.keyboard.press("Enter"));
    assert.match(visit.path(), /^\/destruction\//);
  }));

  await checks.test("a receipt on paper: black on white, the number and the text, no buttons", () =>
    during(browser, { scheme: "dark" }, async (visit) => {
      const { page } = visit;
      const who = person(SITE);
      await register(zalog, visit, SITE, who);
      await signIn(zalog, visit, SITE, who);
      const [first] = await consents(zalog, visit, SITE);
      await visit.open(zalog.url(SITE, `${first}/receipt`));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const paper = await page.evaluate(() => ({
        ink: getComputedStyle(document.querySelector("main")).color,
        page: getComputedStyle(document.body).backgroundColor,
        seen: [...document.querySelectorAll("button, .on-screen")].filter((one) => one.offsetParent !== null).length,
        text: document.querySelector("main").innerText,
      }));
      assert.deepEqual([paper.ink, paper.page, paper.seen], ["rgb(0, 0, 0)", "rgb(255, 255, 255)", 0]);
      assert.match(paper.text, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z*~$=]/, "the number of the receipt");
      assert.match(paper.text, /zalog verify/);
      assert.match(paper.text, /Текст, который вы видели/);
      await shoot(page, `${SITE}-receipt-print`);
      const file = await page.pdf({ format: "A4" });
      assert.ok(file.byteLength > 10_000, "it can be printed");
    }));
}

// Presses Tab until the focus is where it should be, and is seen to be there.
async function goes(page, target) {
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    await page.keyboard.press("Tab");
    const there = await target.evaluate((one) => one === document.activeElement);
    if (!there) continue;
    const ring = await target.evaluate((one) => parseFloat(getComputedStyle(one).outlineWidth));
    assert.ok(ring >= 2, "the focus is seen");
    return;
  }
  throw new Error(`no Tab of ${TABS_MAX} leads to ${target}`);
}

async function types(page, field, text) {
  await goes(page, field);
  await page.keyboard.type(text);
}
