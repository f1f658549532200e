// The text has reached its place: the copy that this device may have kept of it goes.
import { canKeep } from "./device.js";
import { forgetDraft } from "./kept-texts.js";

export default async function forgetDraftOf({ dataset: { draftId } }) {
  sessionStorage.removeItem(`waymark-draft-${draftId}`);
  if (canKeep()) await forgetDraft(draftId);
}
