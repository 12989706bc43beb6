// A photo that was taken shows on its button before the item is ticked.
document.addEventListener("change", (event) => {
  const label = event.target.closest(".mt-photo");
  if (!label) return;
  const taken = event.target.files.length > 0;
  const words = label.querySelector(".mt-chosen");
  label.classList.toggle("is-chosen", taken);
  words.textContent = taken ? words.dataset.words : "";
});
