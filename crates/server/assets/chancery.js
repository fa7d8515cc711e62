// Keys, parts put in place, copying, and the warning before a session ends. In: a page that works
// without this. Never decides anything and never keeps what the page shows.

const LIVE_MS = 400;
const KEYS_MS = 1200;
const WARN_MS = 5 * 60 * 1000;
const KEYS_OFF = "chancery-keys";
const GO = { s: "/", r: "/requests", d: "/directives", w: "/worklist", c: "/contacts" };

const body = document.body;
const $ = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

function tell(words) {
  const live = $("#live");
  if (!live || !words) return;
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 50);
}

// Focus, caret and what stands open: a new part changes none of them.
function kept() {
  const at = document.activeElement;
  const place = at?.id ? `#${CSS.escape(at.id)}` : at?.name ? `[name="${CSS.escape(at.name)}"]` : "";
  const caret = "selectionStart" in (at ?? {}) ? [at.selectionStart, at.selectionEnd] : null;
  const open = all("details[open][id]").map((d) => d.id);
  return { at, place, caret, open };
}

function restore({ at, place, caret, open }) {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (document.contains(at) || !place) return;
  const again = $(place);
  again?.focus({ preventScroll: true });
  try { if (caret?.[0] != null) again?.setSelectionRange(...caret); } catch { /* no caret there */ }
}

// Puts the wanted element of an answer in place of the page's.
function place(text, id, isPartOnly) {
  const main = $("main", new DOMParser().parseFromString(text, "text/html"));
  if (!main) return null;
  const state = kept();
  const wanted = id && main.querySelector(`#${CSS.escape(id)}`);
  const old = wanted && document.getElementById(id);
  if (isPartOnly && !old) return null;
  const fresh = old ? wanted : main;
  (old ?? $("main")).replaceWith(fresh);
  if (!old) {
    document.title = document.title.replace(/^.*?(?= · )/, () => main.dataset.title);
    if (main.dataset.marking) {
      for (const bar of all("[data-marked]")) bar.textContent = main.dataset.marking;
    }
  }
  restore(state);
  dress(fresh);
  return fresh;
}

// What could not be sent is said above the form, whose words stay.
function fail(form, words) {
  $("#failed")?.remove();
  form.insertAdjacentHTML("afterbegin", '<p id="failed" class="errors" role="alert"></p>');
  $("#failed").textContent = words;
}

const latest = new WeakMap();

async function send(form, { to, isLive, button }) {
  const data = new FormData(form, button ?? null);
  if (isLive) data.delete("once");
  const isGet = !isLive && form.method === "get";
  const fields = new URLSearchParams(data);
  const url = new URL(to);
  if (isGet) url.search = fields;
  const stop = new AbortController();
  latest.get(form)?.abort();
  latest.set(form, stop);
  form.setAttribute("aria-busy", "true");
  try {
    const options = { headers: { "x-part": "1" }, signal: stop.signal, credentials: "same-origin" };
    if (!isGet) Object.assign(options, { method: "POST", body: fields });
    const answer = await fetch(url, options);
    const text = await answer.text();
    if (answer.redirected && new URL(answer.url).pathname === "/sign-in") {
      if (!isLive) location.assign(answer.url);
      return;
    }
    if (answer.status > 428) throw new Error("not now");
    const fresh = place(text, button?.dataset.part ?? form.dataset.part, isLive);
    if (!fresh) throw new Error("no page");
    $("#failed")?.remove();
    if (!isLive) {
      if (answer.url !== location.href && (answer.redirected || isGet)) {
        history.pushState({}, "", answer.url);
      }
      const first = $("#errors, #result, #done", $("main"));
      (first ?? (fresh.id === "main" ? fresh : null))?.focus();
    }
    tell($("[data-live]:not(form)", fresh)?.textContent || body.dataset.updated);
  } catch (error) {
    if (error.name !== "AbortError") fail(form, body.dataset.failed);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

addEventListener("submit", (event) => {
  const form = event.target;
  const part = event.submitter?.dataset.part ?? form.dataset.part;
  if (event.defaultPrevented || form.method === "dialog" || !part) return;
  if (form.enctype === "multipart/form-data" && $("input[type=file]", form)?.value) return;
  event.preventDefault();
  const to = event.submitter?.formAction || form.action;
  const target = event.submitter?.hasAttribute("formaction") ? to : form.getAttribute("action");
  send(form, { to: new URL(target || location.href, location.href), button: event.submitter });
});

const waiting = new WeakMap();

addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-live]");
  if (!form) return;
  clearTimeout(waiting.get(form));
  const to = new URL(form.dataset.live, location.href);
  waiting.set(form, setTimeout(() => send(form, { to, isLive: true }), LIVE_MS));
});

