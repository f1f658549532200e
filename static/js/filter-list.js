// Shortens a long list while somebody types: <form data-module="filter-list"> with a search field marked
// data-filter-words, rows marked data-filter-row, and a line marked data-filter-count. What is ticked always stays.
// Without it, the button beside the field asks the server to do the same.
export default function filterList(form) {
  const field = form.querySelector("[data-filter-words]");
  const rows = [...form.querySelectorAll("[data-filter-row]")];
  const count = form.querySelector("[data-filter-count]");
  const groups = [...form.querySelectorAll("details")];

  function shorten() {
    const sought = field.value.trim().toLowerCase();
    for (const row of rows) {
      const ticked = row.querySelector("input").checked;
      row.hidden = !ticked && !row.textContent.toLowerCase().includes(sought);
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filter-row]:not([hidden])");
      if (sought) group.open = true;
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = sought ? `${shown} of ${rows.length} shown` : "";
  }

  field.addEventListener("input", shorten);
}
