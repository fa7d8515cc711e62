// Runs the page's own verification over a copy of a record in a directory, as `record export`
// writes it: what is whole is proven, and one bit changed in any answer is found.
// In: the directory and entries to prove. Out: lines on what was found; exit 1 when one is wrong.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as verify from "../assets/verify.js";

const [, , dir, ...entries] = process.argv;
let wrong = 0;

function expect(is, what) {
  console.log(`${is ? "ok" : "WRONG"} ${what}`);
  wrong += is ? 0 : 1;
}

// What the page fetches, read from the copy; `change` may alter the bytes of a path.
function from(change = (_, bytes) => bytes, seen = new Map()) {
  return async (path) => {
    let bytes;
    try { bytes = new Uint8Array(await readFile(join(dir, path))); }
    catch { throw new verify.Mismatch("bad-fetch", { tile: path }); }
    seen.set(path, bytes.length);
    return change(path, bytes);
  };
}

async function whole(fetchBytes) {
  const key = (await readFile(join(dir, "log.key"), "utf8")).trim();
  const checkpoint = verify.readCheckpoint(await fetchBytes("checkpoint"));
  const signed = await verify.isSigned(checkpoint, key);
  await verify.verifyAll(fetchBytes, checkpoint);
  return { checkpoint, signed };
}

async function one(fetchBytes, n) {
  const checkpoint = verify.readCheckpoint(await fetchBytes("checkpoint"));
  const bundle = await verify.commitments(from(), checkpoint.size, Math.floor(n / 256));
  const commitment = bundle[n % 256];
  const file = `entries/${String(n).padStart(8, "0")}`;
  const event = await fetchBytes(`${file}.json`).catch(() => null);
  if (event) {
    const salt = new TextDecoder().decode(await fetchBytes(`${file}.salt`)).trim();
    await verify.verifyEvent(event, verify.ofHex(salt) ?? new Uint8Array(), commitment);
  }
  await verify.verifyEntry(fetchBytes, checkpoint, n, commitment);
}

async function foundIn(run) {
  try { await run(); return null; }
  catch (error) { return error.said?.key ?? `thrown: ${error.stack}`; }
}

const seen = new Map();
const began = performance.now();
const { checkpoint, signed } = await whole(from(undefined, seen));
const took = Math.round(performance.now() - began);
const kilobytes = Math.round([...seen.values()].reduce((sum, n) => sum + n, 0) / 1024);
console.log(`${checkpoint.size} entries: ${seen.size} files, ${kilobytes} kB, ${took} ms`);
expect(signed !== false, `the checkpoint is signed (${signed})`);

if (signed) {
  for (let at = 0; at < seen.get("checkpoint"); at += 1) {
    const flipped = from((of, bytes) => {
      if (of === "checkpoint") bytes[at] ^= 1;
      return bytes;
    });
    const why = await foundIn(async () => {
      const read = verify.readCheckpoint(await flipped("checkpoint"));
      const key = (await readFile(join(dir, "log.key"), "utf8")).trim();
      await verify.isSigned(read, key);
    });
    if (!why?.startsWith("bad-")) expect(false, `a bit of byte ${at} of the checkpoint: ${why}`);
  }
}

// A long record is run through twice only: for a bit of a row above its leaves.
const isLong = seen.size > 40;
for (const [path, length] of seen) {
  if (isLong && path !== "tile/1/000") continue;
  const at = path === "checkpoint" ? 3 : Math.floor(length * 0.7);
  const flipped = from((of, bytes) => {
    if (of === path) bytes[at] ^= 1;
    return bytes;
  });
  const why = await foundIn(() => whole(flipped));
  expect(why?.startsWith("bad-"), `a bit of ${path}: ${why}`);
}
for (const path of [...seen.keys()].slice(0, isLong ? 0 : 3)) {
  const cut = from((of, bytes) => (of === path ? bytes.slice(0, -1) : bytes));
  expect((await foundIn(() => whole(cut)))?.startsWith("bad-"), `${path} is a byte short`);
}

for (const n of entries.map(Number)) {
  const asked = new Map();
  expect(await foundIn(() => one(from(undefined, asked), n)) === null, `entry ${n} is proven`);
  for (const [path, length] of asked) {
    const flipped = from((of, bytes) => {
      if (of === path) bytes[Math.floor(length / 2)] ^= 1;
      return bytes;
    });
    const why = await foundIn(() => one(flipped, n));
    // A checkpoint whose origin is changed is found by its signature, which is looked at above.
    expect(why?.startsWith("bad-") || path === "checkpoint", `entry ${n}, a bit of ${path}: ${why}`);
  }
  const other = await foundIn(async () => {
    const sound = verify.readCheckpoint(await from()("checkpoint"));
    await verify.verifyEntry(from(), sound, n, new Uint8Array(32));
  });
  expect(other === "bad-place", `entry ${n} with another commitment: ${other}`);
}
expect(await foundIn(() => verify.verifyEntry(from(), checkpoint, checkpoint.size,
  new Uint8Array(32))) === "bad-size", "an entry beyond the end");
expect(await foundIn(() => verify.isSigned(checkpoint, "nonsense")) === "bad-key", "no key");
process.exit(wrong ? 1 : 0);
