// Chromium, and visits that notice what a person would not: script errors, blocked resources, other hosts, personal data in
// an address, a page wider than its window.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Nothing but the program under test can be reached.
  "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ARGS, headless: true });
}

// A fresh profile and one page in it. `bypassCSP` is for axe alone: the pages forbid foreign scripts.
export async function visit(browser, { js = true, width = 1280, scheme = "light", bypassCSP = false } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: js,
    viewport: { width, height: 800 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    bypassCSP,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  return new Visit(context, page);
}

export class Visit {
  // What went wrong behind the page's back.
  problems = [];
  // Every request, for counting.
  requests = [];
  // What must stand in no address, in small letters; and telephone numbers, by their last digits.
  #marks = new Set();
  #widths = [];

  constructor(context, page) {
    this.context = context;
    this.page = page;
    page.on("pageerror", (error) => this.problems.push(`script error: ${error.message}`));
    page.on("console", (message) => {
      // A page answered with 4xx is logged by the browser as an error; the tests look at statuses themselves.
      const status = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !status) this.problems.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      this.requests.push(request);
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && !hostname.endsWith(".localhost")) {
        this.problems.push(`request to another host: ${request.url()}`);
      }
      // A secret link is a key: no other page may learn it.
      const from = request.headers().referer ?? "";
      if (/\/(r|prove)\//.test(from)) this.problems.push(`a secret address told to ${request.url()}`);
    });
    page.on("load", () => this.#widths.push(wider(page)));
    page.on("response", (response) => {
      const lost = response.status() >= 400 && !response.request().isNavigationRequest();
      if (lost || response.status() >= 500) this.problems.push(`${response.status()} from ${response.url()}`);
    });
  }

  // Opens an address and expects this status.
  async open(url, status = 200) {
    const response = await this.page.goto(url, { waitUntil: "load" });
    assert.equal(response.status(), status, `status of ${url}`);
    return response;
  }

  path() {
    return decodeURIComponent(new URL(this.page.url()).pathname);
  }

  // From now on, and for what was asked before: nothing of this person may stand in an address.
  watch(who) {
    for (const text of [who.email, who.login, who.family, who.text]) this.#marks.add(text.toLowerCase());
    this.#marks.add(digits(who.phone).slice(-10));
  }

  async noProblems() {
    for (const said of this.requests.map((request) => plain(request.url()))) {
      const mark = [...this.#marks].find((one) => said.includes(one) || digits(said).includes(one));
      if (mark) this.problems.push(`personal data in an address: ${said}`);
    }
    this.problems.push(...(await Promise.all(this.#widths)).filter(Boolean));
    assert.deepEqual(this.problems, []);
  }

  async close() {
    await this.context.close();
  }
}

// A visit for the length of `run`, which must leave no problems behind; answers what `run` does.
export async function during(browser, options, run) {
  const own = await visit(browser, options);
  try {
    const answer = await run(own);
    await own.noProblems();
    return answer;
  } catch (error) {
    error.message += `\nat ${own.page.url()}`;
    throw error;
  } finally {
    await own.close();
  }
}

function digits(text) {
  return text.replace(/[^\d]/g, "");
}

// An address as a person reads it. A single slash or sign between digits does not hide a number.
function plain(url) {
  try {
    return decodeURIComponent(url.replaceAll("+", " ")).toLowerCase();
  } catch {
    return url.toLowerCase();
  }
}

// A page that must be scrolled sideways; one that was left meanwhile is not asked.
async function wider(page) {
  const more = await page
    .evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth)
    .catch(() => 0);
  return more > 0 ? `${new URL(page.url()).pathname} is ${more} px wider than the window` : "";
}
