// The whole way of a person with an account at one site: registered, seen, corrected, ordered, copied, looked at by staff,
// withdrawn, closed, and come back. `t` is { zalog, browser }.

import assert from "node:assert/strict";
import { during } from "./browser.mjs";
import { close, comesBack, goesOn, staysOut } from "./close.mjs";
import { explained, receivers, values } from "./held.mjs";
import { consents, formsByDoor, register, seesWithdrawn, sendForm, signIn, withdraw } from "./journey.mjs";
import { changesAddress, changesPassword, copies, corrects, deletesOne, same } from "./own.mjs";
import { opensCase } from "./staff.mjs";
import { step } from "./step.mjs";
import { until } from "./until.mjs";

const HOME = "/cabinet";

export async function whole(t, visit, site, who) {
  const { zalog } = t;
  const { page } = visit;
  visit.watch(who);
  await step("register", () => register(zalog, visit, site, who));
  await step("sign in", () => signIn(zalog, visit, site, who));
  await step("see", async () => {
    await visit.open(zalog.url(site, HOME));
    const shown = values(await explained(page));
    for (const kind of who.gave) assert.ok(same(shown).includes(same(who[kind])), `the cabinet shows the ${kind}`);
  });
  const changed = await step("edit", () => corrects(zalog, visit, site, HOME, who));
  await step("change the password", () => changesPassword(zalog, visit, site, who));
  await step("change the address", () => changesAddress(zalog, visit, site, who));
  await step("sign in by both", () => signIn(zalog, visit, site, who));
  const { number } = await step("order", () => orders(zalog, visit, site, who));
  await step("see the order", async () => {
    await visit.open(zalog.url(site, HOME));
    const records = await explained(page);
    assert.ok(records.some((record) => record.number === number), "the order is in the cabinet, with its number");
    assert.ok(receivers(records).length > 0, "it is said who may get something");
  });
  await step("copy", () => copies(zalog, visit, site, HOME, [changed, number, who.gave.has("text") ? who.text : who.email]));
  await step("receipt", () => receipt(zalog, visit, site));
  await step("who looked", () => looksWhoOpened(t, visit, site, number));
  await step("delete one value", () => deletesOne(zalog, visit, site, HOME));
  await step("withdraw", async () => {
    const path = await withdraw(zalog, visit, site);
    await seesWithdrawn(zalog, visit, site, path);
  });
  await visit.open(zalog.url(site, `${HOME}/sessions`));
  await closes(t, visit, site, who);
}

// Without an order and what is done with it: what must work everywhere.
export async function brief(t, visit, site, who) {
  const { zalog } = t;
  visit.watch(who);
  await step("register", () => register(zalog, visit, site, who));
  await step("sign in", () => signIn(zalog, visit, site, who));
  await step("withdraw", async () => seesWithdrawn(zalog, visit, site, await withdraw(zalog, visit, site)));
  await closes(t, visit, site, who);
}

async function closes(t, visit, site, who) {
  const { zalog } = t;
  const { number, cookies, told } = await step("close", () => close(zalog, visit, site, who));
  await step("after the closing", () => staysOut(zalog, visit, site, who, cookies));
  await step("the number tells", () => during(t.browser, {}, (stranger) => {
    stranger.watch(who);
    return goesOn(zalog, stranger, site, number);
  }));
  await step("come back", () => comesBack(zalog, visit, site, who, told));
}

async function orders(zalog, visit, site, who) {
  const { signedIn } = await formsByDoor(zalog, visit, site);
  assert.ok(signedIn.length > 0, `${site} has a form for those who are signed in`);
  return sendForm(zalog, visit, site, signedIn[0], who);
}

async function receipt(zalog, visit, site) {
  const [first] = await consents(zalog, visit, site);
  assert.ok(first, "the cabinet lists a consent");
  await visit.open(zalog.url(site, `${first}/receipt`));
  const cookies = await visit.context.cookies(zalog.url(site));
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  const answer = await zalog.fetch(site, `${first}/receipt.json`, { headers });
  assert.equal(answer.status, 200);
  assert.equal(typeof JSON.parse(answer.text), "object");
}

// Somebody of the staff opens the case; the person reads that, and for what.
async function looksWhoOpened(t, visit, site, number) {
  const { zalog } = t;
  const purpose = await during(t.browser, {}, (staff) => opensCase(zalog, staff, site, number));
  await until("the opening on the person's page", async () => {
    await visit.open(zalog.url(site, `${HOME}/openings`));
    const rows = await visit.page.locator("tbody tr").allInnerTexts();
    return rows.some((row) => row.includes("сотрудник") && row.includes(purpose));
  });
}
