// A person without an account: a form, a number, a secret link; and through the link everything that the cabinet does.

import assert from "node:assert/strict";
import { during } from "./browser.mjs";
import { follow } from "./form.mjs";
import { explained, values } from "./held.mjs";
import { consents, formsByDoor, seesWithdrawn, sendForm, withdraw } from "./journey.mjs";
import { copies, corrects, forecast, same, staying } from "./own.mjs";
import { step } from "./step.mjs";

export async function guest(t, visit, site, who, options) {
  const { zalog } = t;
  const { page } = visit;
  visit.watch(who);
  const { open } = await formsByDoor(zalog, visit, site);
  const [slug] = open;
  assert.ok(slug, `${site} has a form for anybody`);
  const { number, link } = await step("send", async () => {
    const sent = await sendForm(zalog, visit, site, slug, who);
    assert.ok(sent.link, "a guest is given a secret link");
    const shown = (await page.locator(".secret").innerText()).trim();
    assert.equal(shown, zalog.url(site, sent.link), "the link is shown whole");
    assert.match(await page.locator("main").innerText(), /Сохраните ссылку сейчас/);
    return sent;
  });
  await step("the number alone", () => during(t.browser, options, (stranger) =>
    numberAlone(zalog, stranger, site, { slug, number, link, who })));
  await step("see", async () => {
    await follow(page, () => page.locator(".secret a").click());
    assert.equal(visit.path(), link);
    assert.ok(same(values(await explained(page))).includes(same(who.email)), "the link shows what was sent");
  });
  const changed = await step("correct", () => corrects(zalog, visit, site, link, who));
  await step("copy", () => copies(zalog, visit, site, link, [changed, who.email, number]));
  await step("who looked", () => visit.open(zalog.url(site, `${link}/openings`)));
  if ((await consents(zalog, visit, site, link)).length > 0) {
    await step("withdraw", async () => {
      const path = await withdraw(zalog, visit, site, link);
      await seesWithdrawn(zalog, visit, site, path);
    });
  }
  await step("delete", async () => {
    await visit.open(zalog.url(site, link));
    await follow(page, () => page.locator("main a[href$='/remove']").first().click());
    const told = await forecast(page);
    assert.notEqual(told.goes.trim(), "", "the page lists what goes");
    await follow(page, () => page.locator("main").getByRole("button", { name: "Удалить" }).click());
    assert.match(visit.path(), /^\/destruction\//, "what was destroyed has a number");
    assert.match(await page.locator("main").innerText(), /Ключ уничтожен/);
    // What a law still holds the person may go on seeing; where nothing stays, the link leads nowhere.
    if (told.stays.length === 0) return sameAsNowhere(zalog, visit, site, link);
    await visit.open(zalog.url(site, link));
    const left = (await explained(page)).flatMap(({ groups }) => groups.flatMap((group) => group.values));
    const named = left.map(({ label }) => label.toLowerCase()).sort();
    assert.deepEqual(named, staying(told), "only what was said to stay is left");
  });
}

// What somebody learns who knows the number, or guesses a link.
async function numberAlone(zalog, stranger, site, { slug, number, link, who }) {
  stranger.watch(who);
  await stranger.open(zalog.url(site, `/forms/${slug}/done?number=${number}`));
  const page = await stranger.page.content();
  for (const known of [who.email, who.text, link]) assert.ok(!page.includes(known), "the number shows nothing");
  const guess = (link.at(3) === "A" ? "B" : "A") + link.slice(4);
  for (const path of [`/r/${number}`, `/r/${guess}`, `/r/${guess}/copy.json`, `/r/${guess}/sent`, `/destruction/${number}`]) {
    await sameAsNowhere(zalog, stranger, site, path);
  }
  await stranger.open(zalog.url(site, `/staff/cases/${number}`));
  assert.equal(stranger.path(), "/staff/sign-in");
}

// A page that is not there, word for word like any other that is not.
async function sameAsNowhere(zalog, visit, site, path) {
  const texts = [];
  for (const one of ["/nowhere", path]) {
    await visit.open(zalog.url(site, one), 404);
    const text = await visit.page.locator("body").innerText();
    texts.push(text.replace(/(Номер ошибки: \S+ · )\S+/, "$1"));
  }
  assert.equal(texts[1], texts[0], `${path.split("/")[1]} answers as any page that is not there`);
}
