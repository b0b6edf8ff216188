"use strict";
(() => {
  const box = document.querySelector("[data-filter]");
  if (!box) return;
  const choice = box.querySelector("select");
  const count = box.querySelector("[data-count]");
  const statements = Array.from(document.querySelectorAll("[data-speakers]"));
  const show = () => {
    const wanted = choice.value;
    let left = 0;
    for (const statement of statements) {
      const fits = wanted === "" || statement.dataset.speakers.split(" ").includes(wanted);
      statement.classList.toggle("left-out", !fits);
      left += fits ? 1 : 0;
    }
    count.textContent = left === statements.length ? "" : left + " of " + statements.length + " shown";
  };
  const reveal = () => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (!target || !target.classList.contains("left-out")) return;
    choice.value = "";
    show();
    target.scrollIntoView();
  };
  choice.addEventListener("change", show);
  window.addEventListener("hashchange", reveal);
  window.addEventListener("pageshow", show);
  box.hidden = false;
})();
