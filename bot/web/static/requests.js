// Requests to the server. What it refuses comes back as a sentence and a remedy.

const csrf = document.querySelector('meta[name="csrf-token"]').content;

export const thread = document.body.dataset.thread;
export const here = `/threads/${thread}`;

/** A request that was refused, or that got no answer (status 0). Its message is written for people. */
export class Refused extends Error {
  constructor(sentence, remedy, status) {
    super(`${sentence} ${remedy ?? ""}`.trim());
    this.status = status;
  }
}

const wordless = {
  401: ["You’re signed out.", "Open Threadcast with a new link."],
  403: ["This isn’t allowed from here.", "Reload the page and try again."],
  413: ["The file is too large.", "Send a smaller one."],
};

/** The refusal that a response's status and JSON text tell. */
export function refusal(status, text) {
  try {
    const { sentence, remedy } = JSON.parse(text);
    if (sentence) return new Refused(sentence, remedy, status);
  } catch {
    // Not in words: said below.
  }
  return new Refused(...(wordless[status] ?? ["Something went wrong.", "Please try again."]), status);
}

async function request(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch {
    throw new Refused("Threadcast can’t be reached.", "", 0);
  }
  if (!response.ok) throw refusal(response.status, await response.text());
  return response;
}

/** A change, as JSON; what the server answers, as an object, or null. */
export async function send(method, address, body) {
  const headers = { "X-CSRF-Token": csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await request(address, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** A piece of the page, as nodes. */
export async function piece(address) {
  const response = await request(address, { cache: "no-store" });
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}

/** Sends a file, telling how much of it (0 to 1) is there. Returns the promise and a way to give up. */
export function upload(file, progress) {
  const sending = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    sending.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    sending.onload = () =>
      sending.status < 300
        ? resolve(JSON.parse(sending.responseText))
        : reject(refusal(sending.status, sending.responseText));
    sending.onerror = () => reject(new Refused("The file didn’t get through.", "", 0));
  });
  const form = new FormData();
  form.append("file", file);
  sending.open("POST", "/uploads");
  sending.setRequestHeader("X-CSRF-Token", csrf);
  sending.send(form);
  return { done, stop: () => sending.abort() };
}
