// A button beside each correction that copies it, and keys for the doubtful lines: n for the next, p for the one before.
for (const code of document.querySelectorAll("code.fix")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  });
  code.after(button);
}
const doubtful = [...document.querySelectorAll("tr.doubtful")];
let at = -1;
document.addEventListener("keydown", event => {
  const step = { n: 1, p: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || !doubtful.length) return;
  at = (at + step + doubtful.length) % doubtful.length;
  location.hash = doubtful[at].id;
});
