// A button that prints, for who does not know the key; without a script there is none, and the browser's own is used.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
