// Where the reader is: at the end of the conversation, which is followed, or further up, which is left in peace.

const near = 160;
const pill = document.getElementById("newer");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let waiting = null;

function atEnd() {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - near;
}

/** Makes a change; a reader who was at the end is shown its last post, others are told of a new answer. */
export function around(change) {
  const followed = atEnd();
  const post = change();
  if (followed) show(post);
  else if (post && post.dataset.role === "answer") offer(post);
}

/** Scrolls to the end, or to the beginning of `post` where it is taller than what can be seen. */
export function show(post) {
  const behavior = calm.matches ? "auto" : "smooth";
  const room = window.innerHeight - 240;
  if (post && post.offsetHeight > room) post.scrollIntoView({ block: "start", behavior });
  else window.scrollTo({ top: document.documentElement.scrollHeight, behavior });
}

function offer(post) {
  waiting = post;
  pill.hidden = false;
}

function seen() {
  waiting = null;
  pill.hidden = true;
}

export function startFollowing() {
  pill.addEventListener("click", () => {
    const post = waiting;
    seen();
    if (!post) return;
    post.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    post.focus({ preventScroll: true });
  });
  window.addEventListener("scroll", () => waiting && atEnd() && seen(), { passive: true });
  const [navigation] = performance.getEntriesByType("navigation");
  const last = document.querySelector("#posts > :last-child");
  if (last && navigation?.type === "navigate") last.scrollIntoView({ block: last.offsetHeight > window.innerHeight - 240 ? "start" : "end" });
}
