// The rail: threads and files, a drawer on a phone.
import { morph } from "./morph.js";
import { here, piece, send } from "./requests.js";

const rail = document.getElementById("rail");
const opener = document.getElementById("open-rail");
const veil = document.getElementById("veil");
const stage = document.getElementById("stage");
const lists = document.getElementById("lists");

/** Brings the lists of threads and files up to date, and the page's title with them. */
export async function renewLists() {
  const fresh = lists.cloneNode(false);
  fresh.append(await piece(`/sidebar?thread=${encodeURIComponent(here.split("/").pop())}`));
  morph(lists, fresh);
  const title = lists.querySelector('[aria-current="page"]')?.textContent.trim();
  if (!title) return;
  document.getElementById("title").textContent = title;
  document.title = `${title} · Threadcast`;
}

function slide(open) {
  if (open === rail.classList.contains("open")) return;
  rail.classList.toggle("open", open);
  opener.setAttribute("aria-expanded", String(open));
  veil.hidden = !open;
  stage.inert = open;
  if (open) document.getElementById("close-rail").focus();
  else opener.focus();
}

async function begin(button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  if (!document.querySelector(".post, [data-action='delete-file']")) {
    slide(false);
    document.getElementById("words").focus();
    return;
  }
  button.setAttribute("aria-disabled", "true");
  try {
    const { id } = await send("POST", "/threads");
    location.assign(`/threads/${id}`);
  } catch (refused) {
    document.getElementById("connection").textContent = refused.message;
    button.removeAttribute("aria-disabled");
  }
}

export function startRail() {
  opener.addEventListener("click", () => slide(true));
  document.getElementById("close-rail").addEventListener("click", () => slide(false));
  veil.addEventListener("click", () => slide(false));
  document.getElementById("new-thread").addEventListener("click", (event) => begin(event.currentTarget));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && rail.classList.contains("open") && !document.querySelector("dialog[open]")) slide(false);
  });
}
