// Closing an account, and what must be true after it.

import assert from "node:assert/strict";
import { find, follow, mainForm, submit } from "./form.mjs";
import { explained, values } from "./held.mjs";
import { knock, register, signIn } from "./journey.mjs";
import { forecast, same, staying } from "./own.mjs";
import { person } from "./person.mjs";
import { until } from "./until.mjs";

const DAY = /\d+ \S+ \d{4} г\./;

// Closes it: a wrong password first. Answers the number told, and the cookies that were good before.
export async function close(zalog, visit, site, who) {
  const { page } = visit;
  await visit.open(zalog.url(site, "/cabinet"));
  await follow(page, () => page.locator("main a[href='/cabinet/close']").click());
  const told = await forecast(page);
  assert.notEqual(told.goes.trim(), "", "the page lists what goes");

  const refused = await sends(page, "это не мой пароль");
  assert.equal(refused.status(), 422, "a wrong password closes nothing");
  assert.equal(visit.path(), "/cabinet/close");
  assert.match(await page.getByRole("alert").innerText(), /[Пп]ароль/, "the page says what is wrong");
  assert.equal(await (await find(await mainForm(page), "password")).inputValue(), "");
  assert.deepEqual(await forecast(page), told, "the page still says what goes and what stays");

  const cookies = await visit.context.cookies(zalog.url(site));
  assert.equal((await sends(page, who.password)).status(), 200);
  const number = /^\/destruction\/([0-9A-Z*~$=-]{13,})$/.exec(visit.path())?.[1];
  assert.ok(number, `the number is told, not ${visit.path()}`);
  await tells(page, number, ["Решено", "Ключ уничтожен"]);
  return { number, cookies, told };
}

// What the page of a destruction tells: its number, and when what was done.
async function tells(page, number, done) {
  const facts = Object.fromEntries(await page.locator("main .facts > div").evaluateAll((all) =>
    all.map((one) => [one.querySelector("dt").textContent.trim(), one.querySelector("dd").textContent.trim()])));
  assert.equal(facts["Номер"], number, "the page shows the number");
  for (const name of done) assert.match(facts[name] ?? "", DAY, `${name}: when`);
  return facts;
}

// Whoever knows the number sees how far it is: at the end the rows are erased, and the act has a number of its own.
export async function goesOn(zalog, visit, site, number) {
  await until("the act's number", async () => {
    await visit.open(zalog.url(site, `/destruction/${number}`));
    const facts = await tells(visit.page, number, ["Решено", "Ключ уничтожен"]);
    return /^\d+\/\d{4}$/.test(facts["Акт об уничтожении"] ?? "");
  });
  await tells(visit.page, number, ["Записи стёрты"]);
}

async function sends(page, password) {
  const form = await mainForm(page);
  await (await find(form, "password")).fill(password);
  return submit(page, form);
}

// The session is dead, and the pair lets in no more than any that never was.
export async function staysOut(zalog, visit, site, who, cookies) {
  const { page, context } = visit;
  assert.deepEqual(await context.cookies(zalog.url(site)), [], "no cookie is left");
  await context.addCookies(cookies);
  await visit.open(zalog.url(site, "/cabinet"));
  assert.equal(visit.path(), "/sign-in", "the session is dead");
  await context.clearCookies();

  const stranger = { ...person(site), gave: who.gave };
  const answers = [];
  for (const one of [who, stranger]) {
    const response = await knock(zalog, visit, site, one);
    answers.push([response.status(), visit.path(), await page.locator("main").innerText()]);
  }
  assert.equal(answers[0][0], 422);
  assert.deepEqual(answers[0], answers[1], "the closed account answers as one that never was");
}

// The address may be registered anew, and the new account knows nothing of the old one; what a law or a contract still
// holds comes back to whoever proves the same address, and nothing beyond what the closing said would stay.
export async function comesBack(zalog, visit, site, who, told) {
  const again = { ...person(site), email: who.email };
  visit.watch(again);
  await register(zalog, visit, site, again);
  await signIn(zalog, visit, site, again);
  const [account, ...rest] = await explained(visit.page);
  const shown = same(values([account]));
  assert.ok(shown.includes(same(again.email)));
  for (const old of [who.phone, who.text]) assert.ok(!shown.includes(same(old)), `${old} of the old account is back`);
  if (who.family !== again.family) assert.ok(!shown.includes(same(who.family)), "the old name is back");
  const stays = staying(told);
  for (const { label } of rest.flatMap(({ groups }) => groups.flatMap((group) => group.values))) {
    assert.ok(stays.includes(label.toLowerCase()), `${label} is back, and was not said to stay`);
  }
}
