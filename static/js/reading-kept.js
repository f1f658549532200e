// Brings the reading settings back where the browser dropped the cookie but kept its own copy.
export default function readingKept() {
  let kept = "";
  try {
    kept = localStorage.getItem("reading") ?? "";
  } catch {
    return;
  }
  if (!/^[a-z0-9.-]+$/.test(kept) || document.cookie.includes("reading=")) return;
  const secure = location.protocol === "https:";
  document.cookie = `${secure ? "__Host-" : ""}reading=${kept};path=/;samesite=lax;max-age=31536000${secure ? ";secure" : ""}`;
  for (const pair of kept.split(".")) {
    const [name, value] = pair.split("-");
    document.documentElement.setAttribute(`data-${name}`, value);
  }
}
