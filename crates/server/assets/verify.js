// Verifies the record from within the page, over its public formats: checkpoint, bundles of
// commitments, tiles. In: what anybody may fetch, and the key the reader trusts. Out: what was
// proven and what does not match, in words of the page. Never asks this server for a judgement.
// Sources: RFC 6962 §2.1; c2sp.org tlog-checkpoint, signed-note, tlog-tiles; docs/formats/record.md.

const WIDTH = 256;
const PREFIX = "chancery/event/v1";
const AT_ONCE = 8;
const encode = (text) => new TextEncoder().encode(text);

export function joined(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { out.set(part, at); at += part.length; }
  return out;
}

export async function sha(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

const leaf = (commitment) => sha([0], commitment);
const node = (left, right) => sha([1], left, right);
export const isSame = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

export function ofHex(text) {
  if (!/^([0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function ofBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return btoa(String.fromCharCode(...bytes)) === text ? bytes : null;
  } catch { return null; }
}

// What does not match, as a key of the page's words and what fills them.
export class Mismatch extends Error {
  constructor(key, values = {}) { super(key); this.said = { key, values }; }
}

export function readCheckpoint(bytes) {
  let whole;
  try { whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); }
  catch { throw new Mismatch("bad-checkpoint"); }
  const split = whole.lastIndexOf("\n\n");
  const text = whole.slice(0, split + 1);
  const [origin, size, root, ...rest] = text.split("\n");
  const hash = ofBase64(root ?? "");
  const isRead = split > 0 && origin && /^(0|[1-9]\d{0,15})$/.test(size) && hash?.length === 32
    && rest.pop() === "" && !rest.includes("") && whole.endsWith("\n");
  if (!isRead) throw new Mismatch("bad-checkpoint");
  const signatures = whole.slice(split + 2).split("\n").filter(Boolean).map((line) => {
    const [, name, data] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const signed = data && ofBase64(data);
    if (!signed || signed.length < 5) throw new Mismatch("bad-checkpoint");
    return { name, id: signed.slice(0, 4), bytes: signed.slice(4) };
  });
  return { text, origin, size: Number(size), root: hash, signatures };
}

// Whether the log's key signed: true, or null where this browser has no Ed25519.
export async function isSigned(checkpoint, key) {
  const [, name, number, data] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key.trim()) ?? [];
  const bytes = data && ofBase64(data);
  if (bytes?.length !== 33 || bytes[0] !== 1) throw new Mismatch("bad-key");
  const id = (await sha(encode(`${name}\n`), bytes)).slice(0, 4);
  if (!isSame(id, ofHex(number))) throw new Mismatch("bad-key");
  if (name !== checkpoint.origin) throw new Mismatch("bad-unsigned", { key: name });
  const lines = checkpoint.signatures.filter((s) => s.name === name && isSame(s.id, id));
  if (!lines.length) throw new Mismatch("bad-unsigned", { key: name });
  let trusted;
  try {
    const kind = { name: "Ed25519" };
    trusted = await crypto.subtle.importKey("raw", bytes.slice(1), kind, false, ["verify"]);
  } catch { return null; }
  for (const line of lines) {
    const text = encode(checkpoint.text);
    if (!await crypto.subtle.verify("Ed25519", trusted, line.bytes, text)) {
      throw new Mismatch("bad-signature", { key: name });
    }
  }
  return true;
}

// `tile/0/x001/234.p/56`
export function tilePath(row, index, width) {
  let number = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    number = `x${String(rest % 1000).padStart(3, "0")}/${number}`;
  }
  return `tile/${row}/${number}${width < WIDTH ? `.p/${width}` : ""}`;
}

const below = (size, level) => Math.floor(size / WIDTH ** level);
const widthOf = (count, index) => Math.min(WIDTH, count - index * WIDTH);

async function parts(fetchBytes, path, width, each) {
  const bytes = await fetchBytes(path);
  const wanted = width * each;
  if (bytes.length !== wanted) {
    throw new Mismatch("bad-length", { tile: path, found: bytes.length, wanted });
  }
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * each, (i + 1) * each));
}

// The commitments of one bundle of a record of that size.
export async function commitments(fetchBytes, size, index) {
  const width = widthOf(size, index);
  const path = tilePath("entries", index, width);
  const entries = await parts(fetchBytes, path, width, 34);
  return entries.map((entry, i) => {
    if (entry[0] !== 0 || entry[1] !== 32) {
      throw new Mismatch("bad-entry-length", { tile: path, n: index * WIDTH + i });
    }
    return entry.subarray(2);
  });
}

function hashes(fetchBytes, size, level, index) {
  const width = widthOf(below(size, level), index);
  return parts(fetchBytes, tilePath(level, index, width), width, 32);
}

// The root above a full tile.
async function above(row) {
  while (row.length > 1) {
    const pairs = Array.from({ length: row.length / 2 }, (_, i) => node(row[2 * i], row[2 * i + 1]));
    row = await Promise.all(pairs);
  }
  return row[0];
}

// The root over complete subtrees, highest first: each a hash and its height.
async function rootOver(subtrees) {
  const stack = [];
  for (let [hash, height] of subtrees) {
    while (stack.at(-1)?.[1] === height) {
      hash = await node(stack.pop()[0], hash);
      height += 1;
    }
    stack.push([hash, height]);
  }
  let root = stack.pop()?.[0] ?? await sha([]);
  while (stack.length) root = await node(stack.pop()[0], root);
  return root;
}

function mismatched(level, index, at) {
  const from = (index * WIDTH + at) * WIDTH ** level;
  const to = from + WIDTH ** level - 1;
  return { level, from, to, at };
}

