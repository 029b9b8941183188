// One's own messages: shown at once, sent under an id of their own, and sent again under the same id after a failure.
import { begin, known } from "./awaiting.js";
import { show } from "./following.js";
import { append } from "./posts.js";
import { here, send } from "./requests.js";

const template = document.getElementById("sending-post");
const underWay = new Set();

/** When all that is on its way was answered or failed. */
export function settled() {
  return Promise.allSettled([...underWay]);
}

/** Shows the message and sends it. path: messages, choices or changes. Resolves to whether it was taken. */
export function post(path, body, words, files = []) {
  const message = { path, body: { ...body, event_id: crypto.randomUUID() }, file: files[0]?.name };
  const copy = draw(message, words, files);
  append(copy);
  const taken = deliver(copy, message);
  show(null);
  return taken;
}

function draw(message, words, files) {
  const copy = template.content.firstElementChild.cloneNode(true);
  copy.dataset.event = message.body.event_id;
  const text = copy.querySelector(".words");
  text.textContent = words;
  text.hidden = !words;
  const chips = copy.querySelector(".chips");
  chips.hidden = !files.length;
  for (const file of files) chips.append(chip(file));
  copy.querySelector('[data-action="retry"]').addEventListener("click", () => {
    copy.focus({ preventScroll: true });
    deliver(copy, message);
  });
  return copy;
}

function chip(file) {
  const item = document.createElement("li");
  item.className = "chip";
  item.textContent = file.name;
  return item;
}

function deliver(copy, message) {
  state(copy, "Sending…", false);
  begin(message.body.event_id, message.file);
  const answer = send("POST", `${here}/${message.path}`, message.body);
  underWay.add(answer);
  return answer
    .then((receipt) => accepted(copy, receipt))
    .catch((refused) => {
      known(copy.dataset.event, null);
      return state(copy, refused.status ? `Not sent. ${refused.message}` : "Not sent.", true);
    })
    .finally(() => underWay.delete(answer));
}

function accepted(copy, receipt) {
  copy.dataset.question = receipt?.question ?? "";
  known(copy.dataset.event, copy.dataset.question);
  const twin = document.querySelector(`.person[id][data-question="${CSS.escape(copy.dataset.question)}"]`);
  if (twin && copy.dataset.question) copy.remove();
  else state(copy, "Sent", false);
  return true;
}

function state(copy, words, failed) {
  copy.querySelector(".sent-state").textContent = words;
  copy.querySelector('[data-action="retry"]').hidden = !failed;
  copy.classList.toggle("unsent", failed);
  return false;
}
