// What a person does with his data once he sees it, in the cabinet or behind a secret link: the rooms are the same. `home`
// is the path of the first of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { find, follow, mainForm, submit } from "./form.mjs";
import { held, values } from "./held.mjs";
import { until } from "./until.mjs";

const CARD = "4111 1111 1111 1111";

// Corrects the first record: first wrongly, then rightly. Tells what the new value is.
export async function corrects(zalog, visit, site, home, who) {
  const { page } = visit;
  await visit.open(zalog.url(site, home));
  await follow(page, () => page.locator("main a[href$='/edit']").first().click());
  const way = (await find(await mainForm(page), "phone"))
    ? { kind: "phone", wrong: "12", says: /нужен код страны/, right: who.phone.replace("999", "998") }
    : (await find(await mainForm(page), "family"))
      ? { kind: "family", wrong: CARD, says: /Похоже на номер карты/, right: "Исправова" }
      : { kind: "name", wrong: CARD, says: /Похоже на номер карты/, right: "Исправова Проба Пробовна" };

  const before = await (await find(await mainForm(page), way.kind)).inputValue();
  const refused = await sends(page, way.kind, way.wrong);
  assert.equal(refused.status(), 422, "a wrong value is refused");
  assert.ok(await page.locator(".errors").evaluate((one) => one === document.activeElement), "the errors are read out");
  const field = await find(await mainForm(page), way.kind);
  assert.equal(await field.inputValue(), way.wrong, "what was typed stays");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const told = (await field.getAttribute("aria-describedby")).split(" ").map((id) => `[id="${id}"]`).join(", ");
  assert.match((await page.locator(told).allInnerTexts()).join(" "), way.says, "the field says what to do");

  await sends(page, way.kind, way.right);
  assert.equal(visit.path(), home);
  assert.match(await page.getByRole("status").innerText(), /Исправлено/);
  const text = values(await held(page));
  assert.ok(same(text).includes(same(way.right)), "the new value is shown");
  assert.ok(!text.split("\n").some((one) => same(one) === same(before)), "the old value is not");
  who[way.kind] = way.right;
  visit.watch(who);
  return way.right;
}

async function sends(page, kind, text) {
  const form = await mainForm(page);
  await (await find(form, kind)).fill(text);
  return submit(page, form);
}

// Numbers are kept and shown in one form, whatever was typed.
export function same(text) {
  return text.replace(/[\s()-]/g, "").toLowerCase();
}

// Takes the copy in both forms; everything of `marks` is in each.
export async function copies(zalog, visit, site, home, marks) {
  const { page } = visit;
  await visit.open(zalog.url(site, `${home}/copy`));
  assert.match(await page.locator("main").innerText(), /в журнале/, "that it leaves an entry is said");
  const file = page.waitForEvent("download");
  await page.locator("main a[href$='/copy.json']").click();
  const taken = await file;
  assert.match(taken.suggestedFilename(), /^zalog-copy-\d{4}-\d\d-\d\d\.json$/);
  const json = await readFile(await taken.path(), "utf8");
  assert.equal(typeof JSON.parse(json), "object");
  await follow(page, () => page.locator("main a[href$='/copy.html']").click());
  assert.equal(await page.locator("h1").count(), 1);
  const text = await page.locator("main").innerText();
  assert.match(text, /Это вся копия/, "the copy says that it is whole");
  for (const mark of marks) {
    assert.ok(same(json).includes(same(mark)), `the copy for programs has ${mark}`);
    assert.ok(same(text).includes(same(mark)), `the copy for reading has ${mark}`);
  }
}

// Changes the password in the cabinet; the person has the new one from now on.
export async function changesPassword(zalog, visit, site, who) {
  const { page } = visit;
  await visit.open(zalog.url(site, "/cabinet"));
  await follow(page, () => page.locator("main a[href='/cabinet/password']").click());
  const next = `${who.password} и завтра`;
  const told = (await zalog.lettersTo(who.email)).length;
  await page.locator("main input[name=password]").fill(who.password);
  await page.locator("main input[name=new-password]").fill(next);
  await follow(page, () => page.locator("main form button").click());
  assert.equal(visit.path(), "/cabinet");
  assert.match(await page.getByRole("status").innerText(), /Пароль сменён/);
  await until("a letter that tells of the change", async () => (await zalog.lettersTo(who.email)).length > told);
  who.password = next;
}

