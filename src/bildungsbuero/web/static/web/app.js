// What scripts add to pages that work without them: focus and announcements after updates, forms sent once, extras on request.
"use strict";

const announce = (text) => {
  const region = document.getElementById("announcement");
  if (!region || !text) return;
  region.textContent = "";
  window.setTimeout(() => { region.textContent = text; }, 50);
};

// A form is sent once. Its buttons wake again on coming back, and after a while where the answer was a file.
const WAKE_AFTER_MS = 10000;
const wakeForm = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-get") || form.hasAttribute("hx-post") || form.method === "get") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  window.setTimeout(() => {
    form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => {
      button.setAttribute("aria-disabled", "true");
    });
  });
  window.setTimeout(() => wakeForm(form), WAKE_AFTER_MS);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(wakeForm));

// After an update by htmx the focus stays where it was, and a new count is read aloud.
let focused = null;
document.addEventListener("htmx:beforeSwap", () => { focused = document.activeElement && document.activeElement.id; });
document.addEventListener("htmx:afterSettle", (event) => {
  if (focused && document.activeElement === document.body) {
    const again = document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }
  const counts = event.target.matches("[data-announce]") ? event.target : event.target.querySelector("[data-announce]");
  if (counts) announce(counts.dataset.announce || counts.textContent.trim());
});

document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
});

// Extras come only when a person asks for them: their scripts are fetched at the first click.
const fetched = new Map();
const fetchOnce = (address, make) => {
  if (!fetched.has(address)) {
    fetched.set(address, new Promise((resolve, reject) => {
      const element = make(address);
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    }));
  }
  return fetched.get(address);
};
const asScript = (address) => Object.assign(document.createElement("script"), { src: address });
const asStyle = (address) => Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
const words = (text) => (text || "").split(" ").filter(Boolean);

window.bildungsbueroExtras = {};

const load = async (button) => {
  await Promise.all(words(button.dataset.styles).map((address) => fetchOnce(address, asStyle)));
  for (const address of words(button.dataset.scripts)) await fetchOnce(address, asScript);
  await window.bildungsbueroExtras[button.dataset.extra](button);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-extra]");
  if (!button || button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  load(button).then(
    () => { announce(button.dataset.done); button.hidden = true; },
    () => { announce(button.dataset.failed); button.removeAttribute("aria-disabled"); },
  );
});

const wake = (root) => {
  root.querySelectorAll("[data-extra][hidden]:not([aria-disabled]), [data-needs-scripts][hidden]").forEach((one) => { one.hidden = false; });
};
document.addEventListener("DOMContentLoaded", () => wake(document));
document.addEventListener("htmx:afterSettle", (event) => wake(event.target));
