// Where the reader is: at the end of the conversation, which is followed, or further up, which is left in peace.

const near = 160;
const pill = document.getElementById("newer");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const settling = 3000;
let waiting = null;
let shownAt = { post: null, until: 0 };

function atEnd() {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - near;
}

/** Makes a change; a reader who was at the end is shown its last post, others are told of a new answer. */
export function around(change) {
  const followed = atEnd();
  const post = change();
  if (justShown()) shownAt.post.scrollIntoView({ block: "start" });
  else if (followed) show(post);
  else if (post && post.dataset.role === "answer") offer(post);
}

/** Whether a post was shown a moment ago: what changes above it now, a plan that folds up, must not move it. */
function justShown() {
  return shownAt.post?.isConnected && Date.now() < shownAt.until;
}

/** Scrolls to the end, or to the beginning of `post` where it is taller than what can be seen. */
export function show(post) {
  const behavior = calm.matches ? "auto" : "smooth";
  const room = window.innerHeight - 240;
  if (post && post.offsetHeight > room) {
    shownAt = { post, until: Date.now() + settling };
    post.scrollIntoView({ block: "start", behavior });
  } else window.scrollTo({ top: document.documentElement.scrollHeight, behavior });
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
  for (const gesture of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(gesture, () => (shownAt.until = 0), { passive: true });
  }
  window.addEventListener("scroll", () => waiting && atEnd() && seen(), { passive: true });
  const [navigation] = performance.getEntriesByType("navigation");
  const last = document.querySelector("#posts > :last-child");
  if (last && navigation?.type === "navigate") last.scrollIntoView({ block: last.offsetHeight > window.innerHeight - 240 ? "start" : "end" });
}
