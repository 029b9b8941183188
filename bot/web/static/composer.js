// The composer: words and files, kept while the tab lives, sent by Enter.
import { attached, attachedFiles, onAttached, restore, uploaded } from "./attaching.js";
import { thread } from "./requests.js";
import { post } from "./sending.js";

const form = document.getElementById("composer");
const words = document.getElementById("words");
const button = form.querySelector(".send");
const key = `threadcast-draft-${thread}`;
let waiting = false;

/** Puts words into the box, ready to be changed and sent. */
export function write(text) {
  words.value = text;
  changed();
  words.focus();
}

/** Sends what stands in the box and the files with it, as soon as they are there. */
export async function submit() {
  if (waiting || !sendable()) return;
  waiting = true;
  changed();
  const complete = await uploaded();
  waiting = false;
  changed();
  if (!complete || !sendable()) return;
  const files = attachedFiles();
  const text = words.value.trim();
  clear();
  post("messages", { words: text, attachments: files }, text, files);
}

function sendable() {
  return Boolean(words.value.trim()) || attached() > 0;
}

function clear() {
  words.value = "";
  restore([]);
  changed();
}

function changed() {
  button.setAttribute("aria-disabled", String(!sendable() || waiting));
  document.getElementById("composer-hint").textContent = waiting
    ? "Sends when the file is there."
    : "Enter sends, Shift+Enter starts a new line.";
  grow();
  sessionStorage.setItem(key, JSON.stringify({ words: words.value, files: attachedFiles() }));
}

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight}px`;
}

function recall() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    words.value ||= draft.words ?? ""; // what was typed before this ran is newer than the draft
    restore(draft.files ?? []);
  } catch {
    sessionStorage.removeItem(key);
  }
}

export function startComposer() {
  recall();
  onAttached(changed);
  changed();
  words.addEventListener("input", changed);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
}
