// Another edition of a policy is published beside the running program, and people meet it: the strip on every page, the
// letter, the notice in the cabinet with its two answers, the consent that is asked again; what may be done after a no.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { EVERY_LOOK, accessible } from "../lib/axe.mjs";
import { during, visit as begin } from "../lib/browser.mjs";
import { follow, mainForm, submit } from "../lib/form.mjs";
import { register, signIn } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { shoot } from "../lib/shots.mjs";
import { until } from "../lib/until.mjs";
import { Zalog } from "../lib/zalog.mjs";

const SITE = "smile";
const EXAMPLE = new URL(`../../examples/${SITE}/`, import.meta.url).pathname;
const run = promisify(execFile);

export default async function ({ checks, browser }) {
  // An edition cannot be taken back: a program of its own.
  const zalog = await Zalog.start();
  try {
    const people = { agrees: person(SITE), refuses: person(SITE) };
    await checks.setUp("versions: two people register, and no page speaks of a change", async () => {
      for (const who of Object.values(people)) {
        await during(browser, {}, async (visit) => {
          await register(zalog, visit, SITE, who);
          await visit.open(zalog.url(SITE));
          assert.equal(await visit.page.locator(".strip").count(), 0);
        });
      }
    });
    await checks.setUp("versions: the next edition is applied beside the running program", () => publish(zalog));
    await checks.test("versions: the pages of the site speak of it, and of nothing a stranger must click away", async () => {
      await during(browser, { js: false, width: 360 }, async (visit) => {
        await until("the strip", async () => {
          await visit.open(zalog.url(SITE));
          return (await visit.page.locator(".strip").count()) === 1;
        });
        for (const path of ["/policy", "/policy/versions", "/register"]) {
          await visit.open(zalog.url(SITE, path));
          assert.equal(await visit.page.locator(".strip a[href*='/policy/v/2']").count(), 1, path);
        }
        await follow(visit.page, () => visit.page.locator(".strip a").click());
        assert.ok(visit.path().startsWith("/policy/v/2"));
        assert.deepEqual(await visit.context.cookies(), []);
      });
    });
    await checks.test("versions: anybody reads what changed, without a script, on a narrow window and on paper", async () => {
      await during(browser, { js: false, width: 360 }, async (visit) => {
        await visit.open(zalog.url(SITE, "/policy/versions"));
        const changes = visit.page.locator("main a[href='/policy/v/2/changes']");
        assert.equal(await changes.count(), 1, "the first edition changed nothing");
        await follow(visit.page, () => changes.click());
        assert.equal(visit.path(), "/policy/v/2/changes");
        const main = visit.page.locator("main");
        assert.ok((await main.locator("ins").allInnerTexts()).some((text) => /телефон/i.test(text)), "what is new is marked");
        assert.match(await main.innerText(), /Нужно новое согласие: 1/);
        assert.equal(await visit.page.locator("h1").count(), 1);
        await visit.page.emulateMedia({ media: "print" });
        assert.ok(await main.locator("ins").first().isVisible());
      });
    });
    await checks.test("versions: each account gets one letter, that says what changes and how to say no", async () => {
      for (const who of Object.values(people)) {
        await zalog.linkMailed(who.email, "/policy/v/2");
        const told = (await zalog.lettersTo(who.email)).filter((letter) => JSON.stringify(letter).includes("/policy/v/2"));
        assert.equal(told.length, 1);
        const text = JSON.stringify(told[0]);
        assert.ok(text.includes("/cabinet") && /не согласны/i.test(text) && text.includes("Новости"), text);
      }
    });
    for (const js of [false, true]) {
      const [name, who] = js ? ["with JavaScript", people.agrees] : ["without", people.refuses];
      await checks.test(`versions: the cabinet shows the notice, ${name}`, async () => {
        await during(browser, { js }, async (visit) => {
          await signIn(zalog, visit, SITE, who);
          const buttons = visit.page.locator(".version .actions button");
          assert.equal(await buttons.count(), 2, "yes and no");
          const boxes = await Promise.all([0, 1].map((at) => buttons.nth(at).evaluate((one) => {
            const { color, backgroundColor, fontSize } = getComputedStyle(one);
            return { color, backgroundColor, fontSize };
          })));
          assert.deepEqual(boxes[0], boxes[1], "with the same weight");
          if (js) await agrees(visit);
          else await refuses(visit);
        });
      });
    }
    await checks.test("versions: the consent that news no longer fit is asked again, with both texts", async () => {
      await during(browser, { js: false }, async (visit) => {
        await signIn(zalog, visit, SITE, people.agrees);
        await follow(visit.page, () => visit.page.locator("main a[href$='/again']").first().click());
        assert.ok((await visit.page.locator(".diff ins").count()) > 0, "what is new is marked");
        const give = visit.page.locator("form[action$='/give']");
        assert.equal((await submit(visit.page, give)).status(), 200);
        assert.ok(/^\/cabinet\/consents\/[0-9a-f]+$/.test(visit.path()), visit.path());
        await visit.open(zalog.url(SITE, "/cabinet"));
        assert.equal(await visit.page.locator("main a[href$='/again']").count(), 0);
      });
    });
    await looks(checks, zalog, browser, people.refuses);
  } finally {
    await zalog.stop();
  }
}

