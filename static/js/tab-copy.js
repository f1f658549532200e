// Where the browser has no store that we can encrypt: a copy that lives as long as this tab.
export class TabCopy {
  place = "tab";

  constructor(draft) {
    this.key = `waymark-draft-${draft.draftId}`;
  }

  open() {
    try {
      return { first: JSON.parse(sessionStorage.getItem(this.key)) ?? undefined, others: [] };
    } catch {
      return { others: [] };
    }
  }

  async keep(record) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(record));
      return this.place;
    } catch {
      return "";
    }
  }

  async forget() {
    sessionStorage.removeItem(this.key);
  }
}
