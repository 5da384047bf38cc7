// Pointing at a line of a finding shows its words in the text.
const light = (row, on) => {
  const [from, to] = row.dataset.at.split(":").map(Number);
  for (const piece of document.querySelectorAll("[data-o]")) {
    const [start, end] = piece.dataset.o.split(":").map(Number);
    piece.classList.toggle("lit", on && start >= from && end <= to);
  }
};
for (const row of document.querySelectorAll("tr[data-at]")) {
  for (const begin of ["mouseenter", "focus"]) row.addEventListener(begin, () => light(row, true));
  for (const end of ["mouseleave", "blur"]) row.addEventListener(end, () => light(row, false));
}