// Changes the address to sign in by, which takes the press in the letter to the new one; the person has it from then on.
export async function changesAddress(zalog, visit, site, who) {
  const { page } = visit;
  const next = who.email.replace("@", "-new@");
  await visit.open(zalog.url(site, "/cabinet"));
  await follow(page, () => page.locator("main a[href='/cabinet/address']").click());
  await page.locator("main input[name=email]").fill(next);
  await page.locator("main input[name=password]").fill(who.password);
  const told = (await zalog.lettersTo(who.email)).length;
  await follow(page, () => page.locator("main form button").click());
  assert.equal(visit.path(), "/cabinet");
  assert.match(await page.getByRole("status").innerText(), /идёт письмо/);
  const link = await zalog.linkMailed(next, "/address/", 0);
  assert.equal((await zalog.lettersTo(who.email)).length, told + 1, "the present address is told");
  await visit.open(zalog.url(site, link));
  assert.equal(visit.path().split("/")[1], "address", "following the link changes nothing");
  await follow(page, () => page.locator("main form button").click());
  assert.match(await page.locator("main").innerText(), /Теперь вы входите по новому адресу/);
  who.email = next;
}

// Deletes one optional value, after a page that asks. What is needed leads on to what it goes with.
export async function deletesOne(zalog, visit, site, home) {
  const { page } = visit;
  await visit.open(zalog.url(site, home));
  const links = await page.locator("main a[href*='/values/'][href$='/delete']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  let href, label;
  for (href of links.reverse()) {
    await visit.open(zalog.url(site, home));
    const link = page.locator(`main a[href="${href}"]`);
    label = (await link.locator(".unseen").innerText()).replace(/^[:\s]+/, "");
    await follow(page, () => link.click());
    if (await page.locator("main form").count()) break;
    assert.ok(await page.locator("main a[href$='/close'], main a[href$='/remove']").count(), `${label} leads on`);
  }
  const asked = await page.locator("main").innerText();
  assert.ok(asked.includes(label), `the page says that it is about ${label}`);
  assert.match(asked, /восстановить его будет нельзя/);
  await follow(page, () => page.locator("main").getByRole("button", { name: "Удалить" }).click());
  assert.equal(visit.path(), home);
  assert.match(await page.getByRole("status").innerText(), /Значение удалено/);
  assert.equal(await page.locator(`main a[href="${href}"]`).count(), 0, "the value is gone");
}

// The labels of what a forecast says will stay, in small letters.
export function staying({ stays }) {
  return stays.flatMap(({ what }) => what.split(": ").slice(1).join(": ").split("; ")).map((one) => one.toLowerCase()).sort();
}

// The list of what goes and what stays, as a page tells it before: what stays has ground and date or event.
export async function forecast(page) {
  const told = await page.evaluate(() => {
    const heads = [...document.querySelectorAll("main h3")];
    const after = (name) => {
      const list = [];
      let next = heads.find((one) => one.textContent.trim() === name)?.nextElementSibling;
      for (; next && next.localName !== "h3"; next = next.nextElementSibling) list.push(next);
      return list;
    };
    return {
      heads: heads.map((one) => one.textContent.trim()),
      stops: after("Прекратится").map((one) => one.innerText).join("\n"),
      goes: after("Исчезнет").map((one) => one.innerText).join("\n"),
      stays: after("Останется").filter((one) => one.matches(".held")).map((one) => ({
        what: one.querySelector("p").innerText,
        reasons: [...one.querySelectorAll(".why li")].map((li) => li.innerText),
      })),
    };
  });
  for (const head of ["Исчезнет", "Останется"]) assert.ok(told.heads.includes(head), `the page says what ${head}`);
  for (const { what, reasons } of told.stays) {
    assert.ok(reasons.length > 0, `${what} stays, and the page says by which ground`);
    for (const reason of reasons) assert.match(reason, /( · |\d{4} г\.)/, `${what}: ground and date, not «${reason}»`);
  }
  return told;
}
