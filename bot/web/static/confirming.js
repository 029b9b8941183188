// Asks before something is deleted, in words.

const dialog = document.getElementById("confirm");

/** Whether the person says yes. Esc means no, and focus goes back to where it was. */
export function confirmed(title, text) {
  document.getElementById("confirm-title").textContent = title;
  document.getElementById("confirm-text").textContent = text;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
