// Brings the reading settings back where the browser dropped the cookie but kept its own copy, and to a page that was kept
// for when there is no connection: that one was drawn for everybody.
export default function readingKept() {
  let kept = document.cookie.match(/(?:^|; )(?:__Host-)?reading=([^;]*)/)?.[1] ?? "";
  try {
    kept ||= localStorage.getItem("reading") ?? "";
  } catch {
    // Storage is off: the cookie alone has to do.
  }
  if (!/^[a-z0-9.-]+$/.test(kept)) return;
  const secure = location.protocol === "https:";
  document.cookie = `${secure ? "__Host-" : ""}reading=${kept};path=/;samesite=lax;max-age=31536000${secure ? ";secure" : ""}`;
  for (const pair of kept.split(".")) {
    const [name, value] = pair.split("-");
    document.documentElement.setAttribute(`data-${name}`, value);
  }
}