// The declaration of the site with one item more for the news, applied by the command line to the running store.
async function publish(zalog) {
  const folder = await mkdtemp(join(tmpdir(), "zalog-next-"));
  try {
    const next = join(folder, SITE);
    await cp(EXAMPLE, next, { recursive: true });
    const file = join(next, "policy.kdl");
    const text = await readFile(file, "utf8");
    const at = text.indexOf("цель новости");
    assert.ok(at > 0 && text.includes("редакция 1 "));
    const changed = text.slice(0, at).replace("редакция 1 ", "редакция 2 ")
      + text.slice(at).replace("данные фио почта", "данные фио почта телефон");
    await writeFile(file, changed);
    const args = ["apply", next, "--data", zalog.data, "--draft", "--yes"];
    const { stdout } = await run(zalog.program, args).catch((error) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    });
    assert.ok(stdout.length > 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function agrees(visit) {
  await submit(visit.page, visit.page.locator("form[action$='/versions/2/accept']"));
  assert.equal(visit.path(), "/cabinet");
  assert.equal(await visit.page.locator(".version").count(), 0, "answered");
  assert.ok((await visit.page.locator("[role=status]").innerText()).includes("согласны"));
}

async function refuses(visit) {
  await submit(visit.page, visit.page.locator("form[action$='/versions/2/refuse']"));
  assert.equal(visit.path(), "/cabinet/versions/2");
  for (const [href, path] of [["/cabinet/copy", "/cabinet/copy"], ["/cabinet/close", "/cabinet/close"]]) {
    await follow(visit.page, () => visit.page.locator(`main .actions a[href='${href}']`).click());
    assert.equal(visit.path(), path);
    await visit.page.goBack();
  }
  await follow(visit.page, () => visit.page.locator("main .actions a[href='/cabinet']").click());
  assert.equal(await visit.page.locator(".version .actions button").count(), 0, "the answer is known");
  assert.equal(await visit.page.locator(".version a[href$='/versions/2']").count(), 1, "and can be changed");
}

// axe on every page of it in four looks: by the person whom the demo made, who has not answered yet, and by one who was asked
// for a consent again.
async function looks(checks, zalog, browser, asked) {
  const visit = await begin(browser, { bypassCSP: true });
  try {
    await checks.test("axe versions: the list of editions and what one says otherwise", async () => {
      for (const [path, name] of [["/policy/versions", "versions-list"], ["/policy/v/2/changes", "versions-changes"]]) {
        await visit.open(zalog.url(SITE, path));
        await seen(visit, name);
      }
    });
    const { login, password } = await zalog.person(SITE);
    await checks.test("axe versions: the cabinet with a notice, the consent asked again, and the page after a no", async () => {
      await visit.open(zalog.url(SITE, "/sign-in?next=/cabinet"));
      const form = await mainForm(visit.page);
      await form.locator("input[name=login]").fill(login);
      await form.locator("input[type=password]").fill(password);
      await submit(visit.page, form);
      assert.equal(visit.path(), "/cabinet");
      await seen(visit, "versions-cabinet");
      await submit(visit.page, visit.page.locator("form[action$='/versions/2/refuse']"));
      await seen(visit, "versions-refused");
      await signIn(zalog, visit, SITE, asked);
      await follow(visit.page, () => visit.page.locator("main a[href$='/again']").first().click());
      await seen(visit, "versions-again");
    });
  } finally {
    await visit.close();
  }
}

async function seen(visit, name) {
  await accessible(visit.page, EVERY_LOOK, (look) => shoot(visit.page, `${name}-${look}`));
}