// Compares the rows above `row0`, the hashes of level 1 that the leaves gave (or only some of
// them: a map by number), and gives the root. `leaves` are the hashes of the last, open bundle.
async function climb(fetchBytes, size, given, leaves) {
  const remainders = [leaves.map((hash) => [hash, 0])];
  for (let level = 1; below(size, level) > 0; level += 1) {
    const count = below(size, level);
    const next = new Map();
    const last = Math.floor(count / WIDTH);
    const wanted = new Set([...given.keys()].map((n) => Math.floor(n / WIDTH)));
    if (count % WIDTH) wanted.add(last);
    for (const index of [...wanted].sort((a, b) => a - b)) {
      const row = await hashes(fetchBytes, size, level, index);
      for (const [i, hash] of row.entries()) {
        const known = given.get(index * WIDTH + i);
        if (known && !isSame(known, hash)) {
          const tile = tilePath(level, index, row.length);
          throw new Mismatch("bad-tile", { tile, ...mismatched(level, index, i) });
        }
      }
      if (row.length === WIDTH) next.set(index, await above(row));
      else remainders.push(row.map((hash) => [hash, 8 * level]));
    }
    given = next;
  }
  return rootOver(remainders.reverse().flat());
}

function compareRoot(root, checkpoint) {
  if (!isSame(root, checkpoint.root)) throw new Mismatch("bad-root", { size: checkpoint.size });
}

// Entry `n` stands in the record with that commitment.
export async function verifyEntry(fetchBytes, checkpoint, n, commitment) {
  const { size } = checkpoint;
  if (n >= size) throw new Mismatch("bad-size", { n, size });
  const index = Math.floor(n / WIDTH);
  const bundle = await commitments(fetchBytes, size, index);
  if (!isSame(bundle[n % WIDTH], commitment)) throw new Mismatch("bad-place", { n });
  const row = await Promise.all(bundle.map(leaf));
  const given = new Map();
  let open = [];
  if (row.length === WIDTH) given.set(index, await above(row));
  else open = row;
  if (!open.length && size % WIDTH) {
    open = await Promise.all((await commitments(fetchBytes, size, below(size, 1))).map(leaf));
  }
  compareRoot(await climb(fetchBytes, size, given, open), checkpoint);
}

// Every commitment of the record gives the root, and every row between is what it has to be.
export async function verifyAll(fetchBytes, checkpoint, progress = () => {}) {
  const { size } = checkpoint;
  const given = new Map();
  let [open, done, next] = [[], 0, 0];
  const bundles = Math.ceil(size / WIDTH);
  const work = async () => {
    while (next < bundles) {
      const index = next++;
      const row = await Promise.all((await commitments(fetchBytes, size, index)).map(leaf));
      if (row.length === WIDTH) given.set(index, await above(row));
      else open = row;
      progress(++done, bundles);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  compareRoot(await climb(fetchBytes, size, given, open), checkpoint);
}

// Bytes and salt of an event give its commitment.
export async function verifyEvent(bytes, salt, commitment) {
  if (!isSame(await sha(encode(PREFIX), salt, bytes), commitment)) throw new Mismatch("bad-event");
}

export function fetchFrom(base, get = fetch) {
  return async (path) => {
    const answer = await get(base + path, { credentials: "same-origin", cache: "no-store" })
      .catch(() => null);
    if (!answer?.ok) throw new Mismatch("bad-fetch", { tile: path });
    return new Uint8Array(await answer.arrayBuffer());
  };
}

async function run(at, say, progress) {
  const { log, key, entry, commitment, salt, event } = at.dataset;
  const fetchBytes = fetchFrom(log);
  const checkpoint = readCheckpoint(await fetchBytes("checkpoint"));
  const { size, origin } = checkpoint;
  say("ok-checkpoint", { size, origin });
  const trusted = at.querySelector("textarea")?.value.trim() || key;
  const signed = await isSigned(checkpoint, trusted);
  say(signed ? "ok-signed" : "skip-signed", { key: trusted });
  if (entry) {
    const promised = ofHex(commitment);
    if (salt) {
      await verifyEvent(await fetchFrom("")(event), ofHex(salt), promised);
      say("ok-event");
    } else say("skip-event");
    await verifyEntry(fetchBytes, checkpoint, Number(entry), promised);
    say("ok-place", { n: entry });
  } else {
    await verifyAll(fetchBytes, checkpoint, progress);
    say("ok-all", { size });
  }
  say("ok-root", { size });
  say("skip-witness", { n: checkpoint.signatures.length - 1 });
}

function dress(at) {
  const button = at.querySelector("[data-verify-start]");
  const list = at.querySelector("[data-verify-said]");
  const words = (key, values = {}) => {
    const said = at.querySelector(`[data-word="${key}"]`)?.textContent ?? key;
    return said.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
  };
  const say = (key, values) => {
    const line = document.createElement("li");
    line.className = `verified-${key.split("-")[0]}`;
    line.textContent = words(key, values);
    list.append(line);
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    list.replaceChildren();
    button.disabled = true;
    const state = at.querySelector("[data-verify-state]");
    const tell = (n, m) => { state.textContent = words("progress", { n, m }); };
    try {
      await run(at, say, tell);
      state.textContent = words("proven");
    } catch (error) {
      const { key, values } = error.said ?? { key: "bad-program", values: { why: error.message } };
      say(key, values);
      state.textContent = words("not-proven");
    }
    button.disabled = false;
    state.focus();
  });
}

if (typeof document !== "undefined") document.querySelectorAll("[data-verify]").forEach(dress);
