// The house to be tried: the demonstration started on a fresh directory in, its address and its
// people out. Never touches a house it did not start.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Time the demonstration has to open. Seen: 1.4 s in a release build, 6 s in a debug build. */
const OPEN_SECONDS_MAX = 60;

/** Starts `chancery demo` and reads what it tells. */
export async function open(binary) {
  const folder = await mkdtemp(join(tmpdir(), "chancery-browser-"));
  const started = Date.now();
  const args = ["demo", "--listen", "127.0.0.1:0", "--data", join(folder, "demo")];
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  // Whatever ends this process ends the house too.
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  let told = "";
  let complained = "";
  child.stderr.on("data", (bytes) => { complained += bytes; });
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the demonstration did not open\n${told}\n${complained}`)),
      OPEN_SECONDS_MAX * 1000,
    );
    child.stdout.on("data", (bytes) => {
      told += bytes;
      const found = /served at (http:\/\/[\d.:]+)\//.exec(told);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    child.on("exit", (code) => reject(new Error(`it ended with ${code}\n${told}\n${complained}`)));
  });
  await fetch(`${address}/sign-in`);
  const seconds = (Date.now() - started) / 1000;
  const people = {};
  for (const [, account, password] of told.matchAll(/^ {2}([a-z]\.[a-z]+) +([a-z]+(?:-[a-z]+){3}) /gm)) {
    people[account] = password;
  }
  const close = async () => {
    const gone = new Promise((resolve) => { child.once("exit", resolve); });
    child.kill("SIGTERM");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { address, people, seconds, folder, close, complaints: () => complained };
}
