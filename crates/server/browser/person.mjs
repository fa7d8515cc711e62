// Somebody before a browser who has a keyboard and nothing else. In: what to reach; out: keys
// pressed. Never clicks, never calls into the page to do what a person could not.

import assert from "node:assert/strict";

/** Presses of Tab after which something counts as out of reach. */
const TABS_MAX = 250;
/** Time an answer has. */
const WAIT_MS_MAX = 15_000;

export class Person {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.presses = 0;
    /** What is done at each page come to. */
    this.arrived = null;
    this.troubles = watch(page, address);
  }

  async press(key) {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** A key that changes the page: another one comes, or a part of this one is put in place. */
  async go(key) {
    const mark = () => {
      for (const at of document.querySelectorAll("main, main [id]")) at.dataset.was = "";
    };
    const isFresh = () => document.readyState === "complete"
      && document.querySelector("main:not([data-was]), main [id]:not([data-was])")
      && !document.querySelector("[aria-busy=true]");
    await this.page.evaluate(mark);
    await this.press(key);
    const late = Date.now() + WAIT_MS_MAX;
    // Asked from outside: without scripts a page cannot wait for itself.
    for (;;) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      // Between two pages there is nobody to ask.
      if (await this.page.evaluate(isFresh).catch(() => false)) break;
      if (Date.now() > late) {
        assert.fail(`${key} on “${await this.at()}” changes nothing on ${this.page.url()}`);
      }
    }
    await this.arrived?.();
  }

  at() {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      return `${at.tagName.toLowerCase()} ${at.name ?? ""} ${(at.textContent ?? "").trim().slice(0, 40)}`;
    });
  }

  /** Tab until the focus stands on what matches; every stop on the way has to be visible. */
  async reach(selector, key = "Tab") {
    for (let n = 0; n < TABS_MAX; n += 1) {
      const found = await this.page.evaluate((wanted) => {
        const at = document.activeElement;
        return at !== document.body && at.matches(wanted);
      }, selector);
      if (found) {
        const outline = await this.page.evaluate(() => {
          const style = getComputedStyle(document.activeElement);
          return style.outlineStyle !== "none" || style.borderStyle !== "none";
        });
        assert.ok(outline, `${selector} has no visible focus`);
        return;
      }
      await this.press(key);
    }
    const body = await this.page.innerText("main").catch(() => "");
    assert.fail(`${selector} is not reached by ${key} on ${this.page.url()}\n${body.slice(0, 1500)}`);
  }

  /** Reaches a field and fills it, as typing or pasting would. */
  async fill(selector, words) {
    await this.reach(selector);
    await this.press("Control+A");
    await this.press("Delete");
    await this.page.keyboard.insertText(words);
  }

  /** Chooses by arrows: of a group of radio buttons, or of a list. */
  async choose(name, value) {
    await this.reach(`[name="${name}"]`);
    if (await this.page.evaluate(() => document.activeElement.tagName === "SELECT")) {
      await this.press("Home");
    }
    for (let n = 0; n < 60; n += 1) {
      const now = await this.page.evaluate((group) => {
        const at = document.activeElement;
        if (at.tagName === "SELECT") return at.value;
        return document.querySelector(`[name="${group}"]:checked`)?.value;
      }, name);
      if (now === value) return;
      await this.press("ArrowDown");
    }
    assert.fail(`${name} does not come to ${value}`);
  }

  /** Presses a button or follows a link, once the focus stands there. */
  async use(selector) {
    await this.reach(selector);
    await this.go("Enter");
  }

  /** Two keys, one after another, as `g r`. */
  async jump(first, second) {
    await this.page.evaluate(() => document.activeElement.blur());
    await this.press(first);
    await this.go(second);
  }

  async text() {
    return this.page.innerText("main");
  }

  async says(...words) {
    const text = (await this.text()).replace(/\s+/g, " ");
    for (const word of words) {
      const found = word instanceof RegExp ? word.test(text) : text.includes(word);
      assert.ok(found, `“${word}” is not on ${this.page.url()}:\n${text.slice(0, 2500)}`);
    }
  }

  async neverSays(...words) {
    const text = await this.page.innerHTML("main");
    for (const word of words) {
      assert.ok(!text.includes(word), `“${word}” is on ${this.page.url()}`);
    }
  }

  async hasNo(...selectors) {
    for (const selector of selectors) {
      const count = await this.page.locator(selector).count();
      assert.equal(count, 0, `${selector} is on ${this.page.url()}`);
    }
  }

  async signIn(account, password) {
    await this.page.goto(`${this.address}/sign-in`);
    await this.fill('[name="account"]', account);
    await this.fill('[name="password"]', password);
    await this.go("Enter");
    assert.equal(new URL(this.page.url()).pathname, "/", `${account} is signed in`);
  }
}

/** What a page must never do: complain, ask elsewhere, or try what the policy forbids. */
export function watch(page, address) {
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // An answer that refuses is no fault of the page; the browser tells it as one.
    if (message.type() !== "error" || /status of 4\d\d/.test(message.text())) return;
    troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("data:")) troubles.push(`elsewhere: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
