// The live line: the server says which post changed, and just that one is fetched. It comes back by itself when cut.
import * as posts from "./posts.js";
import { here, piece } from "./requests.js";
import { settled } from "./sending.js";
import { renewLists } from "./rail.js";

const line = document.getElementById("connection");
const longest = 15_000;
const patience = 10_000;
let attempt = 0;
let source = null;
let timer = 0;
let leaving = 0;
let work = Promise.resolve();

/** One thing at a time, after what is being sent: its copy on the page must be known first. */
function next(step) {
  work = work.then(settled).then(step).catch(() => undefined);
}

async function fetchPost({ id, version }) {
  const old = posts.shown(id);
  if (old && Number(old.dataset.version) >= version) return;
  try {
    const post = (await piece(`${here}/posts/${id}`)).querySelector(".post");
    if (post) posts.put(post);
  } catch (refused) {
    if (refused.status === 404) posts.remove(id);
    else throw refused;
  }
}

async function catchUp() {
  posts.putAll(await piece(`${here}/posts`));
}

function connect() {
  clearTimeout(timer);
  source?.close();
  source = new EventSource(`${here}/events`);
  source.addEventListener("open", () => {
    attempt = 0;
    line.textContent = "";
    next(catchUp);
  });
  source.addEventListener("post", (event) => next(() => fetchPost(JSON.parse(event.data))));
  source.addEventListener("threads", () => next(renewLists));
  source.addEventListener("end", () => location.assign("/"));
  source.addEventListener("error", again);
}

function again() {
  source.close();
  const wait = Math.min(longest, 500 * 2 ** attempt) * (0.75 + Math.random() / 2);
  attempt += 1;
  if (attempt > 1) line.textContent = "Reconnecting…";
  clearTimeout(timer);
  timer = setTimeout(connect, wait);
  piece(`${here}/posts`).catch(leave);
}

/** A line says nothing of why it was refused; a page does. */
function leave(refused) {
  if (refused.status === 401 || refused.status === 404) location.assign("/");
}

function cut() {
  clearTimeout(timer);
  source?.close();
}

/** Browsers allow few lines to one address: a tab that nobody looks at gives its own up, and catches up later. */
function look() {
  clearTimeout(leaving);
  if (document.visibilityState === "hidden") leaving = setTimeout(cut, patience);
  else if (!source || source.readyState === EventSource.CLOSED) connect();
}

export function startLive() {
  look();
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", cut);
  window.addEventListener("pageshow", (event) => event.persisted && look());
}
