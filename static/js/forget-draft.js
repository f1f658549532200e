// The text has reached its place: the copy this tab may have kept of it goes.
import { forget } from "./draft.js";

export default function forgetDraft(element) {
  forget(element.dataset);
}
