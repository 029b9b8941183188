// The line that says what is being done with a message, until its plan or its answer is there.
import { say } from "./announcing.js";

const posts = document.getElementById("posts");
const template = document.getElementById("awaited-line");
const thinking = "Thinking about it…";

function line() {
  return document.getElementById("awaited");
}

/** Says at the end what is being done with a message, and aloud once. name: of a file that comes with it. */
export function begin(event, name) {
  const drawn = show(name ? `Reading ${name}…` : thinking);
  drawn.dataset.event = event;
  say(drawn.querySelector(".awaited-words").textContent);
}

/** The message was taken as this question, or was not sent at all: null. */
export function known(event, question) {
  const drawn = line();
  if (drawn?.dataset.event !== event) return;
  if (question === null) drawn.remove();
  else drawn.dataset.question = question;
}

/** What a post that the server made says of waiting: a message may wait, a plan or an answer ends it. */
export function heard(post) {
  const { role, question, awaits } = post.dataset;
  if (role === "told" || role === "answer") ended(question);
  else if (role === "person" && awaits) waits(awaits, question);
  else if (role === "person") ended(question);
}

/** One's own message that is still on its way is waited for rather. */
function waits(words, question) {
  const drawn = line();
  if (drawn?.dataset.event && !drawn.dataset.question) return;
  if (drawn?.dataset.question !== question) show(words).dataset.question = question;
}

function ended(question) {
  const drawn = line();
  if (question && drawn?.dataset.question === question) drawn.remove();
}

function show(words) {
  const drawn = line() ?? template.content.firstElementChild.cloneNode(true);
  drawn.querySelector(".awaited-words").textContent = words;
  delete drawn.dataset.event;
  drawn.dataset.question = "";
  posts.append(drawn);
  return drawn;
}
