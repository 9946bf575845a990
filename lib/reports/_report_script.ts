/**
 * What happens when a reader points at a mark: its words, and behind a point of a map its image, appear;
 * the points of its class stay, the others fade. Needs nothing but the page.
 */
export const reportScript = `
const tip = document.getElementById("tip");
const sprite = tip.querySelector(".sprite");
const words = tip.querySelector(".words");
function place(event) {
  const right = event.clientX + 16 + tip.offsetWidth > innerWidth;
  const low = event.clientY + 16 + tip.offsetHeight > innerHeight;
  tip.style.left = (right ? event.clientX - 12 - tip.offsetWidth : event.clientX + 16) + "px";
  tip.style.top = (low ? event.clientY - 12 - tip.offsetHeight : event.clientY + 16) + "px";
}
function say(text, cell) {
  words.textContent = text;
  sprite.hidden = cell === undefined;
  if (cell !== undefined) {
    sprite.style.setProperty("--column", cell % tip.dataset.columns);
    sprite.style.setProperty("--row", Math.floor(cell / tip.dataset.columns));
  }
  tip.hidden = false;
}
for (const figure of document.querySelectorAll("figure")) {
  const drawing = figure.querySelector("svg");
  const points = figure.dataset.points && JSON.parse(figure.dataset.points);
  const marks = points ? [...figure.querySelectorAll("g.mark-symbol.role-mark")] : [];
  let shown = [];
  const hide = () => {
    tip.hidden = true;
    drawing.classList.remove("chosen");
    for (const mark of shown) mark.classList.remove("of-class", "this");
    shown = [];
  };
  drawing.addEventListener("pointerleave", hide);
  drawing.addEventListener("pointermove", (event) => {
    const group = event.target.closest("g.mark-symbol.role-mark");
    if (points && group && marks.includes(group)) {
      const index = [...group.children].indexOf(event.target);
      if (index >= 0) {
        hide();
        say(points.labels[index], points.cells[index]);
        drawing.classList.add("chosen");
        for (const mark of marks) {
          [...mark.children].forEach((point, other) => {
            if (points.labels[other] !== points.labels[index]) return;
            point.classList.add("of-class");
            if (other === index) point.classList.add("this");
            shown.push(point);
          });
        }
        return place(event);
      }
    }
    const named = event.target.closest("[aria-label][aria-roledescription]");
    const isMark = named && named.matches("path") && !named.closest(".role-axis, .role-legend");
    if (!isMark) return hide();
    hide();
    say(named.getAttribute("aria-label"));
    place(event);
  });
}
`;
