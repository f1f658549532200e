// Keeps what stands in a field over a reload of the page, in this tab only.
export default function draft(field, place) {
  const key = `${place}-draft`;
  field.value ||= sessionStorage.getItem(key) ?? "";
  field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
  return { clear: () => sessionStorage.removeItem(key) };
}
