// Reads a page aloud with a voice of this device. Other voices would send the text elsewhere: they are never used, and
// where there is no local voice in the language of the page the button stays hidden.
(() => {
  const place = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!place || !speech || !window.SpeechSynthesisUtterance) return;
  const button = place.querySelector("button");
  const label = button.querySelector("span");
  const start = label.textContent;
  const languageOf = (element) => element.closest("[lang]").lang.split("-")[0];
  const voiceFor = (language) =>
    speech.getVoices().find((voice) => voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === language);
  const parts = () => [...document.querySelectorAll("[data-read]")].filter((part) => part.textContent.trim());

  const show = () => {
    place.hidden = !parts().length || !voiceFor(languageOf(parts()[0]));
  };
  const ended = () => {
    label.textContent = start;
  };
  const read = () => {
    const spoken = parts().filter((part) => voiceFor(languageOf(part)));
    spoken.forEach((part, number) => {
      const said = new SpeechSynthesisUtterance(part.textContent.replace(/\s+/g, " ").trim());
      said.voice = voiceFor(languageOf(part));
      said.lang = said.voice.lang;
      if (number === spoken.length - 1) said.onend = ended;
      said.onerror = ended;
      speech.speak(said);
    });
    label.textContent = button.dataset.stop;
  };

  button.addEventListener("click", () => {
    const isReading = label.textContent !== start;
    speech.cancel();
    if (isReading) ended();
    else read();
  });
  speech.addEventListener?.("voiceschanged", show);
  window.addEventListener("pagehide", () => speech.cancel());
  show();
})();