addEventListener("popstate", () => location.reload());

// Keys: never within a field, never with a modifier, and only if they are on.
const isOn = () => localStorage.getItem(KEYS_OFF) !== "off";
let before = "";

function isTyping(at) {
  return at.isContentEditable || /^(SELECT|TEXTAREA)$/.test(at.tagName)
    || (at.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(at.type));
}

function move(step) {
  const lines = all("main .open, main [data-open]").filter((l) => l.offsetParent);
  const now = lines.indexOf(document.activeElement);
  const next = now < 0 ? (step > 0 ? 0 : lines.length - 1) : now + step;
  lines[Math.max(0, Math.min(lines.length - 1, next))]?.focus();
}

function press(key) {
  const room = before === "g" ? GO[key] : null;
  before = "";
  if (room) {
    if ($(`.rooms a[href="${room}"]`)) location.assign(room);
    return true;
  }
  if (key === "g") {
    before = "g";
    setTimeout(() => { before = ""; }, KEYS_MS);
    return true;
  }
  const does = {
    "/": () => $("#search"),
    "?": () => ($("#keys")?.showModal(), null),
    c: () => ($('.rooms a[href="/check"]') && location.assign("/check"), null),
    j: () => (move(1), null),
    k: () => (move(-1), null),
  }[key];
  const at = does ? does() : $(`main [data-key="${CSS.escape(key)}"]`);
  if (at) {
    at.focus();
    // A link is a second step; a button waits for Enter, so that one key never decides.
    if (at.tagName === "A") at.click();
  }
  return Boolean(does || at);
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length !== 1 || isTyping(event.target) || $("dialog[open]") || !isOn()) return;
  if (press(event.key)) event.preventDefault();
});

addEventListener("click", async (event) => {
  const at = event.target.closest?.("[data-copy], [data-keys], [data-stay]");
  if (!at) return;
  if ("keys" in at.dataset) $("#keys")?.showModal();
  if ("stay" in at.dataset) {
    const answer = await fetch("/account", { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    warn(page.body.dataset.ends);
  }
  if ("copy" in at.dataset) {
    const from = document.getElementById(at.dataset.copy);
    try {
      await navigator.clipboard.writeText(from.textContent);
      tell(body.dataset.copied);
    } catch {
      getSelection().selectAllChildren(from);
    }
  }
});

// What only helps where a script runs is shown by it.
function dress(from) {
  for (const at of all("[data-copy][hidden], [data-keys][hidden]", from)) at.hidden = false;
  for (const at of all("[data-keys-toggle]", from)) {
    const box = $("input", at);
    at.hidden = false;
    box.checked = isOn();
    box.onchange = () => localStorage.setItem(KEYS_OFF, box.checked ? "on" : "off");
  }
}

let warning;

function warn(ends) {
  clearTimeout(warning);
  const left = Date.parse(ends ?? "") - Date.now() - WARN_MS;
  if (left > 0 && left < 2 ** 31) warning = setTimeout(() => $("#ending")?.showModal(), left);
}

dress(document);
warn(body.dataset.ends);
$("#errors, #done")?.focus();
