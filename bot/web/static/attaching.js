// Files on their way into a message: uploaded at once, shown with their progress, and removable until it is sent.
import { say } from "./announcing.js";
import { upload } from "./requests.js";

const list = document.getElementById("attachments");
const template = document.getElementById("attached-file");
const entries = new Map();
let notify = () => undefined;

export function onAttached(listener) {
  notify = listener;
}

/** How many files are attached, those on their way included. */
export function attached() {
  return entries.size;
}

/** The files that are there, as the server knows them. */
export function attachedFiles() {
  return [...entries.values()].filter((entry) => entry.stored).map((entry) => entry.stored);
}

/** Waits for what is on its way; whether all of it got through. */
export async function uploaded() {
  const running = [...entries.values()].map((entry) => entry.running);
  return (await Promise.all(running)).every(Boolean);
}

/** Attaches files, and begins to send them. */
export function attach(files) {
  for (const file of files) {
    const row = draw(file.name, file.size);
    const entry = { row, file };
    entries.set(row, entry);
    begin(entry);
  }
  notify();
}

/** Shows files that are there already: a draft's, after a reload. */
export function restore(stored) {
  for (const row of [...entries.keys()]) row.remove();
  entries.clear();
  for (const file of stored) {
    const row = draw(file.name, file.bytes);
    row.classList.add("there");
    entries.set(row, { row, stored: file, running: Promise.resolve(true) });
  }
}

function begin(entry) {
  const { row, file } = entry;
  const bar = row.querySelector("progress");
  row.classList.remove("refused");
  problem(row, "");
  bar.removeAttribute("value");
  const { done, stop } = upload(file, (share) => (bar.value = share));
  entry.stop = stop;
  entry.running = done.then(
    (stored) => arrived(entry, stored),
    (refused) => failed(row, refused),
  );
}

function arrived(entry, stored) {
  entry.stored = stored;
  entry.row.classList.add("there");
  say(`${stored.name} is attached.`);
  notify();
  return true;
}

function failed(row, refused) {
  row.classList.add("refused");
  problem(row, refused.message);
  notify();
  return false;
}

function problem(row, words) {
  row.querySelector(".attached-problem").textContent = words;
  row.querySelector('[data-action="upload-again"]').hidden = !words;
}

function draw(name, bytes) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.querySelector(".chip-name").textContent = name;
  row.querySelector(".chip-size").textContent = size(bytes);
  row.querySelector("progress").setAttribute("aria-label", `Upload of ${name}`);
  const away = row.querySelector('[data-action="detach"]');
  away.setAttribute("aria-label", `Remove ${name}`);
  away.addEventListener("click", () => detach(row));
  row.querySelector('[data-action="upload-again"]').addEventListener("click", () => begin(entries.get(row)));
  list.append(row);
  return row;
}

function detach(row) {
  entries.get(row)?.stop?.();
  entries.delete(row);
  row.remove();
  notify();
  document.getElementById("words").focus();
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
