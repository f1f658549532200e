// What of a pasted document does not come into running text, taken out before anything else is looked at, and named for the author.
const NEVER = "script, style, meta, link, title, xml, del, template, noscript, [style*='mso-hide:all'], [style*='display:none'], [style*='display: none']";
const COMMENT = "[style*='mso-element:comment'], .MsoCommentReference, .MsoCommentText, a[href^='#_msocom'], a[href^='#cmnt'], [id^='cmnt']";
const SHOWN = [
  ["picture", "img, svg, canvas, picture, object, [style*='mso-element:frame'] v\\:imagedata"],
  ["video or page of another site", "iframe, embed, video, audio"],
  ["field or button", "input, select, textarea, button"],
  ["comment", COMMENT],
];
const counted = (count, what) => (count === 1 ? `one ${what}` : `${count} ${what.replace("page of another site", "pages of another site").replace(/^(\w+)/, "$1s")}`);

export function leaveOut(page) {
  const found = SHOWN.map(([what, which]) => [what, [...page.querySelectorAll(which)].filter((one) => !one.parentElement?.closest(which))]);
  const deleted = page.querySelectorAll("del").length;
  for (const [, elements] of found) elements.forEach((one) => one.remove());
  page.querySelectorAll(NEVER).forEach((one) => one.remove());
  const lines = found.filter(([, all]) => all.length).map(([what, all]) => counted(all.length, what));
  if (deleted) lines.push("what was struck out");
  return lines;
}
