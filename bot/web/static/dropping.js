// Ways in for files: dropped anywhere, pasted, or picked.
import { attach } from "./attaching.js";

const veil = document.getElementById("drop");
const picker = document.getElementById("picker");
let depth = 0;

function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}

function show(shown) {
  if (!shown) depth = 0;
  veil.hidden = !shown;
}

function take(files) {
  if (!files.length) return;
  attach(files);
  document.getElementById("words").focus();
}

/** Listens for files; those dropped before this page could listen come first. */
export function startDropping(early) {
  take(early);
  addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    show(true);
  });
  addEventListener("dragleave", (event) => {
    if (carriesFiles(event) && (depth -= 1) <= 0) show(false);
  });
  addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    show(false);
    take([...event.dataTransfer.files]);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
  picker.addEventListener("change", () => {
    take([...picker.files]);
    picker.value = "";
  });
}
