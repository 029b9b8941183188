// What is said aloud to those who listen to the page: an answer's headline once, stages rarely.

const pause = 15_000;
const announcer = document.getElementById("announcer");
let lastStage = 0;

export function say(words) {
  announcer.textContent = "";
  // A change in the same turn would not be noticed.
  setTimeout(() => (announcer.textContent = words), 60);
}

/** Says a stage of the work, unless one was said a short while ago. */
export function sayStage(words) {
  if (Date.now() - lastStage < pause) return;
  lastStage = Date.now();
  say(words);
}
