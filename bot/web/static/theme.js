// Runs before the page is painted, so that a remembered choice of colours never flashes.
(() => {
  try {
    const chosen = localStorage.getItem("threadcast-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Without storage the system's choice holds.
  }
})();
