// In the Wagtail admin: what is pasted into running text comes in clean, and the page says what was left out.
import { fromWord } from "./from-word.js";

const MOST_WORDS = 100_000, MOST = 5_000_000; // characters: of the text, and of what stands around it once pictures are gone
const OWN = "data-draftjs-conductor-fragment"; // copied in this very editor: it is clean
const seen = new WeakSet();

function say(editor, words) {
  const place = editor.closest(".Draftail-Editor__wrapper, [data-draftail-editor-wrapper]") ?? editor;
  const said = place.parentElement.querySelector(":scope > .pasted") ?? Object.assign(document.createElement("p"), { className: "pasted" });
  said.setAttribute("role", "status");
  place.after(said);
  said.textContent = words;
}

const listed = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0]);
const capital = (words) => words[0].toUpperCase() + words.slice(1);

function refuse(event, editor, size) {
  event.preventDefault();
  event.stopImmediatePropagation();
  say(editor, `This is too much for one section (${size}). Nothing was pasted, and nothing was lost. Copy it in parts, a section each.`);
}

function paste(event) {
  const editor = event.target.closest?.("[data-draftail-editor]");
  if (!editor || !event.clipboardData || seen.has(event)) return;
  const html = event.clipboardData.getData("text/html"), text = event.clipboardData.getData("text/plain");
  if (text.length > MOST_WORDS) { refuse(event, editor, `${Math.round(text.length / 1000)} thousand characters`); return; }
  if (!html || html.includes(OWN)) return;
  const bare = html.replace(/data:[a-z]+\/[^"')\s]*/gi, "");
  if (bare.length > MOST) { refuse(event, editor, `${Math.round(html.length / 1_000_000)} MB`); return; }
  const clean = fromWord(bare), data = new DataTransfer();
  data.setData("text/html", clean.html);
  data.setData("text/plain", clean.html ? text : "");
  const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (!again.clipboardData?.types.length && clean.html) return; // an old browser: the editor does what it can
  seen.add(again);
  event.preventDefault();
  event.stopImmediatePropagation();
  if (clean.html) event.target.dispatchEvent(again);
  say(editor, clean.left.length ? `Left out: ${listed(clean.left)}. ${hint(clean.left)}` : "Pasted without fonts and colours.");
}

function hint(left) {
  if (left.some((one) => one.includes("picture"))) return "Bring a picture as a Figure, with words for people who cannot see it.";
  return left.some((one) => one.includes("another site")) ? capital("Waymark shows nothing from other sites: link to it, or bring it as Sound or video.") : "";
}

document.addEventListener("paste", paste, true);
