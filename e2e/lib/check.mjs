// A small test runner: tests run one after another, a failure does not keep the next from running, and the last
// line is `N passed, N failed`.

const WITHIN_MS = 90_000;

export class Checks {
  passed = 0;
  failed = 0;

  constructor(only = "") {
    this.only = only;
  }

  // `onFailure` may add what there is to see (a screenshot); its answer is printed.
  async test(name, run, onFailure) {
    if (name.includes(this.only)) await this.setUp(name, run, onFailure);
  }

  // A test that others stand on: it runs whatever was asked for.
  async setUp(name, run, onFailure) {
    const begun = Date.now();
    let timer;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done within ${WITHIN_MS / 1000} s`)), WITHIN_MS);
      });
      await Promise.race([run(), late]);
      this.passed += 1;
      console.log(`ok     ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED ${name}\n${indent(told(error))}`);
      const seen = await onFailure?.().catch(() => null);
      if (seen) console.log(indent(`seen: ${seen}`));
    } finally {
      clearTimeout(timer);
    }
  }

  // A suite that could not even begin is one failure.
  broke(name, error) {
    this.failed += 1;
    console.log(`FAILED ${name}\n${indent(told(error))}`);
  }

  summary() {
    if (this.passed + this.failed === 0) this.broke("at least one test", new Error("no test was run"));
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

function indent(text) {
  return text.split("\n").map((line) => `       ${line}`).join("\n");
}

// What was added to the message on the way up is not in the stack.
function told(error) {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [`${error.name}: ${error.message}`, ...frames].join("\n");
}
