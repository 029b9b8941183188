// Light or dark: as the system says, until the person says otherwise.

const button = document.getElementById("theme");
const system = matchMedia("(prefers-color-scheme: dark)");

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

function tell() {
  button.setAttribute("aria-pressed", String(dark()));
}

export function startColours() {
  tell();
  system.addEventListener("change", tell);
  button.addEventListener("click", () => {
    const chosen = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem("threadcast-theme", chosen);
    tell();
  });
}
