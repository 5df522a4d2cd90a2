// What a person does at a site, step by step; the same with JavaScript and without.

import assert from "node:assert/strict";
import { complete, fill, follow, mainForm, submit } from "./form.mjs";
import { forecast } from "./own.mjs";

// Registers and proves the address by the mailed link.
export async function register(zalog, visit, site, who) {
  const before = (await zalog.lettersTo(who.email)).length;
  await visit.open(zalog.url(site, "/register"));
  await complete(visit.page, who, { consents: "all" });
  assert.equal(visit.path(), "/register/sent");
  const path = await zalog.linkMailed(who.email, "/register/confirm/", before);
  await visit.open(zalog.url(site, path));
  // Following a link must not be enough for a mail scanner to confirm: the page may ask for one press.
  if (visit.path().startsWith("/register/confirm/")) await complete(visit.page, who);
}

// Signs in by the page that stands open; answers its response.
export async function knock(zalog, visit, site, who) {
  await visit.open(zalog.url(site, "/sign-in"));
  const form = await mainForm(visit.page);
  await fill(form, who);
  return submit(visit.page, form);
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

// Those that a stranger may send, and those that ask to sign in first.
export async function formsByDoor(zalog, visit, site) {
  const found = { open: [], signedIn: [] };
  for (const slug of await forms(zalog, visit, site)) {
    const answer = await zalog.fetch(site, `/forms/${slug}`);
    assert.ok([200, 303].includes(answer.status), `/forms/${slug} answers ${answer.status}`);
    found[answer.status === 200 ? "open" : "signedIn"].push(slug);
  }
  return found;
}

// Sends a form as whoever the visit is. Whoever is signed in gets a number; a guest a number and a secret link.
// Answers { number, link }, the link as a path.
export async function sendForm(zalog, visit, site, slug, who) {
  await visit.open(zalog.url(site, `/forms/${slug}`));
  await complete(visit.page, who, { consents: "all" });
  const guest = /^(\/r\/[A-Za-z0-9_-]{20,})\/sent$/.exec(visit.path());
  if (!guest) assert.equal(visit.path(), `/forms/${slug}/done`);
  const number = (await visit.page.locator("main .facts dd").first().innerText()).trim();
  assert.match(number, /^[0-9A-Z*~$=-]{13,}$/, "the number of the case");
  return { number, link: guest?.[1] ?? null };
}

// Paths of the consents that the cabinet lists, or the page behind a secret link.
export async function consents(zalog, visit, site, home = "/cabinet") {
  await visit.open(zalog.url(site, home));
  const links = visit.page.locator(`a[href^='${home}/consents/']`);
  const paths = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  return [...new Set(paths.filter((path) => /^\/consents\/[^/]+$/.test(path.slice(home.length))))];
}

// Takes the first consent back that can be, after reading what ends; a page that asks once more is answered. Answers the
// consent's path. `home` is the cabinet, or a secret link.
export async function withdraw(zalog, visit, site, home) {
  for (const path of await consents(zalog, visit, site, home)) {
    await visit.open(zalog.url(site, path));
    if ((await withdrawing(visit.page).count()) === 0) continue;
    const told = await forecast(visit.page);
    const purpose = (await visit.page.locator("h1").innerText()).split(": ").slice(1).join(": ");
    assert.ok(purpose && told.stops.includes(purpose), `what ends is told: ${purpose}`);
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
