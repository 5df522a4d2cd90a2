// The staff's side: the queue and its filters, a note, a person found for a purpose, a record marked done; and what the
// person sees of it.

import assert from "node:assert/strict";
import { during } from "../lib/browser.mjs";
import { follow } from "../lib/form.mjs";
import { explained, held, values } from "../lib/held.mjs";
import { forms, register, sendForm, signIn, signInAsStaff } from "../lib/journey.mjs";
import { same } from "../lib/own.mjs";
import { person } from "../lib/person.mjs";
import { goesToCase, searches } from "../lib/staff.mjs";
import { until } from "../lib/until.mjs";

const SITE = "proedu";
const ORDER = "order";
const QUESTION = "question";
const NOTE = "Просит привезти после шести";

export default async function ({ checks, zalog, browser }) {
  const who = person(SITE);
  const seen = { order: null, question: null };
  const asStaff = (run) => during(browser, {}, async (visit) => {
    visit.watch(who);
    await signInAsStaff(zalog, visit, SITE);
    return run(visit, visit.page);
  });
  const asPerson = (run) => during(browser, {}, async (visit) => {
    visit.watch(who);
    await signIn(zalog, visit, SITE, who);
    return run(visit, visit.page);
  });

  await checks.setUp(`${SITE}: a person orders and asks`, () => during(browser, {}, async (visit) => {
    await register(zalog, visit, SITE, who);
    assert.deepEqual((await forms(zalog, visit, SITE)).sort(), [ORDER, QUESTION]);
    seen.order = await sendForm(zalog, visit, SITE, ORDER, who);
    seen.question = await sendForm(zalog, visit, SITE, QUESTION, who);
  }));

  await checks.test("the queue is filtered by its address", () => asStaff(async (visit, page) => {
    const numbers = () => page.locator("main table.folds a.number").allInnerTexts();
    assert.ok((await numbers()).includes(seen.order.number), "what came waits");
    await page.locator("select[name=form]").selectOption(ORDER);
    await page.locator("select[name=state]").selectOption("new");
    await follow(page, () => page.locator("form:has(select[name=form])").getByRole("button").click());
    const query = new URL(page.url()).searchParams;
    assert.deepEqual([query.get("form"), query.get("state")], [ORDER, "new"], "the filter stands in the address");
    const found = await numbers();
    assert.ok(found.includes(seen.order.number) && !found.includes(seen.question.number));
    assert.equal(await page.locator("select[name=form]").inputValue(), ORDER, "the filter stays as it was set");
    await page.locator("select[name=state]").selectOption("closed");
    await follow(page, () => page.locator("form:has(select[name=form])").getByRole("button").click());
    assert.ok(!(await numbers()).includes(seen.order.number));
    await visit.open(zalog.url(SITE, "/staff?state=nowhere"), 422);
    assert.match(await page.getByRole("alert").innerText(), /Так отобрать не получилось/);
  }));

  await checks.test("a number that is none says what to do", () => asStaff(async (visit, page) => {
    await page.locator("input[name=number]").fill("12");
    const answer = await follow(page, () => page.locator("form:has(input[name=number])").getByRole("button").click());
    assert.equal(answer.status(), 422);
    assert.match(await page.getByRole("alert").innerText(), /13 букв и цифр/);
  }));

  await checks.test("a note is written, opened by a press, and read by the person", async () => {
    await asStaff(async (visit, page) => {
      await goesToCase(zalog, visit, SITE, seen.order.number);
      await page.locator("textarea[name=note]").fill(NOTE);
      await follow(page, () => page.locator("form:has(textarea[name=note])").getByRole("button").click());
      assert.ok(!(await page.locator("main").innerText()).includes(NOTE), "a note is shut until it is opened");
      await follow(page, () => page.getByRole("button", { name: "Показать заметки" }).click());
      assert.ok((await page.locator("main").innerText()).includes(NOTE));
    });
    await asPerson(async (visit, page) => {
      assert.ok(values(await held(page)).includes(NOTE), "the person reads the note");
    });
  });

  await checks.test("a person is found by an address for a purpose; what it does not reach says why", async () => {
    const purpose = await asStaff(async (visit, page) => {
      const title = await searches(zalog, visit, SITE, who.email, ORDER);
      assert.equal(visit.path(), "/staff/find");
      assert.match(await page.locator("#outcome").innerText(), /Нашёлся 1 человек/);
      const text = await page.locator("main").innerText();
      assert.ok(text.includes(seen.order.number) && text.includes("Адрес подтверждён"));
      assert.ok(same((await page.locator("main .values dd").allInnerTexts()).join("\n")).includes(same(who.phone)));
      const shut = await page.locator("main .found ul.rows li").allInnerTexts();
      assert.ok(shut.some((line) => /для этой цели не нужно|нет действующего основания/.test(line)), `why: ${shut}`);
      assert.ok(!(await page.content()).includes(NOTE), "nothing that the purpose does not reach");
      return title;
    });
    await asPerson((visit) => until("the search on the person's page", async () => {
      await visit.open(zalog.url(SITE, "/cabinet/openings"));
      const rows = await visit.page.locator("tbody tr").allInnerTexts();
      return rows.some((row) => row.includes("сотрудник") && row.includes(purpose));
    }));
  });

  await checks.test("nobody, and nonsense, are told apart from each other", () => asStaff(async (visit, page) => {
    await searches(zalog, visit, SITE, "nobody@example.org", ORDER);
    assert.match(await page.locator("#outcome").innerText(), /Никого с таким адресом нет/);
    await searches(zalog, visit, SITE, "вчера", ORDER, 422);
    const field = page.locator("input[name=address]");
    assert.equal(await field.inputValue(), "вчера", "what was typed stays");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
  }));

  await checks.test("a purpose that reaches nothing of a case shows no value and says why", () => asStaff(async (visit, page) => {
    await goesToCase(zalog, visit, SITE, seen.question.number);
    await page.locator("select[name=purpose]").selectOption(ORDER);
    await follow(page, () => page.locator("form:has(select[name=purpose])").getByRole("button").click());
    assert.equal(await page.locator("main .values dd").count(), 0, "no value without its ground");
    assert.match(await page.locator("main").innerText(), /Осталось закрытым[\s\S]*(нет действующего основания|не нужно)/);
  }));

  await checks.test("a record marked done begins its last term, and the person sees until when", async () => {
    const order = async () => {
      let found;
      await asPerson(async (visit, page) => {
        found = (await explained(page)).find((record) => record.number === seen.order.number);
      });
      return JSON.stringify(found.groups.map((group) => group.reasons));
    };
    const before = await order();
    await asStaff(async (visit, page) => {
      await goesToCase(zalog, visit, SITE, seen.order.number);
      await follow(page, () => page.getByRole("button", { name: "Заказ доставлен" }).click());
      assert.equal(await page.getByRole("button", { name: "Заказ доставлен" }).count(), 0, "it waits no more");
      assert.match(await page.locator("main").innerText(), /Что было[\s\S]*Заказ доставлен/);
    });
    await until("other reasons on the person's page", async () => (await order()) !== before);
  });

  await checks.test("a case moves on and leaves what waits", () => asStaff(async (visit, page) => {
    await goesToCase(zalog, visit, SITE, seen.question.number);
    for (const name of ["Взять в работу", "Ответ дан", "Закрыть"]) {
      await follow(page, () => page.getByRole("button", { name, exact: true }).click());
    }
    assert.equal(await page.getByRole("button", { name: "Закрыть", exact: true }).count(), 0);
    await visit.open(zalog.url(SITE, "/staff"));
    assert.ok(!(await page.locator("main table.folds a.number").allInnerTexts()).includes(seen.question.number));
  }));
}
