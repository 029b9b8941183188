// The form that changes a plan, opened in its place.
import { post } from "./sending.js";

const longest = 900;

function parts(within) {
  const article = within.closest(".post");
  return {
    question: article.dataset.question,
    form: article.querySelector(".change"),
    opener: article.querySelector('[data-action="open-form"]'),
  };
}

function open(opener) {
  const { form } = parts(opener);
  form.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("input, select")?.focus({ preventScroll: true });
}

function close(within) {
  const { form, opener } = parts(within);
  form.hidden = true;
  form.reset();
  opener?.setAttribute("aria-expanded", "false");
  opener?.focus();
}

function initial(control) {
  if (control.type === "checkbox") return control.defaultChecked === control.checked;
  if (control.tagName === "SELECT") return control.selectedOptions[0]?.defaultSelected ?? true;
  return control.value === control.defaultValue;
}

/** What the person changed, by field: a value, or a list where there are boxes; and how it reads. */
function changes(form) {
  const values = {};
  const words = [];
  for (const field of form.querySelectorAll("[data-field]")) {
    const controls = [...field.querySelectorAll("input, select")];
    if (controls.every(initial)) continue;
    const several = field.tagName === "FIELDSET";
    const on = several ? controls.filter((box) => box.checked) : controls;
    values[field.dataset.field] = several ? on.map((box) => box.value) : on[0].value;
    words.push(`${name(field)}: ${on.map(label).join(", ") || "none"}`);
  }
  return { values, words: words.join("; ") };
}

/** What a field is called, without what its label explains in brackets. */
function name(field) {
  return field.firstElementChild.textContent.trim().replace(/\s*\(.*\)$/, "");
}

function label(control) {
  if (control.tagName === "SELECT") return control.selectedOptions[0].textContent.trim();
  return control.type === "checkbox" ? control.closest("label").textContent.trim() : control.value;
}

function submit(form) {
  const { values, words } = changes(form);
  const { question } = parts(form);
  if (!words) {
    form.querySelector(".form-problem").textContent = "Nothing is different yet. Change something first.";
    return;
  }
  close(form);
  const label = words.length > longest ? `${words.slice(0, longest)}…` : words;
  post("changes", { question, changes: values, label }, label);
}

export function startForms() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button?.dataset.action === "open-form") {
      if (button.getAttribute("aria-expanded") === "true") close(button);
      else open(button);
    }
    if (button?.dataset.action === "close-form") close(button);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".change")) return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Escape" && event.target.closest?.(".change");
    if (form) close(form);
  });
}
