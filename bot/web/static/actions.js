// What can be clicked in the conversation and the rail, by its data-action.
import { confirmed } from "./confirming.js";
import { submit, write } from "./composer.js";
import { renewLists } from "./rail.js";
import { here, send, thread } from "./requests.js";
import { post } from "./sending.js";
import { say } from "./announcing.js";

const actions = {
  "pick-file": () => document.getElementById("picker").click(),
  example: (button) => {
    write(button.textContent.trim());
    if (document.querySelector("[data-action='delete-file']")) submit();
  },
  choose,
  stop,
  "view-chart": viewChart,
  "delete-file": deleteFile,
  "delete-thread": deleteThread,
};

async function choose(button) {
  const group = button.closest(".choices");
  const label = button.textContent.trim();
  const question = button.closest(".post").dataset.question;
  settle(group, button);
  const taken = await post("choices", { question, value: button.dataset.value, label }, label);
  if (taken) group.dataset.chosen = "";
}

function settle(group, chosen) {
  const again = group.classList.contains("quiet");
  for (const option of group.querySelectorAll(".option")) {
    if (!again || option === chosen) option.setAttribute("aria-disabled", "true");
    option.setAttribute("aria-pressed", String(option === chosen));
  }
}

async function stop(button) {
  button.setAttribute("aria-disabled", "true");
  try {
    await send("POST", `${here}/stop`, { question: button.closest(".post").dataset.question });
    say("Stopping.");
  } catch (refused) {
    button.removeAttribute("aria-disabled");
    say(refused.message);
  }
}

function viewChart(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const image = link.querySelector("img");
  const viewed = document.getElementById("viewed");
  viewed.src = link.href;
  viewed.alt = image.alt;
  document.getElementById("viewer").showModal();
}

async function deleteFile(button) {
  const { id, name } = button.dataset;
  const text = "Threadcast forgets it and can’t answer from it any more. Answers already given stay.";
  if (!(await confirmed(`Delete ${name}?`, text))) return;
  await gone(button, async () => {
    await send("DELETE", `${here}/files/${id}`);
    await renewLists();
    say(`${name} was deleted.`);
    document.getElementById("words").focus();
  });
}

async function deleteThread(button) {
  const { id, name } = button.dataset;
  const text = "Its questions, answers and files are deleted with it. This can’t be undone.";
  if (!(await confirmed(`Delete “${name}”?`, text))) return;
  await gone(button, async () => {
    await send("DELETE", `/threads/${id}`);
    if (id === thread) location.assign("/");
    else await renewLists();
  });
}

/** Takes the row away at once, and gives it back where the deed failed. */
async function gone(button, deed) {
  const line = document.getElementById("connection");
  const row = button.closest("li");
  row.hidden = true;
  try {
    await deed();
    line.textContent = "";
  } catch (refused) {
    row.hidden = false;
    line.textContent = refused.message;
  }
}

export function startActions() {
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action]");
    if (!target || target.getAttribute("aria-disabled") === "true") return;
    actions[target.dataset.action]?.(target, event);
  });
}
