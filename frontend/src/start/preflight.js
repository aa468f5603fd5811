// @ts-check
/* Beside Streamlit's page, which stays empty and silent where a proxy lets no websocket through. */

const WAIT_MS = 8000;
const CONTENT = "[data-testid=stSidebarNav]";
const ownScript = /** @type {HTMLScriptElement} */ (document.currentScript);
const STREAM = new URL("../../../_stcore/stream", ownScript.src);

const TEXTS = [
  [
    "pl",
    "Strona nie może połączyć się z serwerem atlasu. Coś po drodze, zwykle serwer pośredniczący urzędu," +
      " nie przepuszcza połączenia WebSocket. Poproś informatyka, by je dla tego adresu dopuścił," +
      " a potem odśwież stronę.",
  ],
  [
    "en",
    "The page cannot connect to the server of the atlas. Something on the way, usually the office’s proxy," +
      " does not let the WebSocket connection through. Ask IT to allow it for this address, then reload" +
      " the page.",
  ],
];

setTimeout(look, WAIT_MS);

/** Say what is wrong if there is no content yet and no way to get it. */
async function look() {
  if (document.querySelector(CONTENT) || (await canConnect())) return;
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.style.cssText =
    "position:fixed;inset:30% 0 auto;z-index:1000001;max-width:40rem;margin:auto;padding:1rem 1.5rem;" +
    "background:canvas;color:canvastext;border:1px solid;font:16px/1.5 sans-serif";
  TEXTS.forEach(([lang, text]) => {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    box.append(line);
  });
  document.body.append(box);
  new MutationObserver((_, watch) => {
    if (!document.querySelector(CONTENT)) return;
    watch.disconnect();
    box.remove(); /* it came through after all */
  }).observe(document.body, { childList: true, subtree: true });
}

/** @returns {Promise<boolean>} whether a websocket to the server opens */
function canConnect() {
  STREAM.protocol = STREAM.protocol.replace("http", "ws");
  return new Promise((done) => {
    const socket = new WebSocket(STREAM, ["streamlit"]);
    const end = (/** @type {boolean} */ is) => () => {
      socket.close();
      done(is);
    };
    socket.onopen = end(true);
    socket.onerror = end(false);
    setTimeout(end(false), WAIT_MS);
  });
}
