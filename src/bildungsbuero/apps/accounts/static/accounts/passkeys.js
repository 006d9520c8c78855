// Passkeys: a form with data-passkey asks the browser first and is sent with its answer in the field "credential".
"use strict";

const toBytes = (text) => {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "=");
  return Uint8Array.from(window.atob(padded), (sign) => sign.charCodeAt(0));
};
const toText = (buffer) => window.btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (credentials) => (credentials || []).map((one) => ({ ...one, id: toBytes(one.id) }));

const created = async (options) => {
  const credential = await navigator.credentials.create({ publicKey: {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  } });
  return [credential, {
    attestationObject: toText(credential.response.attestationObject),
    clientDataJSON: toText(credential.response.clientDataJSON),
  }];
};

const asked = async (options) => {
  const credential = await navigator.credentials.get({ publicKey: {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  } });
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  return [credential, {
    authenticatorData: toText(authenticatorData),
    clientDataJSON: toText(clientDataJSON),
    signature: toText(signature),
    userHandle: userHandle ? toText(userHandle) : null,
  }];
};

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  const data = JSON.parse(document.getElementById("passkey-options").textContent);
  const trouble = form.querySelector("[data-passkey-trouble]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    trouble.hidden = true;
    try {
      const [credential, response] = form.dataset.passkey === "create"
        ? await created(data.creation_options.publicKey)
        : await asked(data.request_options.publicKey);
      form.elements.credential.value = JSON.stringify({
        id: credential.id,
        rawId: toText(credential.rawId),
        type: credential.type,
        clientExtensionResults: credential.getClientExtensionResults(),
        response,
      });
      form.submit();
    } catch {
      trouble.hidden = false;
      trouble.focus();
    }
  });
});
