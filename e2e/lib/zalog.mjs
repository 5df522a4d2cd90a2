// The program under test: started on a port of its own with data of its own, stopped, or killed in the middle.
//
// What we rely on: `zalog demo --port 0 --data DIR --seed N` prints a line with an address once it listens, answers
// /healthz, and shows on the demo host the letters it would have sent (/outbox.json).

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./until.mjs";

export const SITES = ["smile", "proedu", "pumpa", "progtime", "prommet"];

export class Zalog {
  #child;
  #said = "";
  #ended = null;

  // Starts the program and waits until it answers.
  static async start({ seed = 7 } = {}) {
    const program = process.env.ZALOG_BIN;
    if (!program) throw new Error("ZALOG_BIN names no program; run `cargo xtask test --only browser`");
    const zalog = new Zalog();
    zalog.program = program;
    zalog.seed = seed;
    zalog.data = await mkdtemp(join(tmpdir(), "zalog-e2e-"));
    process.on("exit", () => zalog.#leave());
    await zalog.#run(0);
    return zalog;
  }

  async #run(port) {
    const args = ["demo", "--port", String(port), "--data", this.data, "--seed", String(this.seed)];
    this.#said = "";
    this.#ended = null;
    this.#child = spawn(this.program, args, { stdio: ["ignore", "pipe", "pipe"] });
    const child = this.#child;
    const hear = (chunk) => (this.#said += chunk);
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", (error) => (this.#ended = `did not start: ${error.message}`));
    child.on("exit", (code, signal) => (this.#ended ??= `ended with ${signal ?? code}`));
    try {
      this.port = await until("the address that zalog listens on", () => {
        this.#mustRun();
        return Number(/http:\/\/[^\s/]+?:(\d+)/.exec(this.#said)?.[1]);
      }, 60_000);
      await until("/healthz", async () => {
        this.#mustRun();
        return (await this.fetch("demo", "/healthz").catch(() => null))?.status === 200;
      });
    } catch (error) {
      await this.kill();
      throw new Error(`${error.message}\n${this.#said}`);
    }
  }

  #mustRun() {
    if (this.#ended) throw new Error(`zalog ${this.#ended}`);
  }

  url(site, path = "/") {
    return `http://${site}.localhost:${this.port}${path}`;
  }

  // A request without a browser; redirects are not followed.
  fetch(site, path, { method = "GET", headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const host = `${site}.localhost:${this.port}`;
      const options = { host: "127.0.0.1", port: this.port, path, method, headers: { host, ...headers } };
      const request = http.request(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
        response.on("error", reject);
      });
      request.on("error", reject);
      request.setTimeout(15_000, () => request.destroy(new Error(`no answer from ${host}${path}`)));
      request.end(body);
    });
  }

  // All letters so far, oldest first, as the demo host shows them.
  async letters() {
    const answer = await this.fetch("demo", "/outbox.json");
    if (answer.status !== 200) throw new Error(`/outbox.json answers ${answer.status}`);
    const whole = JSON.parse(answer.text);
    return Array.isArray(whole) ? whole : whole.letters;
  }

  // Those to one address.
  async lettersTo(address) {
    return (await this.letters()).filter((letter) => JSON.stringify(letter.to).includes(address));
  }

  // Waits for a letter to `address` that has a link whose path begins with `prefix`, after the first `before` letters to
  // it; answers that path.
  linkMailed(address, prefix, before = 0) {
    const link = new RegExp(`https?://[^\\s"'<>\\\\/]+(${prefix}[^\\s"'<>\\\\)]*)`);
    return until(`a letter to ${address} with a link to ${prefix}`, async () => {
      const own = (await this.lettersTo(address)).slice(before);
      return own.map((letter) => link.exec(JSON.stringify(letter))?.[1]).findLast((path) => path);
    });
  }

  // Who works at a site in the demo: { login, password }.
  async staff(site) {
    return (await this.#site(site)).staff;
  }

  // One of the people whom the demo made at a site, with an account: { login, password }.
  async person(site) {
    return (await this.#site(site)).people[0];
  }

  async #site(site) {
    const answer = await this.fetch("demo", "/sites.json");
    if (answer.status !== 200) throw new Error(`/sites.json of the demo host answers ${answer.status}`);
    const found = JSON.parse(answer.text).find((one) => one.site === site);
    if (!found?.staff) throw new Error(`/sites.json names no staff of ${site}`);
    return found;
  }

  // As a cut power line does it.
  async kill() {
    await this.#end("SIGKILL");
  }

  // Starts again over the same data, on the same port: links already mailed stay good.
  async restart() {
    await this.#run(this.port);
  }

  async stop() {
    await this.#end("SIGTERM");
    await rm(this.data, { recursive: true, force: true });
    return this.#ended;
  }

  // The run ends before its time: leave nothing behind.
  #leave() {
    if (!this.#ended) this.#child?.kill("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }

  async #end(signal) {
    if (!this.#ended) this.#child.kill(signal);
    await until("the end of zalog", () => this.#ended).catch((error) => {
      this.#child.kill("SIGKILL");
      throw error;
    });
  }
}
