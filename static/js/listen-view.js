// Keeps what is being said on the screen until the reader scrolls away; then a button leads back to it.
const AWAY = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);
const A_MOMENT = 300; // ms
const scrolls = ({ key, target }) => AWAY.has(key) && !(key === " " && target.closest("button, input, select, textarea, [data-player]"));
const onScrollbar = ({ clientX }) => clientX >= document.documentElement.clientWidth;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class View {
  follows = true;

  constructor(bar) {
    Object.assign(this, { bar, button: bar.querySelector("[data-do='follow']") });
    const away = () => [(this.follows = false), setTimeout(() => this.look(), A_MOMENT)];
    for (const name of ["wheel", "touchmove"]) addEventListener(name, away, { passive: true });
    addEventListener("keydown", (event) => scrolls(event) && away());
    addEventListener("pointerdown", (event) => onScrollbar(event) && away());
  }

  // Above the bar of the page, where that stays at the bottom.
  begin(dock) {
    this.follows = true;
    const sticks = dock && getComputedStyle(dock).position === "sticky";
    this.bar.style.setProperty("--dock-size", `${sticks ? dock.offsetHeight : 0}px`);
  }

  look(what = this.what) {
    this.what = what;
    if (!what) return;
    const { top, bottom } = what.getBoundingClientRect();
    const hidden = top < 8 || bottom > this.bar.getBoundingClientRect().top - 8;
    this.button.hidden = this.follows || !hidden;
    if (this.follows && hidden) scrollBy({ top: top - innerHeight / 4, behavior: calm() ? "instant" : "smooth" });
  }

  again() {
    this.follows = true;
    this.look();
  }

  clear() {
    this.what = null;
    this.button.hidden = true;
  }
}
