// What a person does at a site, step by step; the same with JavaScript and without.

import assert from "node:assert/strict";
import { complete, fill, follow, mainForm, submit } from "./form.mjs";

// Registers and proves the address by the mailed link.
export async function register(zalog, visit, site, who) {
  await visit.open(zalog.url(site, "/register"));
  await complete(visit.page, who, { consents: "all" });
  assert.equal(visit.path(), "/register/sent");
  const path = await zalog.linkMailed(who.email, "/register/confirm/");
  await visit.open(zalog.url(site, path));
  // Following a link must not be enough for a mail scanner to confirm: the page may ask for one press.
  if (visit.path().startsWith("/register/confirm/")) await complete(visit.page, who);
}

// Signs in from a browser that knows nothing of the person: the cabinet leads to the sign-in and back.
export async function signIn(zalog, visit, site, who) {
  await visit.context.clearCookies();
  await visit.open(zalog.url(site, "/cabinet"));
  assert.equal(visit.path(), "/sign-in", "the cabinet is closed to strangers");
  await complete(visit.page, who);
  assert.equal(visit.path(), "/cabinet");
}

// The slugs of the site's own forms, as its first page links them.
export async function forms(zalog, visit, site) {
  await visit.open(zalog.url(site));
  const links = await visit.page.locator("a[href^='/forms/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const slugs = [...new Set(links.map((href) => href.split(/[/?#]/)[2]))];
  assert.ok(slugs.length > 0, `the first page of ${site} links to no form`);
  return slugs;
}

export async function sendForm(zalog, visit, site, slug, who) {
  await visit.open(zalog.url(site, `/forms/${slug}`));
  await complete(visit.page, who, { consents: "all" });
  assert.equal(visit.path(), `/forms/${slug}/done`);
}

// Paths of the consents that the cabinet lists.
export async function consents(zalog, visit, site) {
  await visit.open(zalog.url(site, "/cabinet"));
  const links = visit.page.locator("a[href^='/cabinet/consents/']");
  const paths = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  return [...new Set(paths.filter((path) => /^\/cabinet\/consents\/[^/]+$/.test(path)))];
}

// Takes the first consent back that can be; a page that asks once more is answered. Answers the consent's path.
export async function withdraw(zalog, visit, site) {
  for (const path of await consents(zalog, visit, site)) {
    await visit.open(zalog.url(site, path));
    if ((await withdrawing(visit.page).count()) === 0) continue;
    for (let presses = 0; presses < 2 && (await withdrawing(visit.page).count()) > 0; presses += 1) {
      const response = await follow(visit.page, () => withdrawing(visit.page).last().click());
      assert.ok(response.status() < 400, `${response.status()} from ${response.url()}`);
    }
    return path;
  }
  throw new Error("no consent in the cabinet that can be withdrawn");
}

function withdrawing(page) {
  return page.locator("main").getByRole("button", { name: /отозвать/i });
}

// A consent reads as withdrawn when it can be withdrawn no more and the page says so.
export async function seesWithdrawn(zalog, visit, site, path) {
  await visit.open(zalog.url(site, path));
  assert.equal(await withdrawing(visit.page).count(), 0);
  assert.match(await visit.page.locator("main").innerText(), /отозван/i);
}

export async function signInAsStaff(zalog, visit, site) {
  const { login, password } = await zalog.staff(site);
  await visit.open(zalog.url(site, "/staff/sign-in"));
  const form = await mainForm(visit.page);
  await fill(form, { login, email: login, phone: login, name: login, password, gave: new Set(["login"]) });
  const response = await submit(visit.page, form);
  assert.ok(response.status() < 400, `staff sign-in answers ${response.status()}`);
  assert.equal(visit.path(), "/staff");
}

// The first case in the staff's list.
export async function firstCase(zalog, visit, site) {
  await visit.open(zalog.url(site, "/staff"));
  const link = visit.page.locator("a[href^='/staff/cases/']").first();
  assert.ok(await link.count(), "the staff's list has no case");
  return link.getAttribute("href");
}
