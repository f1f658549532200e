// Who is at this browser. A page from the server says it; a page that the browser kept asks who was signed in last.
import { read } from "./device.js";

export const isKeptPage = () => "keptPage" in document.body.dataset;

export async function whose() {
  if (document.body.dataset.whose) return Number(document.body.dataset.whose);
  return isKeptPage() ? (await read("facts", "person"))?.whose : undefined;
}
