// The posts on the page: brought up to date one by one, in the server's order.
import { say, sayStage } from "./announcing.js";
import { heard } from "./awaiting.js";
import { around } from "./following.js";
import { morph } from "./morph.js";
import { tellTimes } from "./times.js";

const posts = document.getElementById("posts");

export function shown(id) {
  return document.getElementById(id);
}

/** Puts in one post, new or newer. */
export function put(post) {
  tellTimes(post);
  const old = shown(post.id) ?? ownCopy(post);
  if (old) renew(old, post);
  else
    around(() => {
      heard(post);
      return append(post);
    });
}

/** Brings all posts up to date with the server's list. What is still being sent stays at the end. */
export function putAll(fragment) {
  const fresh = [...fragment.querySelectorAll(".post")];
  const kept = new Set(fresh.map((post) => post.id));
  for (const old of posts.querySelectorAll(".post[id]")) if (!kept.has(old.id)) old.remove();
  for (const post of fresh) {
    if (shown(post.id)?.dataset.version !== post.dataset.version) put(post);
    else heard(post);
  }
}

export function remove(id) {
  shown(id)?.remove();
}

/** Shows a post that the server doesn't know yet. */
export function append(post) {
  const sending = posts.querySelector(".sending");
  const last = (post.dataset.role !== "person" && sending) || document.getElementById("awaited");
  if (last) last.before(post);
  else posts.append(post);
  tell(post);
  return post;
}

function ownCopy(post) {
  if (post.dataset.role !== "person") return null;
  const { event, question } = post.dataset;
  return [...posts.querySelectorAll(".sending")].find(
    (copy) => (event && copy.dataset.event === event) || (question && copy.dataset.question === question),
  );
}

function renew(old, post) {
  if (Number(old.dataset.version) > Number(post.dataset.version)) return;
  const held = old.contains(document.activeElement);
  const stage = stageOf(old);
  around(() => {
    morph(old, post);
    return null;
  });
  if (held && !old.contains(document.activeElement)) (old.querySelector("summary") ?? old).focus({ preventScroll: true });
  if (stageOf(old) && stageOf(old) !== stage) sayStage(stageOf(old));
}

function stageOf(post) {
  return post.querySelector("[data-stage]")?.dataset.stage;
}

function tell(post) {
  const { role, say: words } = post.dataset;
  if (role === "answer" || role === "note" || role === "told") say(words);
}
