// Runs before the page is drawn: what a person does before the modules are there is held for them, not lost.
(() => {
  const held = { files: [], sent: false };
  const listeners = {
    dragover: (event) => event.preventDefault(),
    drop: (event) => {
      event.preventDefault();
      held.files.push(...event.dataTransfer.files);
    },
    submit: (event) => {
      event.preventDefault();
      held.sent = true;
    },
  };
  for (const [type, listener] of Object.entries(listeners)) addEventListener(type, listener);
  /** Ends the holding, and hands over what was held. */
  window.takeHeld = () => {
    for (const [type, listener] of Object.entries(listeners)) removeEventListener(type, listener);
    return held;
  };
})();
